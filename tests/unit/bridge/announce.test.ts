import { createAnnouncer } from "../../../bridge/changes/announce";
import { DataverseRefused, DataverseUnreachable } from "../../../bridge/dataverse/errors";
import { readUsersTogether } from "../../../bridge/changes/read-users-together";
import type { Change, UserPage, UserQuery, UserRow } from "../../../bridge/wordpress-client";
import { userGuid } from "../../../model/user-guid";

const ann = {
  id: 42,
  login: "ann",
  email: "ann@example.com",
  roles: ["editor", "author"],
  display_name: "Ann",
} as UserRow;
const change = (kind: Change["kind"], more: Partial<Change> = {}): Change => ({
  ...{ seq: 1, user: 42, kind, origin: null, data: { contacts: [] }, tries: 0, created: null },
  ...more,
});

function announcer() {
  const post = jest.fn((_message: string, _body: object) => Promise.resolve());
  const user = jest.fn((_id: number): Promise<UserRow | undefined> => Promise.resolve(ann));
  const log = { debug: jest.fn(), warn: jest.fn() };
  let time = 0;
  const announce = createAnnouncer({ dataverse: { post }, user, siteTag: 1, log, now: () => time });
  return { post, user, log, announce, later: (minutes: number) => (time += minutes * 60_000) };
}
const external = "alexacrm_wordpressusers/Microsoft.Dynamics.CRM.OnExternal";
const id = {
  "@odata.type": "Microsoft.Dynamics.CRM.alexacrm_wordpressuser",
  alexacrm_wordpressuserid: userGuid({ siteTag: 1, userId: 42 }),
};

test("F75, F101, F106: a new user is told by both messages, with e-mail and roles", async () => {
  const { post, announce } = announcer();
  await announce(change("created"));
  expect(post.mock.calls[0]).toEqual([
    "alex_WPUserCreated",
    { UserId: "42", Email: "ann@example.com", Roles: "editor,author" },
  ]);
  expect(post.mock.calls[1]).toEqual([
    `${external}Created`,
    {
      Target: expect.objectContaining({
        ...id,
        alexacrm_wpid: 42,
        alexacrm_username: "ann",
        alexacrm_roles: "editor,author",
      }),
    },
  ]);
});

test("F113: an update carries the changed columns alone; one that changes nothing a flow can see is not told", async () => {
  const { post, announce } = announcer();
  await announce(change("updated", { data: { contacts: [], changed: ["email", "modified"] } }));
  expect(post.mock.calls[1]).toEqual([`${external}Updated`, { Target: { ...id, alexacrm_email: "ann@example.com" } }]);
  post.mockClear();
  await announce(change("updated", { data: { contacts: [], changed: ["last_login"] } }));
  expect(post).not.toHaveBeenCalled();
});

test("a binding that came with a new e-mail tells the e-mail", async () => {
  const { post, announce } = announcer();
  await announce(change("binding", { data: { contacts: [], changed: ["contact_id", "email"] } }));
  expect(post.mock.calls[1]).toEqual([`${external}Updated`, { Target: { ...id, alexacrm_email: "ann@example.com" } }]);
});

test("F75, F107: a deleted user is told by id, without asking WordPress; bindings and hints are no events of a user", async () => {
  const { post, user, announce } = announcer();
  await announce(change("deleted"));
  expect(post.mock.calls).toEqual([
    ["alex_WPUserDeleted", { UserId: "42" }],
    [`${external}Deleted`, { Target: id }],
  ]);
  expect(user).not.toHaveBeenCalled();
  post.mockClear();
  await announce(change("binding"));
  await announce(change("hint", { user: 0 }));
  expect(post).not.toHaveBeenCalled();
});

test("F110: what Dataverse itself wrote through the virtual table is not told to it again", async () => {
  const { post, announce } = announcer();
  await announce(change("updated", { origin: "dataverse-virtual-table" }));
  expect(post).not.toHaveBeenCalled();
});

test("an environment without the messages is asked again after ten minutes; a refusal is logged and stops nothing", async () => {
  const { post, log, announce, later } = announcer();
  post.mockRejectedValueOnce(new DataverseRefused(404, "0x8006088a", "no segment"));
  await announce(change("deleted"));
  await announce(change("deleted"));
  expect(post.mock.calls.map(([message]) => message)).toEqual([
    ...["alex_WPUserDeleted", `${external}Deleted`],
    `${external}Deleted`,
  ]);
  later(11);
  await announce(change("deleted"));
  expect(post.mock.calls.map(([message]) => message).slice(3)).toContain("alex_WPUserDeleted");
  post.mockRejectedValueOnce(new DataverseRefused(403, "0x80040220", "no right"));
  await announce(change("deleted"));
  expect(log.warn).toHaveBeenCalledTimes(1);
});

test("an outage is the caller's, so that the change comes again; a user who is gone since is left to the next change", async () => {
  const { post, user, announce } = announcer();
  post.mockRejectedValueOnce(new DataverseUnreachable("no answer"));
  await expect(announce(change("created"))).rejects.toThrow("no answer");
  post.mockClear();
  user.mockResolvedValueOnce(undefined);
  await announce(change("updated"));
  expect(post).not.toHaveBeenCalled();
});

test("many users at once cost WordPress a few questions, one at a time; an outage reaches everybody who waited", async () => {
  const asked: number[] = [];
  let atOnce = 0;
  const queryUsers = jest.fn(async ({ Filter }: UserQuery): Promise<UserPage> => {
    expect(++atOnce).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce--;
    const [condition] = Filter!.Conditions;
    const ids = (condition as { Value: number[] }).Value;
    asked.push(ids.length);
    return { value: ids.filter((one) => one !== 7).map((one) => ({ ...ann, id: one })), count: null };
  });
  const read = readUsersTogether({ queryUsers });
  const rows = await Promise.all(Array.from({ length: 150 }, (_, at) => read(at + 1)));
  expect(asked).toEqual([100, 50]);
  expect(rows.map((row) => row?.id).filter(Boolean)).toHaveLength(149);
  expect(rows[6]).toBeUndefined();
  queryUsers.mockRejectedValueOnce(new Error("out of reach"));
  await expect(Promise.all([read(1), read(2)])).rejects.toThrow("out of reach");
  expect((await read(3))?.id).toBe(3);
});
