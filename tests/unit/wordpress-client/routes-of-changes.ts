import { type RouteCase } from "./route-case";

const contacts = ["11111111-1111-1111-1111-111111111111"];
const pull = { holder: "a", token: null, limit: 50 };
const created = "2026-03-01T10:00:00Z";
/** PHP writes an empty map as `[]`. */
const wireChange = { seq: 1, user: 42, kind: "updated", origin: null, data: [], tries: 0, created };
const pulled = { token: 3, until: "2026-03-01T10:02:00Z", rows: [wireChange], more: false, state: [] };
const state = { watermark: "2026-03-01T10:00:00Z", deletions_checked: null };

/** The plugin's routes about changes and the lease. */
export const routesOfChanges: RouteCase[] = [
  {
    name: "pullChanges",
    call: (client) => client.pullChanges(pull),
    asks: "POST /changes/pull",
    body: pull,
    answer: pulled,
    reads: {
      ...pulled,
      rows: [{ ...wireChange, data: { contacts: [] } }],
      state: { watermark: null, deletions_checked: null },
    },
  },
  {
    name: "acknowledgeChanges",
    call: (client) => client.acknowledgeChanges(3, [1, 2]),
    asks: "POST /changes/ack",
    body: { token: 3, seqs: [1, 2] },
    answer: { acknowledged: 2 },
    reads: 2,
  },
  {
    name: "failChange",
    call: (client) => client.failChange(3, 1, "why"),
    asks: "POST /changes/fail",
    body: { token: 3, seq: 1, error: "why" },
    answer: { parked: false, next_try: "2026-03-01T10:00:00Z" },
  },
  {
    name: "releaseChanges",
    call: (client) => client.releaseChanges(3),
    asks: "POST /changes/release",
    body: { token: 3 },
  },
  {
    name: "saveState",
    call: (client) => client.saveState(3, { watermark: state.watermark }),
    asks: "PUT /changes/state",
    body: { token: 3, watermark: state.watermark },
    answer: state,
  },
  {
    name: "sendHints",
    call: (client) => client.sendHints(contacts),
    asks: "POST /changes/hints",
    body: { contacts },
  },
];
