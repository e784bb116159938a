import { RememberedUsers } from "../../../bridge/feed/remembered-users";
import { WordPressRefused, WordPressUnreachable } from "../../../bridge/wordpress-client";
import { userGuid } from "../../../model/user-guid";
import { FakeWordPress, user } from "./fake-wordpress";
import { ann, closeFeeds, feedOn } from "./feed-on-fakes";

afterEach(closeFeeds);

const row = (userId: number) => `WordPressUsers(${userGuid({ siteTag: 1, userId })})`;

function feed(seconds = 60, limit?: number) {
  const clock = { now: 0 };
  const wordpress = new FakeWordPress("Main site", [user(1, { display_name: "Ann" }), user(2), user(3)]);
  const remembered = new RememberedUsers({ seconds, now: () => clock.now, ...(limit && { limit }) });
  return { clock, wordpress, remembered, ...feedOn([wordpress], { remembered }) };
}

describe("while WordPress is down", () => {
  test("a row that was read lately is shown as it was, says how old it is, and the log says so once", async () => {
    const { send, wordpress, clock, logged } = feed();
    const before = await send("GET", row(1));
    expect(before.headers.get("age")).toBeNull();
    wordpress.down = true;
    clock.now = 12_000;
    const { status, body, headers } = await send("GET", row(1));
    expect([status, body, headers.get("age")]).toEqual([200, before.body, "12"]);
    expect((await send("GET", `${row(1)}?$select=DisplayName`)).body).toMatchObject({ DisplayName: "Ann" });
    expect(logged.filter((line) => line.startsWith("warn: "))).toHaveLength(1);
    expect(logged.join()).not.toContain("Ann");
  });

  test("a row that nobody read, or whose time is over, is 503; so is everything when nothing is to be remembered", async () => {
    const { send, wordpress, clock } = feed();
    await send("GET", row(1));
    wordpress.down = true;
    expect((await send("GET", row(2))).status).toBe(503);
    clock.now = 60_001;
    expect((await send("GET", row(1))).status).toBe(503);

    const never = feed(0);
    await never.send("GET", row(1));
    never.wordpress.down = true;
    expect((await never.send("GET", row(1))).status).toBe(503);
  });

  test("lists, filters and writes are 503 as ever: an old list would be taken for the whole truth", async () => {
    const { send, list, wordpress, touched } = feed();
    await send("GET", row(1));
    await list();
    wordpress.down = true;
    expect((await list()).status).toBe(503);
    expect((await list({ $filter: `Id eq ${userGuid({ siteTag: 1, userId: 1 })}` })).status).toBe(503);
    expect((await send("PATCH", row(1), { DisplayName: "B" })).status).toBe(503);
    expect((await send("PATCH", row(1), { ContactId: ann })).status).toBe(503);
    expect((await send("PATCH", row(1), { ContactId: null })).status).toBe(503);
    expect((await send("POST", "WordPressUsers", { Username: "c", Email: "c@example.org" })).status).toBe(503);
    expect(touched).toEqual([]);
    expect((await send("GET", row(1))).status).toBe(200);
  });
});

describe("a user known to be changed or deleted is not shown as before", () => {
  const gone = async ({ send, wordpress }: ReturnType<typeof feed>) => {
    wordpress.down = true;
    return (await send("GET", row(1))).status;
  };

  test("WordPress said so to a read", async () => {
    const fed = feed();
    await fed.send("GET", row(1));
    fed.wordpress.users.delete(1);
    expect((await fed.send("GET", row(1))).status).toBe(404);
    expect(await gone(fed)).toBe(503);
  });

  test("WordPress said so in its changes", async () => {
    const fed = feed();
    await fed.send("GET", row(1));
    fed.remembered.forget(1);
    expect(await gone(fed)).toBe(503);
  });

  test("Dataverse changed the user, and nobody has read the row since", async () => {
    const fed = feed();
    await fed.send("GET", row(1));
    expect((await fed.send("PATCH", row(1), { DisplayName: "B" })).status).toBe(200);
    expect(await gone(fed)).toBe(503);
  });

  test("Dataverse deleted the user, even if WordPress's answer was lost", async () => {
    const fed = feed();
    await fed.send("GET", row(1));
    fed.wordpress.failNext.set("deleteUser", new WordPressUnreachable("No answer.", "timeout"));
    expect((await fed.send("DELETE", row(1))).status).toBe(503);
    expect(await gone(fed)).toBe(503);
  });

  test("a read that began before the deletion does not bring the user back", () => {
    const remembered = new RememberedUsers({ seconds: 60 });
    const done = remembered.reading();
    remembered.forget(1);
    done(user(1));
    expect(remembered.recall(1)).toBeUndefined();
  });
});

test.each([
  ["refuses the bridge's password", new WordPressRefused("No.", "incorrect_password", 401), 503],
  ["has the plugin switched off", new WordPressRefused("No route.", "rest_no_route", 404), 503],
  ["gives an answer that can't be understood", new WordPressUnreachable("What?", "answer"), 503],
  ["refuses this read", new WordPressRefused("No.", "icds_forbidden", 403), 400],
])("nothing stands in for a site that %s", async (_what, error, status) => {
  const { send, wordpress } = feed();
  await send("GET", row(1));
  wordpress.failNext.set("user", error);
  expect((await send("GET", row(1))).status).toBe(status);
});

test("WordPress is asked first, and what it says now is what stands in later", async () => {
  const { send, wordpress, remembered } = feed();
  await send("GET", row(1));
  wordpress.down = true;
  await send("GET", row(1));
  expect(remembered.standingIn).toBe(true);
  wordpress.down = false;
  wordpress.users.set(1, user(1, { display_name: "Ann Berg" }));
  await send("GET", row(1));
  expect(remembered.standingIn).toBe(false);
  wordpress.down = true;
  expect((await send("GET", row(1))).body.DisplayName).toBe("Ann Berg");
});

test("with an answer at hand WordPress has four seconds, because Dataverse gives the feed up after five", async () => {
  const { send, wordpress } = feed();
  await send("GET", row(1));
  await send("GET", row(1));
  expect(wordpress.callsOf("user")).toEqual([[1], [1, 4_000]]);
});

test("so many users are remembered and no more; the one read longest ago goes first", async () => {
  const { send, remembered } = feed(60, 2);
  for (const userId of [1, 2, 1, 3]) await send("GET", row(userId));
  expect([1, 2, 3].filter((userId) => remembered.recall(userId))).toEqual([1, 3]);
});
