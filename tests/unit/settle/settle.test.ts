import { createKeyedQueue } from "../../../bridge/settle/keyed-queue";
import type { SettlePorts } from "../../../bridge/settle/ports";
import { settle } from "../../../bridge/settle/settle";
import { World } from "./world";

let world: World;
let warnings: string[];
const queue = (ports: Partial<SettlePorts> = {}) => {
  const all: SettlePorts = {
    contacts: world.contactStore(),
    links: world.linkStore(),
    turns: { take: () => () => undefined },
    log: { warn: (_details, message) => void warnings.push(message) },
    now: () => new Date(1_700_000_000_000),
    mirrors: true,
    touched: (contact) => void keyed.add(contact),
    ...ports,
  };
  const keyed = createKeyedQueue({
    limit: 2,
    pause: () => Promise.resolve(),
    run: (contact, options) => settle(contact, { ...all, turns: keyed.turns }, options),
  });
  return keyed;
};

beforeEach(() => {
  world = new World(3, 3);
  warnings = [];
});

const bind = async (contact: string, user: number) => {
  world.move(user, contact);
  await queue().add(contact);
  Object.assign(world.writes, { dataverse: 0, wordpress: 0 });
};

test("a user picked on the contact crosses with one write to each side (F50-F52)", async () => {
  world.edit("c1", { user: 1 });
  await queue().add("c1");
  expect(world.users.get(1)).toMatchObject({ mode: 3, contact: "c1" });
  expect(world.contacts.get("c1")).toMatchObject({
    user: 1,
    key: 1,
    username: "user1",
    boundOn: new Date(1_700_000_000_000),
  });
  expect(world.writes).toEqual({ dataverse: 1, wordpress: 1 });
});

test("a user bound in WordPress crosses with one write to the contact (F44)", async () => {
  world.move(2, "c1");
  await queue().add("c1");
  expect(world.contacts.get("c1")).toMatchObject({ user: 2, key: 2, username: "user2" });
  expect(world.writes).toEqual({ dataverse: 1, wordpress: 0 });
});

test("settling what is settled writes nothing", async () => {
  await bind("c1", 1);
  await queue().add("c1");
  expect(world.writes).toEqual({ dataverse: 0, wordpress: 0 });
});

test("clearing on either side clears the other, username and date with it", async () => {
  await bind("c1", 1);
  world.edit("c1", { user: null });
  await queue().add("c1");
  expect(world.users.get(1)!.mode).toBe(0);
  expect(world.contacts.get("c1")).toMatchObject({ user: null, key: null, username: null, boundOn: null });

  await bind("c2", 2);
  world.move(2, null);
  await queue().add("c2");
  expect(world.contacts.get("c2")).toMatchObject({ user: null, key: null, username: null });
});

test("a typed username without a user is left alone", async () => {
  world.edit("c1", { username: "somebody" });
  await queue().add("c1");
  expect(world.contacts.get("c1")!.username).toBe("somebody");
  expect(world.writes.dataverse).toBe(0);
});

test("a user whom WordPress refuses to bind goes back, and the log says so", async () => {
  world.guarded.add(1);
  world.edit("c1", { user: 1, username: "user1" });
  await queue().add("c1");
  expect(world.contacts.get("c1")).toMatchObject({ user: null, key: null, username: null });
  expect(warnings).toHaveLength(1);
});

test("a user whom WordPress doesn't have goes back", async () => {
  world.edit("c1", { user: 99 });
  await queue().add("c1");
  expect(world.contacts.get("c1")!.user).toBeNull();
  expect(warnings).toHaveLength(1);
});

test("a user of another contact is not taken away as a side effect", async () => {
  await bind("c1", 1);
  world.edit("c2", { user: 1 });
  await queue().add("c2");
  expect(world.userOf("c1")).toBe(1);
  expect(world.contacts.get("c2")!.user).toBeNull();
  expect(world.unsettled()).toBeUndefined();
});

test("a user cleared on a contact that is busy with other edits is waited for, not taken for held (rule 5)", async () => {
  await bind("c1", 1);
  world.edit("c1", { user: null });
  world.edit("c2", { user: 1 });
  const links = world.linkStore();
  let lostRaces = 0;
  const losing: SettlePorts["links"] = {
    ...links,
    bind: (request) =>
      request.contact.id === "c1" && lostRaces++ < 8 ? Promise.resolve({ answer: "changed" }) : links.bind(request),
  };
  await queue({ links: losing }).add("c2");
  expect(world.userOf("c2")).toBe(1);
  expect(warnings).toEqual([]);
});

test("binding a user takes its sign-in name off contacts without a user", async () => {
  world.edit("c2", { username: "USER1" });
  world.edit("c1", { user: 1 });
  await queue().add("c1");
  expect(world.contacts.get("c2")!.username).toBeNull();
});

test("Login Enabled No marks the user denied with the contact's version, Yes clears the mark (F10)", async () => {
  await bind("c1", 1);
  world.edit("c1", { loginEnabled: false });
  await queue().add("c1");
  expect(world.users.get(1)).toMatchObject({ denied: true, deniedReason: "login_disabled" });
  world.edit("c1", { loginEnabled: true });
  await queue().add("c1");
  expect(world.users.get(1)).toMatchObject({ denied: false });
});

test("an inactive contact marks its user", async () => {
  await bind("c1", 1);
  world.edit("c1", { active: false });
  await queue().add("c1");
  expect(world.users.get(1)).toMatchObject({ mode: 3, denied: true, deniedReason: "inactive" });
});

test("a deleted contact leaves its user bound and refused", async () => {
  await bind("c1", 1);
  world.contacts.delete("c1");
  await queue().add("c1");
  expect(world.users.get(1)).toMatchObject({ mode: 3, contact: "c1", denied: true, deniedReason: "deleted" });
});

test("a merged contact hands its user to the master, once the master has none", async () => {
  await bind("c1", 1);
  world.edit("c1", { mergedInto: "c2", active: false });
  const settling = queue();
  await settling.add("c1");
  await settling.add("c2");
  expect(world.contacts.get("c2")).toMatchObject({ user: 1, key: 1, username: "user1" });
  expect(world.contacts.get("c1")).toMatchObject({ user: null, key: null, username: null });
  expect(world.unsettled()).toBeUndefined();
});

test("a master who has a user keeps it, and the merged contact's user is refused", async () => {
  await bind("c1", 1);
  await bind("c2", 2);
  world.edit("c1", { mergedInto: "c2", active: false });
  await queue().add("c1");
  expect(world.userOf("c2")).toBe(2);
  expect(world.users.get(1)).toMatchObject({ contact: "c1", denied: true, deniedReason: "inactive" });
});

describe("Username mode (F18)", () => {
  test("a bound user set to Username mode keeps its contact by name", async () => {
    await bind("c1", 1);
    world.usernameMode(1);
    await queue().add("c1");
    expect(world.contacts.get("c1")).toMatchObject({ user: null, key: null, username: "user1" });
    expect(world.users.get(1)).toMatchObject({ mode: 1, lastContact: "c1", denied: false });
  });

  test("a username typed on a contact is found, one typed away is refused", async () => {
    world.usernameMode(1);
    world.edit("c1", { username: "User1", loginEnabled: true });
    await queue().add("c1");
    expect(world.users.get(1)).toMatchObject({ lastContact: "c1", denied: false });
    world.edit("c1", { username: "other" });
    await queue().add("c1");
    expect(world.users.get(1)).toMatchObject({ lastContact: null, denied: true });
  });

  test("two contacts with the name are nobody's", async () => {
    world.usernameMode(1);
    world.edit("c1", { username: "user1" });
    await queue().add("c1");
    world.edit("c2", { username: "user1" });
    await queue().add("c2");
    expect(world.users.get(1)).toMatchObject({ lastContact: null, denied: true });
  });

  test("Login Enabled No on the matched contact marks the user", async () => {
    world.usernameMode(1);
    world.edit("c1", { username: "user1" });
    await queue().add("c1");
    world.edit("c1", { loginEnabled: false });
    await queue().add("c1");
    expect(world.users.get(1)).toMatchObject({ denied: true, deniedReason: "login_disabled" });
  });

  test("such a user counts as free and can be picked on a contact", async () => {
    world.usernameMode(1);
    world.edit("c1", { user: 1 });
    await queue().add("c1");
    expect(world.users.get(1)).toMatchObject({ mode: 3, contact: "c1" });
  });
});

test("a site that is not the default one gets marks and nothing else", async () => {
  world.move(1, "c1");
  world.edit("c1", { loginEnabled: false, user: 2 });
  await queue({ mirrors: false }).add("c1");
  expect(world.users.get(1)).toMatchObject({ mode: 3, contact: "c1", denied: true });
  expect(world.contacts.get("c1")).toMatchObject({ user: 2, key: null });
  expect(world.writes).toEqual({ dataverse: 0, wordpress: 0 });
});
