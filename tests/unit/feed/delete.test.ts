import { WordPressRefused } from "../../../bridge/wordpress-client";
import { closeFeeds } from "./feed-on-fakes";
import { feed, first, origin } from "./writing-feed";

afterEach(closeFeeds);

describe("deleting a user (F104)", () => {
  test("answers 204 and leaves the choice of who gets the posts to the site", async () => {
    const { send, wordpress } = feed();
    const { status, text } = await send("DELETE", first, undefined, { "content-type": "application/json" });
    expect([status, text]).toEqual([204, ""]);
    expect(wordpress.callsOf("deleteUser")).toEqual([[1, undefined, origin]]);
    expect((await send("DELETE", first)).status).toBe(404);
  });

  test("a user whom the bridge may not touch stays, with WordPress's sentence (decision 6)", async () => {
    const { send, wordpress } = feed();
    wordpress.failNext.set(
      "deleteUser",
      new WordPressRefused("Sorry, you are not allowed to delete this user.", "rest_user_cannot_delete", 403),
    );
    const { status, body } = await send("DELETE", first);
    expect(status).toBe(400);
    expect(body.error.message).toContain("Sorry, you are not allowed to delete this user.");
  });
});

test("what the feed does not have is 404, a verb it does not take too", async () => {
  const { send } = feed();
  expect((await send("GET", "Contacts")).body.error.message).toContain("The feed has no resource 'Contacts'.");
  expect((await send("GET", "a/b")).body.error.message).toContain("The feed has nothing at /odata/a/b.");
  expect((await send("DELETE", "WordPressUsers")).status).toBe(404);
});
