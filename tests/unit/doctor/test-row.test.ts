import { contact } from "../../../model/generated/names";
import { tryTestRow, type TestRow } from "../../../bridge/doctor/test-row";

/** Both sides as far as the test row touches them; what is made and deleted is written down. */
function sides(change: Partial<{ sees: boolean; deletes: boolean; answersLost: boolean }> = {}) {
  const { sees = true, deletes = true, answersLost = false } = change;
  const rows = new Set<string>();
  let bound: string | null = null;
  let id = "";
  let time = 0;
  const options = {
    dataverse: {
      post: async (_set: string, body: Record<string, string>) => void rows.add(`contact ${(id = body[contact.id]!)}`),
      patch: async () => void (bound = "user"),
      get: async () => ({ [contact.values.userid]: bound, [contact.columns.username]: bound && login }),
      delete: async () => {
        if (!deletes) throw new Error("no");
        rows.delete(`contact ${id}`);
      },
    },
    wordpress: {
      createUser: async (user: { login: string }) => {
        login = user.login;
        rows.add("user");
        if (answersLost) throw new Error("No answer.");
        return { id: 42 };
      },
      queryUsers: async () => ({ value: rows.has("user") ? [{ id: 42, login }] : [] }),
      links: async () => [{ contact: sees && bound ? id : null }],
      clearUserBinding: async () => void (bound = null),
      deleteUser: async () => void rows.delete("user"),
    },
    ...{ siteTag: 1, patience: 5_000, now: () => time },
    sleep: async (milliseconds: number) => void (time += milliseconds),
  } as unknown as TestRow;
  let login = "";
  return { rows, options };
}
const results = async (options: TestRow) => (await tryTestRow(options)).map(({ link, result }) => `${link}: ${result}`);

test("both ways are tried and both rows deleted", async () => {
  const { rows, options } = sides();
  expect(await results(options)).toEqual([
    "Test rows made: well",
    "Contact -> WordPress: well",
    "WordPress -> contact: well",
    "Test rows removed: well",
  ]);
  expect(rows).toEqual(new Set());
});

test("a binding that never arrives is said after the patience, the rest left out, both rows deleted", async () => {
  const { rows, options } = sides({ sees: false });
  expect(await results(options)).toEqual([
    "Test rows made: well",
    "Contact -> WordPress: failed",
    "WordPress -> contact: left out",
    "Test rows removed: well",
  ]);
  expect(rows).toEqual(new Set());
});

test("a user whose making lost its answer is found and deleted, with the contact", async () => {
  const { rows, options } = sides({ answersLost: true });
  expect(await results(options)).toEqual([
    "Test rows made: failed",
    "Contact -> WordPress: left out",
    "WordPress -> contact: left out",
    "Test rows removed: well",
  ]);
  expect(rows).toEqual(new Set());
});

test("what can't be deleted is named", async () => {
  const { options } = sides({ deletes: false });
  expect((await tryTestRow(options)).at(-1)).toMatchObject({
    result: "failed",
    detail: expect.stringMatching(/still there: the contact "Bridge doctor [0-9a-f]{8}"/),
  });
});

test("somebody who stops it leaves nothing behind", async () => {
  const stop = new AbortController();
  const { rows, options } = sides({ sees: false });
  const sleep = async () => stop.abort();
  expect((await results({ ...options, sleep, signal: stop.signal })).at(-1)).toBe("Test rows removed: well");
  expect(rows).toEqual(new Set());
});
