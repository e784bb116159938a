import type { DataverseClient } from "../../../bridge/dataverse/client";
import { runSite } from "../../../bridge/site/run-site";
import { SettledVersions } from "../../../bridge/site/settled-versions";
import { createSite } from "../../../bridge/site/site";
import type { Change, WordPressClient } from "../../../bridge/wordpress-client";
import { contactId, fakeDataverse, refusal, silent } from "./fakes";

const change = (seq: number, more: Partial<Change>): Change => ({
  seq,
  user: 0,
  kind: "hint",
  origin: null,
  data: { contacts: [] },
  tries: 0,
  created: null,
  ...more,
});

/** A site whose WordPress hands out these changes once and notes what it is told. */
function site(changes: Change[], dataverse: DataverseClient) {
  const told: unknown[][] = [];
  const due = [...changes];
  const note =
    (name: string, answer: unknown = undefined) =>
    (...args: unknown[]) => {
      told.push([name, ...args]);
      return Promise.resolve(answer);
    };
  const wordpress = {
    pullChanges: () => Promise.resolve({ token: 7, until: "", rows: due.splice(0), more: false, state: {} }),
    acknowledgeChanges: note("acknowledge"),
    failChange: note("fail"),
    releaseChanges: note("release"),
    sendHints: note("hints"),
    links: () => Promise.resolve([]),
    queryUsers: () => Promise.resolve({ value: [], count: null }),
  } as unknown as WordPressClient;
  const changed: number[] = [];
  const one = createSite({
    config: { tag: 1, default: true },
    dataverse,
    wordpress,
    holder: "test",
    settledVersions: new SettledVersions(),
    userChanged: (user) => void changed.push(user),
    log: silent,
  });
  return { one, told, changed };
}

afterEach(() => void jest.useRealTimers());

test("users whom WordPress reports as changed or deleted are made known, so that nobody is shown from memory", async () => {
  const gone = fakeDataverse(() => refusal(404, ""));
  const changes = [change(1, { kind: "deleted", user: 42 }), change(2, { kind: "updated", user: 7 }), change(3, {})];
  const { one, told, changed } = site(changes, gone.client);
  await one.tick();
  expect([changed, told]).toEqual([[42, 7], [["acknowledge", 7, [1, 2, 3]]]]);
});

test("a bridge that is told to end leaves what waits to others: nothing is blamed, hints are handed on, the lease goes back", async () => {
  // Dataverse does not answer at all: four contacts hang, the others wait.
  const hanging = { get: () => new Promise(() => undefined) } as unknown as DataverseClient;
  const contacts = [1, 2, 3, 4, 5, 6].map(contactId);
  const { one, told } = site(
    contacts.map((contact, at) => change(at + 1, { data: { contacts: [contact] } })),
    hanging,
  );
  const often = { tickSeconds: 3600, sweepSeconds: 3600, deletionSweepSeconds: 3600, log: silent };
  jest.useFakeTimers();
  const running = runSite(one, often);
  await jest.advanceTimersByTimeAsync(0);
  one.hint(contactId(7));
  expect(one.waiting).toBe(7);
  const stopped = running.stop();
  await jest.advanceTimersByTimeAsync(8_000);
  await stopped;
  expect(told).toEqual([
    ["hints", [contactId(7)]],
    ["release", 7],
  ]);
});
