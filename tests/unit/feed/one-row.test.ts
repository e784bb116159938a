import { userGuid } from "../../../model/user-guid";
import { ann, closeFeeds, feedOn } from "./feed-on-fakes";
import { site } from "./people";

afterEach(closeFeeds);

describe("one row", () => {
  test("is found by its guid, in the forms in which clients write it", async () => {
    const { send } = feedOn([site()]);
    const id = userGuid({ siteTag: 1, userId: 3 });
    for (const path of [
      `WordPressUsers(${id})`,
      `WordPressUsers(Id=${id})`,
      `WordPressUsers%28${id.toUpperCase()}%29`,
    ]) {
      const { status, body } = await send("GET", path);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        "@odata.context": expect.stringMatching(/#WordPressUsers\/\$entity$/),
        Id: id,
        ContactId: ann,
        Roles: "subscriber,customer",
      });
    }
    expect((await send("GET", `WordPressUsers(${id})?$select=Username`)).body).toEqual({
      "@odata.context": expect.anything(),
      Id: id,
      Username: "sean",
    });
  });

  test.each([
    [userGuid({ siteTag: 1, userId: 99 }), 404, "There is no such user."],
    [
      userGuid({ siteTag: 7, userId: 1 }),
      404,
      "There is no WordPress user with the id 57500001-0007-8000-8000-000000000001.",
    ],
    [ann, 404, `There is no WordPress user with the id ${ann}.`],
    ["42", 400, "'42' is not the id of a WordPress user: ids are guids."],
  ])("%s: %d", async (id, expected, sentence) => {
    const { status, body } = await feedOn([site()]).send("GET", `WordPressUsers(${id})`);
    expect(status).toBe(expected);
    expect(body.error.message).toContain(sentence);
  });
});
