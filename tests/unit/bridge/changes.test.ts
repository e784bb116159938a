import { applyChange } from "../../../bridge/changes/apply-change";
import { createLease, LeaseLost } from "../../../bridge/changes/lease";
import { pullChanges } from "../../../bridge/changes/pull-changes";
import { DataverseUnreachable } from "../../../bridge/dataverse/errors";
import {
  WordPressRefused,
  WordPressUnreachable,
  type Change,
  type WordPressClient,
} from "../../../bridge/wordpress-client";
import { World } from "../settle/world";

const change = (seq: number, user: number, more: Partial<Change> = {}): Change => ({
  seq,
  user,
  kind: "binding",
  origin: null,
  data: { contacts: [`c${user}`] },
  tries: 0,
  created: "2026-01-01T00:00:00Z",
  ...more,
});

/** WordPress's outbox: due rows are a user's first one each, until they are acknowledged or put off. */
function outbox(rows: Change[]) {
  const failed: { seq: number; error: string }[] = [];
  const acknowledged: number[] = [];
  let token = 0;
  const wordpress = {
    pullChanges: (pull: { token: number | null }) => {
      if (pull.token !== null && pull.token !== token) return Promise.reject(stale());
      token = pull.token ?? token + 1;
      const due = rows.filter(
        (row, at) =>
          !failed.some(({ seq }) => seq === row.seq) &&
          (row.user === 0 || !rows.slice(0, at).some((earlier) => earlier.user === row.user)),
      );
      return Promise.resolve({
        token,
        until: "",
        rows: due,
        more: false,
        state: { watermark: null, deletions_checked: null },
      });
    },
    acknowledgeChanges: (given: number, seqs: number[]) => {
      if (given !== token) return Promise.reject(stale());
      acknowledged.push(...seqs);
      rows.splice(0, rows.length, ...rows.filter(({ seq }) => !seqs.includes(seq)));
      return Promise.resolve(seqs.length);
    },
    failChange: (_token: number, seq: number, error: string) => {
      failed.push({ seq, error });
      return Promise.resolve({ parked: false, next_try: null });
    },
    releaseChanges: () => Promise.resolve(undefined),
    saveState: jest.fn(),
  } as unknown as WordPressClient;
  const stale = () => new WordPressRefused("Stale.", "icds_stale_token", 409, {});
  return { wordpress, failed, acknowledged, takenOver: () => void token++, lease: createLease(wordpress, "test") };
}

const log = { warn: jest.fn() };

test("changes are applied in order for each user and acknowledged after the effect, until there are none", async () => {
  const box = outbox([change(1, 1), change(2, 1), change(3, 2), change(4, 0, { kind: "hint" })]);
  const applied: string[] = [];
  await pullChanges({
    lease: box.lease,
    log,
    apply: ({ seq }) => {
      applied.push(`${seq} before ${box.acknowledged.includes(seq) ? "after" : "ack"}`);
      return Promise.resolve();
    },
  });
  expect(applied.map((line) => line[0])).toEqual(["1", "3", "4", "2"]);
  expect(applied.every((line) => line.endsWith("ack"))).toBe(true);
  expect(box.acknowledged).toEqual([1, 3, 4, 2]);
});

test("a change that fails is reported with its reason; others go on, later ones of its user wait", async () => {
  const box = outbox([change(1, 1), change(2, 1), change(3, 2)]);
  await pullChanges({
    lease: box.lease,
    log,
    apply: ({ user }) => (user === 1 ? Promise.reject(new Error("The contact is locked.")) : Promise.resolve()),
  });
  expect(box.failed).toEqual([{ seq: 1, error: "The contact is locked." }]);
  expect(box.acknowledged).toEqual([3]);
});

test("while Dataverse is out of reach no change is blamed: all are due again", async () => {
  const box = outbox([change(1, 1), change(2, 2)]);
  const outage = new DataverseUnreachable("down");
  await expect(
    pullChanges({
      lease: box.lease,
      log,
      apply: ({ user }) => (user === 1 ? Promise.reject(outage) : Promise.resolve()),
    }),
  ).rejects.toBe(outage);
  expect(box.failed).toEqual([]);
  expect(box.acknowledged).toEqual([2]);
});

test("what was brought across is acknowledged, though the change after it can't even be reported", async () => {
  const box = outbox([]);
  const outage = new WordPressUnreachable("down", "network");
  const apply = ({ seq }: Change) => (seq === 2 ? Promise.reject(new Error("locked")) : Promise.resolve());
  const pull = () => Promise.resolve([change(1, 1), change(2, 1)]);
  const lease = {
    ...box.lease,
    held: true,
    pull,
    acknowledge: jest.fn(() => Promise.resolve()),
    fail: () => Promise.reject(outage),
  };
  await expect(pullChanges({ lease, log, apply })).rejects.toBe(outage);
  expect(lease.acknowledge).toHaveBeenCalledWith([1]);
});

test("a lease lost in the middle leaves the rows and is taken anew at the next pull", async () => {
  const box = outbox([change(1, 1)]);
  await expect(
    pullChanges({ lease: box.lease, log, apply: () => Promise.resolve(box.takenOver()) }),
  ).rejects.toBeInstanceOf(LeaseLost);
  expect(box.lease.held).toBe(false);
  await pullChanges({ lease: box.lease, log, apply: () => Promise.resolve() });
  expect(box.acknowledged).toEqual([1]);
});

test("a lease lost to another copy ends the work between two changes", async () => {
  const box = outbox([]);
  const applied: number[] = [];
  const lease = {
    ...box.lease,
    get held() {
      return applied.length < 2;
    },
    pull: () => Promise.resolve([change(1, 1), change(2, 1), change(3, 1)]),
    acknowledge: () => Promise.resolve(),
  };
  await expect(
    pullChanges({ lease, log, apply: ({ seq }) => Promise.resolve(void applied.push(seq)) }),
  ).rejects.toBeInstanceOf(LeaseLost);
  expect(applied).toEqual([1, 2]);
});

test("work that takes longer than the lease lasts renews it, until it ends", async () => {
  jest.useFakeTimers();
  try {
    const pulls: number[] = [];
    const wordpress = {
      pullChanges: ({ limit }: { limit: number }) => {
        pulls.push(limit);
        const rows = pulls.length === 1 ? [change(1, 1)] : [];
        return Promise.resolve({ token: 1, until: "", rows, more: false, state: {} });
      },
      acknowledgeChanges: () => Promise.resolve(1),
    } as unknown as WordPressClient;
    let end!: () => void;
    const slow = new Promise<void>((resolve) => (end = resolve));
    const pulling = pullChanges({ lease: createLease(wordpress, "test"), log, apply: () => slow });
    await jest.advanceTimersByTimeAsync(120_000);
    expect(pulls).toEqual([50, 1, 1, 1]);
    end();
    await pulling;
    await jest.advanceTimersByTimeAsync(120_000);
    expect(pulls).toEqual([50, 1, 1, 1, 50]);
  } finally {
    jest.useRealTimers();
  }
});

test("while another copy has the lease nothing is done", async () => {
  const wordpress = {
    pullChanges: () => Promise.reject(new WordPressRefused("Held.", "icds_lease_held", 409, { retry_after: 30 })),
  } as unknown as WordPressClient;
  const lease = createLease(wordpress, "test");
  await pullChanges({ lease, log, apply: () => Promise.reject(new Error("never")) });
  expect(lease.held).toBe(false);
  await expect(lease.saveState({ watermark: "2026-01-01T00:00:00Z" })).rejects.toBeInstanceOf(LeaseLost);
});

describe("one change", () => {
  const ports = (world: World, settled: string[]) => ({
    settle: (contact: string) => Promise.resolve(void settled.push(contact)),
    contacts: world.contactStore(),
    links: world.linkStore(),
    mirrors: true,
  });

  test("settles every contact it names, once", async () => {
    const settled: string[] = [];
    await applyChange(change(1, 1, { data: { contacts: ["c1", "c2", "c1"] } }), ports(new World(1, 2), settled));
    expect(settled).toEqual(["c1", "c2"]);
  });

  test("a deleted user's sign-in name leaves the contact, unless it has another user", async () => {
    const world = new World(2, 2);
    world.edit("c1", { username: "User1" });
    world.edit("c2", { username: "user1", user: 2 });
    await applyChange(change(1, 1, { kind: "deleted", data: { contacts: [], login: "user1" } }), ports(world, []));
    expect([world.contacts.get("c1")!.username, world.contacts.get("c2")!.username]).toEqual([null, "user1"]);
  });

  test("setting Username mode resolves the user once, though no contact is named (F18)", async () => {
    const world = new World(1, 1);
    world.edit("c1", { username: "user1" });
    world.usernameMode(1);
    await applyChange(change(1, 1, { data: { contacts: [] } }), ports(world, []));
    expect(world.users.get(1)).toMatchObject({ lastContact: "c1", denied: false });
  });

  test("fails when a contact can't be settled, after it tried all", async () => {
    const settled: string[] = [];
    const failing = {
      ...ports(new World(1, 2), settled),
      settle: (contact: string) => {
        settled.push(contact);
        return contact === "c1" ? Promise.reject(new Error("c1 is locked")) : Promise.resolve();
      },
    };
    await expect(applyChange(change(1, 1, { data: { contacts: ["c1", "c2"] } }), failing)).rejects.toThrow(
      "c1 is locked",
    );
    expect(settled).toEqual(["c1", "c2"]);
  });
});
