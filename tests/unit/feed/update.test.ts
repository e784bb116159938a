import { DataverseUnreachable } from "../../../bridge/dataverse/errors";
import { WordPressRefused } from "../../../bridge/wordpress-client";
import { userGuid } from "../../../model/user-guid";
import { ann, bob, closeFeeds } from "./feed-on-fakes";
import { feed, first, origin, second } from "./writing-feed";

afterEach(closeFeeds);

describe("changing a user (F104)", () => {
  test.each(["PATCH", "PUT"] as const)(
    "%s writes the named properties alone and answers with the row",
    async (method) => {
      const { send, wordpress } = feed();
      const { status, body } = await send(method, first, { DisplayName: "Ann B", LastName: null });
      expect(status).toBe(200);
      expect(body).toMatchObject({ DisplayName: "Ann B", LastName: null, Email: "user1@example.org" });
      expect(wordpress.callsOf("updateUser")).toEqual([[1, { display_name: "Ann B", last_name: "" }, origin]]);
      expect(wordpress.callsOf("bind")).toEqual([]);
    },
  );

  test("a username that stays the same passes, another one is refused before anything is written", async () => {
    const { send, wordpress } = feed();
    expect((await send("PATCH", first, { Username: "ann", DisplayName: "A" })).status).toBe(200);
    const { status, body } = await send("PATCH", first, { Username: "anna", DisplayName: "B" });
    expect(status).toBe(400);
    expect(body.error.message).toContain("Username can't be changed");
    expect(wordpress.callsOf("updateUser")).toHaveLength(1);
  });

  test.each([
    [{ ContactId: ann }],
    [{ ContactId: `{${ann.toUpperCase()}}` }],
    [{ "ContactId@odata.bind": `/contacts(${ann})` }],
    [{ "ContactId@odata.bind": `contacts(${ann})` }],
    [{ "ContactId@odata.bind": `https://org.example.com/api/data/v9.2/contacts(${ann})` }],
  ])("writing the contact takes it over and hints at all contacts concerned: %j", async (body) => {
    const { send, wordpress, touched } = feed();
    const answer = await send("PATCH", second, body);
    expect(answer.body).toMatchObject({ ContactId: ann, ContactName: "Ann Berg", Binding: "Contact" });
    expect(wordpress.callsOf("bind")).toEqual([
      [{ contact: { id: ann, name: "Ann Berg" }, user: 2, expect: null, take_over: true }, origin],
    ]);
    expect(touched).toEqual([[1, [ann, bob]]]);
  });

  test("a refused contact says so, and that the other columns were written", async () => {
    const { send, wordpress } = feed();
    wordpress.failNext.set("bind", new WordPressRefused("This user can't be bound.", "icds_not_bindable", 422));
    const { status, body } = await send("PATCH", first, { DisplayName: "Ann B", ContactId: ann });
    expect([status, body.error.code]).toEqual([400, "icds_not_bindable"]);
    expect(body.error.message).toContain(
      "The user's other columns were written, but not the contact: This user can't be bound.",
    );
  });

  test("a contact whose name Dataverse can't tell is 503 before anything is written", async () => {
    const { send, wordpress } = feed({ nameOf: () => Promise.reject(new DataverseUnreachable("down")) });
    const { status, body } = await send("PATCH", first, { DisplayName: "Ann B", ContactId: ann });
    expect([status, body.error.code]).toEqual([503, "dataverse_unreachable"]);
    expect(wordpress.calls).toEqual([]);
  });

  test("a guard's refusal is 400 with its sentence (decision 5)", async () => {
    const { send, wordpress, touched } = feed();
    wordpress.failNext.set(
      "bind",
      new WordPressRefused("This is the last administrator who is not bound.", "icds_not_bindable", 422),
    );
    const { status, body } = await send("PATCH", first, { ContactId: ann });
    expect([status, body.error.code]).toEqual([400, "icds_not_bindable"]);
    expect(body.error.message).toContain("This is the last administrator who is not bound.");
    expect(touched).toEqual([]);
  });

  test.each([[{ ContactId: null }], [{ "ContactId@odata.bind": null }], [{ ContactId: "" }]])(
    "clearing the contact unbinds by compare-and-set: %j",
    async (body) => {
      const { send, wordpress, touched } = feed();
      const answer = await send("PATCH", second, body);
      expect(answer.body).toMatchObject({ ContactId: null, Binding: "NotBound" });
      expect(wordpress.callsOf("bind")).toEqual([
        [
          {
            contact: { id: bob, name: "Bob Stone" },
            user: null,
            expect: { contact_user: 2, user_contact: null },
            take_over: false,
          },
          origin,
        ],
      ]);
      expect(touched).toEqual([[1, [bob]]]);
    },
  );

  test("clearing looks again when somebody else was quicker, and gives up after three rounds", async () => {
    const { send, wordpress } = feed();
    wordpress.failNext.set("bind", new WordPressRefused("Somebody else was quicker.", "icds_changed", 409));
    expect((await send("PATCH", second, { ContactId: null })).body).toMatchObject({ ContactId: null });
    expect(wordpress.callsOf("bind")).toHaveLength(2);
    expect((await send("PATCH", first, { ContactId: null })).status).toBe(200);
    expect(wordpress.callsOf("bind")).toHaveLength(2);
  });

  test("a hint that fails is logged and does not undo the answer", async () => {
    const { send, wordpress, logged } = feed({
      onContactsTouched: () => Promise.reject(new Error("The queue is full.")),
    });
    const { status } = await send("PATCH", second, { ContactId: ann });
    expect(status).toBe(200);
    expect(wordpress.users.get(2)?.contact_id).toBe(ann);
    expect(logged.join()).toContain("could not be hinted at");
  });

  test("an unknown user is 404 and nothing is asked of WordPress for a site that is none", async () => {
    const { send, wordpress } = feed();
    expect(
      (await send("PATCH", `WordPressUsers(${userGuid({ siteTag: 1, userId: 99 })})`, { DisplayName: "x" })).status,
    ).toBe(404);
    wordpress.calls.length = 0;
    expect(
      (await send("PATCH", `WordPressUsers(${userGuid({ siteTag: 9, userId: 1 })})`, { DisplayName: "x" })).status,
    ).toBe(404);
    expect(wordpress.calls).toEqual([]);
  });
});
