import { WordPressRefused, WordPressUnreachable } from "../../../bridge/wordpress-client";
import { ann, closeFeeds, feedKey, feedOn } from "./feed-on-fakes";
import { site } from "./people";

afterEach(closeFeeds);

describe("who may ask, and what is answered when WordPress doesn't", () => {
  test("every route wants the key, and two are valid while the key is changed", async () => {
    const { fetchRaw } = feedOn([site()], { feedKeys: ["old-key-old-key-old", "new-key-new-key-new"] });
    const status = async (path: string, key?: string, method: "GET" | "POST" | "DELETE" = "GET") =>
      (await fetchRaw(method, path, key ? { headers: { "x-icds-key": key } } : {})).status;
    for (const url of [
      "/odata/",
      "/odata",
      "/odata/$metadata",
      "/odata/WordPressUsers",
      "/odata/WordPressUsers(1)",
      "/odata/nothing/here",
    ]) {
      expect([url, await status(url)]).toEqual([url, 401]);
      expect([url, await status(url, "wrong")]).toEqual([url, 401]);
    }
    expect(await status("/odata/WordPressUsers", undefined, "POST")).toBe(401);
    expect(await status(`/odata/WordPressUsers(${ann})`, undefined, "DELETE")).toBe(401);
    expect(await status("/odata/", "old-key-old-key-old")).toBe(200);
    expect(await status("/odata/", "new-key-new-key-new")).toBe(200);
    expect(() => feedOn([site()], { feedKeys: [] })).toThrow("The feed needs one key");
  });

  test("WordPress out of reach is 503 with a sentence", async () => {
    const wordpress = site();
    wordpress.failNext.set(
      "queryUsers",
      new WordPressUnreachable("WordPress did not answer within 10 seconds.", "timeout"),
    );
    const { status, body } = await feedOn([wordpress]).list();
    expect([status, body.error.code]).toEqual([503, "wordpress_unreachable"]);
  });

  test("a wrong application password is the bridge's trouble, not Dataverse's key", async () => {
    const wordpress = site();
    wordpress.failNext.set("queryUsers", new WordPressRefused("Unknown password.", "incorrect_password", 401));
    const { status, body } = await feedOn([wordpress]).list();
    expect(status).toBe(503);
    expect(body.error.message).toContain(
      "WordPress doesn't accept the bridge's user and application password: Unknown password.",
    );
  });

  test("an unexpected failure says nothing of its inside and is logged with the request's id", async () => {
    const wordpress = site();
    wordpress.failNext.set("queryUsers", new Error("secret inside"));
    const { list, logged } = feedOn([wordpress]);
    const { status, body, text } = await list();
    expect(status).toBe(500);
    expect(text).not.toContain("secret inside");
    expect(logged.join()).toContain(/\(request (.*)\)/.exec(body.error.message)![1]);
  });

  test("what people typed into a search, and the key, stay out of the log", async () => {
    const { list, logged } = feedOn([site()]);
    await list({ $filter: "DisplayName eq 'Ann Berg' and length(Email) gt 1" });
    expect(logged.join()).not.toMatch(new RegExp(`Ann Berg|${feedKey}`));
    expect(logged).not.toEqual([]);
  });

  test("the site's name is asked for once and survives an outage", async () => {
    const wordpress = site();
    const { list } = feedOn([wordpress]);
    await list();
    await list();
    expect(wordpress.callsOf("site")).toHaveLength(1);
  });
});
