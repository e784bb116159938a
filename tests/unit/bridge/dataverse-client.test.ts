import { z } from "zod";
import { createDataverseClient, retryAfter } from "../../../bridge/dataverse/client";
import { DataverseRefused, DataverseUnreachable } from "../../../bridge/dataverse/errors";
import { fakeDataverse, refusal } from "./fakes";

const anything = z.unknown();

test("a 429 is waited for as Retry-After says, then asked again", async () => {
  const { client, asked, slept } = fakeDataverse([
    { status: 429, headers: { "retry-after": "3" } },
    { status: 429 },
    { body: { ok: true } },
  ]);
  await client.get("contacts", anything);
  expect(slept).toEqual([3000, 5000]);
  expect(asked).toHaveLength(3);
});

test("no wait is longer than a minute, whatever the header says", () => {
  expect(retryAfter("999999")).toBe(60_000);
  expect(retryAfter("Thu, 01 Jan 1970 00:00:02 GMT", 0)).toBe(2000);
  expect(retryAfter("Thu, 01 Jan 1970 00:00:00 GMT", 5000)).toBe(0);
  expect(retryAfter("nonsense")).toBe(5000);
});

test("a 429 is not waited for when somebody waits for the answer", async () => {
  const { client, slept } = fakeDataverse([{ status: 429, headers: { "retry-after": "1" } }]);
  await expect(client.get("contacts", anything, { patience: 0 })).rejects.toBeInstanceOf(DataverseUnreachable);
  expect(slept).toEqual([]);
});

test("a 401 is tried once more with a fresh token, which a later wait does not throw away", async () => {
  const tokens: (boolean | undefined)[] = [];
  const { client } = fakeDataverse([{ status: 401 }, { status: 429 }, { body: {} }], ((renew?: boolean) => {
    tokens.push(renew);
    return Promise.resolve(renew ? "new" : "old");
  }) as () => Promise<string>);
  await client.get("contacts", anything);
  expect(tokens).toEqual([false, true, false]);
});

test("an answer that begins and never ends is late, not a wrong version of the solution", async () => {
  const endless = (_input: unknown, init?: RequestInit) =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          start(body) {
            body.enqueue(new TextEncoder().encode('{"value":['));
            init!.signal!.addEventListener("abort", () => body.error(init!.signal!.reason));
          },
        }),
      ),
    );
  const client = createDataverseClient({
    url: "https://org.example",
    token: () => Promise.resolve("token"),
    log: { debug: () => undefined },
    fetch: endless as typeof fetch,
  });
  await expect(client.get("contacts", anything, { timeout: 20 })).rejects.toThrow(
    "did not answer GET contacts within 0.02 seconds",
  );
});

test("a write that got no answer is not sent again", async () => {
  const { client, asked } = fakeDataverse([new TypeError("fetch failed")]);
  await expect(client.patch("contacts(1)", {})).rejects.toBeInstanceOf(DataverseUnreachable);
  expect(asked).toHaveLength(1);
});

test("an update can't create a row: If-Match is always sent", async () => {
  const { client, asked } = fakeDataverse([{ status: 204 }, { status: 204 }]);
  await client.patch("contacts(1)", { a: 1 });
  await client.patch("contacts(1)", { a: 1 }, 'W/"7"');
  expect(asked.map(({ headers }) => headers.get("if-match"))).toEqual(["*", 'W/"7"']);
});

test("a refusal carries status, code and Dataverse's sentence", async () => {
  const { client } = fakeDataverse([refusal(404, "0x80040217", "contact With Id = 1 Does Not Exist")]);
  const error = await client.get("contacts(1)", anything).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DataverseRefused);
  expect(error).toMatchObject({ status: 404, code: "0x80040217" });
  expect((error as Error).message).toContain("Does Not Exist");
});

test("a gateway's error is Dataverse out of reach, a plain 500 the request's own trouble", async () => {
  const { client } = fakeDataverse([{ status: 503 }, refusal(500, "0x80040216")]);
  await expect(client.get("contacts", anything)).rejects.toBeInstanceOf(DataverseUnreachable);
  await expect(client.get("contacts", anything)).rejects.toBeInstanceOf(DataverseRefused);
});

test("a page link to another origin is not followed: the token stays at home", async () => {
  const { client, asked } = fakeDataverse([]);
  await expect(client.get("https://elsewhere.example/api/data/v9.2/contacts", anything)).rejects.toThrow(
    "stays at home",
  );
  expect(asked).toEqual([]);
});

test("an answer of another shape is told apart from a missing row", async () => {
  const { client } = fakeDataverse([{ body: { value: "?" } }]);
  await expect(client.get("contacts", z.object({ value: z.array(z.unknown()) }))).rejects.toThrow(
    "does not understand",
  );
});
