import { WordPressRefused } from "../../../bridge/wordpress-client";
import { ann, closeFeeds, feedKey } from "./feed-on-fakes";
import { feed, origin } from "./writing-feed";

afterEach(closeFeeds);

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
