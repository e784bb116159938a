import { Broken } from "../../../bridge/doctor/check";
import { explainSite } from "../../../bridge/doctor/explain-wordpress";
import { fetchAnswer } from "../../../bridge/doctor/fetch-answer";

const url = "https://blog.example";
const answer = { status: 200, location: null, json: undefined as unknown, isPage: false };
const page = { ...answer, isPage: true };
const refused = (status: number, code: string) => ({
  ...answer,
  status,
  json: { code, message: "No.", data: { status } },
});
const redirect = (location: string) => ({ ...page, status: 301, location });

/** Answer, what is named, what is advised. */
const table: [string, typeof answer | ReturnType<typeof redirect>, boolean | undefined, RegExp, RegExp][] = [
  ["a redirect to https", redirect("https://blog.example/"), undefined, /redirects to/, /final address/],
  ["no route", refused(404, "rest_no_route"), undefined, /missing, not active, or older/, /activate/],
  [
    "a wrong application password",
    refused(401, "incorrect_password"),
    true,
    /refuses the application/,
    /new application/,
  ],
  ["an unknown user", refused(401, "invalid_username"), true, /refuses the application/, /sign-in name/],
  ["application passwords off", refused(401, "icds_forbidden"), false, /switched off/, /HTTPS/],
  ["a header that is gone", refused(401, "icds_forbidden"), true, /header does not arrive/, /CGIPassAuth/],
  [
    "the same, index unreadable",
    refused(401, "rest_not_logged_in"),
    undefined,
    /header does not arrive/,
    /CGIPassAuth/,
  ],
  ["a user without the role", refused(403, "icds_forbidden"), undefined, /may not bind/, /role "Dataverse bridge"/],
  [
    "a security plugin that closes REST",
    refused(403, "rest_disabled"),
    undefined,
    /security plugin/,
    /Allow the routes/,
  ],
  ["a firewall's page", { ...page, status: 403 }, undefined, /in front of WordPress answered 403/, /its log/],
  ["a page for people", page, undefined, /page for people/, /Permalinks/],
  ["a dead PHP", { ...page, status: 500 }, undefined, /answered 500/, /error logs/],
  ["another address", { ...page, status: 404 }, undefined, /answered 404/, /folder/],
  ["an older plugin", { ...answer, json: { name: "Blog" } }, undefined, /versions differ/, /same version/],
  ["WordPress's own failure", refused(500, "internal_server_error"), undefined, /answered 500/, /error log/],
];

test.each(table)("%s is named, with what to do", (_what, site, offersApplicationPasswords, detail, advice) => {
  try {
    explainSite({ site, offersApplicationPasswords }, url);
  } catch (error) {
    expect(error).toBeInstanceOf(Broken);
    expect((error as Broken).message).toMatch(detail);
    expect((error as Broken).advice).toMatch(advice);
    return;
  }
  throw new Error("nothing was named");
});

describe("the way to a server", () => {
  const real = globalThis.fetch;
  afterEach(() => (globalThis.fetch = real));
  const fail = (code: string) => {
    globalThis.fetch = () =>
      Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(), { code }) }));
  };

  it.each([
    ["CERT_HAS_EXPIRED", /certificate of https:\/\/blog.example is not accepted/],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", /certificate/],
    ["ENOTFOUND", /No address is known for the name blog.example/],
    ["ECONNREFUSED", /can't be reached \(ECONNREFUSED\)/],
  ])("that fails with %s is named", async (code, sentence) => {
    fail(code);
    await expect(fetchAnswer("WordPress", url, {})).rejects.toThrow(sentence);
  });
});
