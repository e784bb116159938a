import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfidentialClientApplication, PublicClientApplication } from "@azure/msal-node";
import { parseConfig } from "../../../bridge/config";
import { DataverseUnreachable } from "../../../bridge/dataverse/errors";
import { createTokenSource } from "../../../bridge/dataverse/token";
import { usable } from "./config-examples";
import { selfSigned } from "./self-signed";

/** Microsoft's library is replaced: what is looked at is what the bridge asks it for. */
jest.mock("@azure/msal-node", () => ({ ConfidentialClientApplication: jest.fn(), PublicClientApplication: jest.fn() }));

const environment = "https://org.crm4.dynamics.com/";
const tenant = { tenantId: "contoso.example", clientId: "client" };
const authority = "https://login.microsoftonline.com/contoso.example";
const confidential = jest.mocked(ConfidentialClientApplication);
const open = jest.mocked(PublicClientApplication);
const byCredential = jest.fn();
const byDeviceCode = jest.fn();
const silent = jest.fn();

beforeEach(() => {
  jest.resetAllMocks();
  confidential.mockImplementation(
    () => ({ acquireTokenByClientCredential: byCredential }) as unknown as ConfidentialClientApplication,
  );
  open.mockImplementation(
    () =>
      ({ acquireTokenByDeviceCode: byDeviceCode, acquireTokenSilent: silent }) as unknown as PublicClientApplication,
  );
  byCredential.mockResolvedValue({ accessToken: "token" });
});

afterEach(() => void jest.useRealTimers());

describe("a client secret", () => {
  const auth = { kind: "clientSecret" as const, clientSecret: "secret", ...tenant };

  it("asks for the environment's own scope and past the cache only to renew", async () => {
    const token = createTokenSource(environment, auth);
    expect(await token()).toBe("token");
    expect(confidential).toHaveBeenCalledWith({ auth: { clientId: "client", authority, clientSecret: "secret" } });
    await token(true);
    const scopes = ["https://org.crm4.dynamics.com/.default"];
    expect(byCredential.mock.calls).toEqual([[{ scopes, skipCache: false }], [{ scopes, skipCache: true }]]);
  });

  it("that is refused is a sentence that says what to check and holds no secret", async () => {
    byCredential.mockRejectedValue(new Error("AADSTS7000215"));
    await expect(createTokenSource(environment, auth)()).rejects.toThrow(/gave no token.*Check tenant, client id/);
    byCredential.mockResolvedValue(null);
    await expect(createTokenSource(environment, auth)()).rejects.toThrow(/no reason/);
  });
});

it("a sign-in that is never answered ends: whatever waits for a token holds up the next sweep", async () => {
  jest.useFakeTimers();
  byCredential.mockReturnValue(new Promise(() => undefined));
  const token = createTokenSource(environment, { kind: "clientSecret", clientSecret: "secret", ...tenant })();
  const failed = expect(token).rejects.toThrow(DataverseUnreachable);
  await jest.advanceTimersByTimeAsync(15_000);
  await failed;
});

describe("a certificate", () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "certificate-"))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const auth = (certificateFile: string) => ({ kind: "certificate" as const, certificateFile, ...tenant });

  it("goes to msal with its private key and SHA-256 thumbprint, read from one PEM file", async () => {
    const both = join(folder, "both.pem");
    const { key, certificate, sha256 } = selfSigned("bridge");
    writeFileSync(both, `${key}${certificate}`);
    expect(await createTokenSource(environment, auth(both))()).toBe("token");
    const { clientCertificate } = confidential.mock.calls[0]![0].auth;
    expect(clientCertificate?.thumbprintSha256).toBe(sha256);
    expect(clientCertificate?.privateKey).toContain("BEGIN PRIVATE KEY");
  });

  it("that is missing, or stands without its key, is said with the file's name", () => {
    expect(() => createTokenSource(environment, auth(join(folder, "none.pem")))).toThrow(/none.pem can't be read/);
    const half = join(folder, "half.pem");
    writeFileSync(half, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    expect(() => createTokenSource(environment, auth(half))).toThrow(
      /half.pem has to hold a certificate and its private/,
    );
  });
});

describe("a device code", () => {
  const auth = { kind: "deviceCode" as const, ...tenant };
  const account = { username: "dana@contoso.example" };

  it("tells the person where to sign in, once, and goes on silently", async () => {
    const told: string[] = [];
    byDeviceCode.mockImplementation(async (request: { deviceCodeCallback: (code: object) => void }) => {
      request.deviceCodeCallback({ message: "Open https://microsoft.com/devicelogin and enter ABCD." });
      return { accessToken: "person's", account };
    });
    silent.mockResolvedValue({ accessToken: "renewed" });
    const token = createTokenSource(environment, auth, fetch, (sentence) => told.push(sentence));
    expect(await Promise.all([token(), token()])).toEqual(["person's", "person's"]);
    expect(told).toEqual(["Open https://microsoft.com/devicelogin and enter ABCD."]);
    expect(await token(true)).toBe("renewed");
    const scopes = ["https://org.crm4.dynamics.com/user_impersonation"];
    expect(silent).toHaveBeenCalledWith({ account, scopes, forceRefresh: true });
  });

  it("that nobody enters is a sentence, and a second try shows a new one", async () => {
    byDeviceCode.mockRejectedValueOnce(new Error("expired"));
    const token = createTokenSource(environment, auth, fetch, () => undefined);
    await expect(token()).rejects.toThrow(/sign in within fifteen minutes/);
    byDeviceCode.mockResolvedValueOnce({ accessToken: "person's", account });
    expect(await token()).toBe("person's");
  });

  it("is for set-up alone: the service has nobody beside it", () => {
    expect(parseConfig({ ...usable, setup: { auth } }).setup?.auth).toEqual(auth);
    const { url } = usable.dataverse;
    expect(() => parseConfig({ ...usable, dataverse: { url, auth } })).toThrow(/dataverse.auth/);
  });
});
