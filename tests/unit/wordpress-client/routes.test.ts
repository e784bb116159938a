import { createWordPressClient, type WordPressClient } from "../../../bridge/wordpress-client";
import { FakeSite } from "./fake-site";
import { routesOfChanges } from "./routes-of-changes";
import { routesOfUsers, wireUser } from "./routes-of-users";

const cases = [...routesOfUsers, ...routesOfChanges];
const site = new FakeSite();
let client: WordPressClient;
beforeAll(async () => {
  client = createWordPressClient({
    url: await site.start(),
    user: "bridge",
    applicationPassword: "abcd efgh",
    log: { debug: () => undefined },
  });
});
afterAll(() => site.stop());
beforeEach(() => void (site.asked.length = 0));

describe("each route of the contract is asked as the contract says and its answer is read", () => {
  test.each(cases)("$name", async ({ call, asks, body = "", answer, reads = answer }) => {
    site.next({ status: answer === undefined ? 204 : 200, body: answer });
    await expect(call(client)).resolves.toEqual(reads);
    const [method, route] = asks.split(" ");
    expect(site.asked).toMatchObject([{ method, route: `/blog/ /integration-cds/v1${route}`, body }]);
  });

  test("the table names every function of the client", () => {
    expect(new Set(cases.map(({ name }) => name.split(" ")[0]))).toEqual(new Set(Object.keys(client)));
  });
});

test("the answer of a route that says nothing is not read, whatever a site adds to it", async () => {
  site.next({ body: { anything: true } });
  await expect(client.sendHints([])).resolves.toBeUndefined();
});

test("the application password and the origin travel in headers", async () => {
  site.next({ body: wireUser });
  await client.updateUser(42, {}, "settle é\r\nX-Evil: 1");
  expect(site.asked[0]!.headers).toMatchObject({
    authorization: `Basic ${Buffer.from("bridge:abcd efgh").toString("base64")}`,
    "x-icds-origin": "settle ???X-Evil: 1",
  });
  expect(site.asked[0]!.headers["x-evil"]).toBeUndefined();
});
