import { DataverseUnreachable } from "../../../bridge/dataverse/errors";
import { WordPressRefused } from "../../../bridge/wordpress-client";
import { userGuid } from "../../../model/user-guid";
import { FakeWordPress, user } from "./fake-wordpress";
import { ann, bob, closeFeeds, feedKey, feedOn } from "./feed-on-fakes";

afterEach(closeFeeds);

const first = `WordPressUsers(${userGuid({ siteTag: 1, userId: 1 })})`;
const second = `WordPressUsers(${userGuid({ siteTag: 1, userId: 2 })})`;
const origin = "dataverse-virtual-table";

function feed(more: Parameters<typeof feedOn>[1] = {}) {
  const wordpress = new FakeWordPress("Main site", [
    user(1, { login: "ann" }),
    user(2, { login: "bob", mode: 3, contact_id: bob, contact_name: "Bob Stone" }),
  ]);
  return { wordpress, ...feedOn([wordpress], more) };
}

describe("creating a user (F104)", () => {
  test("answers 201 with the row and its address", async () => {
    const { send, wordpress } = feed();
    const { status, body, headers } = await send("POST", "WordPressUsers", {
      DisplayName: "Carl",
      Username: "carl",
      Email: "carl@example.org",
      Roles: "subscriber, customer,subscriber",
      LoginLocked: null,
      FirstName: null,
    });
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(
      "https://bridge.example.org/odata/WordPressUsers(57500001-0001-8000-8000-000000000003)",
    );
    expect(body).toMatchObject({ WpId: 3, Username: "carl", Binding: "NotBound", Roles: "subscriber,customer" });
    expect(wordpress.callsOf("createUser")).toEqual([
      [
        {
          login: "carl",
          email: "carl@example.org",
          display_name: "Carl",
          first_name: "",
          roles: ["subscriber", "customer"],
          login_locked: false,
        },
        origin,
      ],
    ]);
  });

  test("computed properties and the platform's own id are ignored, annotations skipped", async () => {
    const { send, wordpress } = feed();
    const { status } = await send("POST", "WordPressUsers", {
      "@odata.type": "#WordPress.WordPressUser",
      Id: ann,
      WpId: 77,
      Binding: "Disabled",
      Site: "x",
      NotBindable: "x",
      Username: "carl",
      Email: "carl@example.org",
    });
    expect(status).toBe(201);
    expect(wordpress.callsOf("createUser")).toEqual([[{ login: "carl", email: "carl@example.org" }, origin]]);
  });

  test("a contact given at once is bound", async () => {
    const { send, wordpress, touched } = feed();
    const { body } = await send("POST", "WordPressUsers", {
      Username: "carl",
      Email: "c@example.org",
      "ContactId@odata.bind": `/contacts(${ann})`,
    });
    expect(body).toMatchObject({ Binding: "Contact", ContactId: ann, ContactName: "Ann Berg" });
    expect(wordpress.callsOf("bind")).toEqual([
      [{ contact: { id: ann, name: "Ann Berg" }, user: 3, expect: null, take_over: true }, origin],
    ]);
    expect(touched).toEqual([[1, [ann]]]);
  });

  test("a user that was created and could not be bound says both", async () => {
    const { send, wordpress } = feed();
    wordpress.failNext.set("bind", new WordPressRefused("This user can't be bound.", "icds_not_bindable", 422));
    const { status, body } = await send("POST", "WordPressUsers", {
      Username: "carl",
      Email: "c@example.org",
      ContactId: ann,
    });
    expect(status).toBe(400);
    expect(body.error.message).toContain(
      "The user 3 was created, but not bound to the contact: This user can't be bound.",
    );
  });

  test.each([
    [{ Email: "c@example.org" }, "Username is required"],
    [{ Username: "carl" }, "Email is required"],
    [{ Username: " ", Email: "c@example.org" }, "Username can't be empty."],
    [{ Username: "carl", Email: null }, "Email takes text and can't be empty."],
    [{ Username: "carl", Email: "c@example.org", LoginLocked: "yes" }, "LoginLocked takes true or false."],
    [
      { Username: "carl", Email: "c@example.org", DisplayName: "x".repeat(4_001) },
      "DisplayName is longer than 4,000 characters.",
    ],
    [
      { Username: "carl", Email: "c@example.org", Password: "x" },
      "The property 'Password' does not exist on type 'WordPress.WordPressUser'.",
    ],
    [{ Username: "carl", Email: "c@example.org", ContactId: "x" }, "ContactId takes the guid of a contact, or null."],
    [
      { Username: "carl", Email: "c@example.org", ContactId: "99999999-9999-9999-9999-999999999999" },
      "There is no contact with the id 99999999-9999-9999-9999-999999999999.",
    ],
  ])("%j is refused before WordPress is touched", async (body, sentence) => {
    const { send, wordpress } = feed();
    const answer = await send("POST", "WordPressUsers", body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(sentence);
    expect(wordpress.calls).toEqual([]);
  });

  test.each(["", "{", "[]", "null", '"x"'])("the body %j is refused with a sentence", async (payload) => {
    const { status, body } = await feed().fetchRaw("POST", "/odata/WordPressUsers", {
      headers: { "x-icds-key": feedKey, "content-type": "application/json;odata.metadata=minimal" },
      body: payload,
    });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/body is no JSON|written as a JSON object/);
  });

  test("WordPress's own sentence reaches the trace", async () => {
    const { send, wordpress } = feed();
    wordpress.failNext.set(
      "createUser",
      new WordPressRefused("Sorry, that username already exists!", "existing_user_login", 400),
    );
    const { status, body } = await send("POST", "WordPressUsers", { Username: "ann", Email: "x@example.org" });
    expect([status, body.error.code]).toEqual([400, "existing_user_login"]);
    expect(body.error.message).toContain("Sorry, that username already exists!");
  });
});

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
