import fc from "fast-check";
import { Interleaving } from "./scheduler";

const runs = Number(process.env.SETTLE_RUNS ?? 80);
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

/** Six random edits on both sides at random moments, some hints lost, then rest. */
async function afterRandomEdits(seed: number): Promise<Interleaving> {
  const run = new Interleaving(seed);
  const { world } = run;
  const contacts = [...world.contacts.keys()];
  const users = [...world.users.keys()];
  for (let edit = 0; edit < 6; edit++) {
    await run.steps(12);
    if (run.random() < 0.5) world.edit(run.pick(contacts), { user: run.pick([null, ...users]) });
    else world.move(run.pick(users), run.pick([null, ...contacts]));
  }
  await run.quiet();
  return run;
}

const check = (promise: (run: Interleaving) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const run = await afterRandomEdits(seed);
      await promise(run);
      expect(run.world.unsettled()).toBeUndefined();
      expect(run.failures).toEqual([]);
    }),
    { numRuns: runs },
  );

test("whatever was edited in whatever order, both sides agree in the end, and one contact has one user", () =>
  check(async () => undefined));

test("a user cleared on one contact and picked on another moves there", () =>
  check(async (run) => {
    const { world } = run;
    const [from, to] = [run.pick([...world.contacts.keys()]), run.pick([...world.contacts.keys()])];
    const user = world.contacts.get(from)!.user;
    if (typeof user !== "number" || from === to || world.contacts.get(to)!.user !== null) return;
    world.edit(from, { user: null });
    await run.steps(6);
    world.edit(to, { user });
    await run.quiet();
    expect([world.contacts.get(to)!.user, world.userOf(to)]).toEqual([user, user]);
  }));

test("a second edit made while the first is being settled is the one that stays", () =>
  check(async (run) => {
    const { world } = run;
    const contact = run.pick([...world.contacts.keys()]);
    const free = [...world.users.keys()].filter((user) => world.users.get(user)!.mode !== 3);
    if (free.length === 0) return;
    const second = run.pick([null, ...free]);
    world.edit(contact, { user: run.pick(free) });
    await run.steps(20);
    world.edit(contact, { user: second });
    await run.quiet();
    expect([world.contacts.get(contact)!.user, world.userOf(contact)]).toEqual([second, second]);
  }));

test("a user unbound in WordPress stays unbound while another column of the contact is edited", () =>
  check(async (run) => {
    const { world } = run;
    const contact = run.pick([...world.contacts.keys()]);
    const user = world.userOf(contact);
    if (user === null) return;
    world.move(user, null);
    await run.steps(6);
    world.edit(contact, { loginEnabled: true });
    await run.quiet();
    expect([world.contacts.get(contact)!.user, world.users.get(user)!.mode]).toEqual([null, 0]);
  }));

test("a confirmed take-over stands on both sides", () =>
  check(async (run) => {
    const { world } = run;
    const contact = run.pick([...world.contacts.keys()]);
    const user = run.pick([...world.users.keys()]);
    world.move(user, contact);
    await run.quiet();
    expect([world.contacts.get(contact)!.user, world.userOf(contact)]).toEqual([user, user]);
  }));
