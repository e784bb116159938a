import { LeaseLost } from "../../../bridge/changes/lease";
import { DataverseUnreachable } from "../../../bridge/dataverse/errors";
import type { Link, LinkStore } from "../../../bridge/settle/ports";
import { SettledVersions } from "../../../bridge/site/settled-versions";
import { sweepDeleted } from "../../../bridge/sweep/sweep-deleted";
import { sweepModified } from "../../../bridge/sweep/sweep-modified";
import {
  WordPressUnreachable,
  type Condition,
  type UserQuery,
  type WordPressClient,
} from "../../../bridge/wordpress-client";
import { contactAnswer, contactId, fakeDataverse } from "./fakes";

const link = (user: number, contact: string | null, lastContact = contact): Link => ({
  user,
  login: `user${user}`,
  mode: contact ? 3 : 1,
  contact,
  lastContact,
  dvVersion: null,
  denied: false,
  deniedReason: null,
  contactName: null,
});

const linkStore = (links: Link[] = []) => {
  const find = jest.fn(() => Promise.resolve(links));
  return { find, store: { find } as unknown as LinkStore };
};

function sweep(pages: Parameters<typeof fakeDataverse>[0], options: Partial<Parameters<typeof sweepModified>[0]> = {}) {
  const dataverse = fakeDataverse(pages);
  const settled: string[] = [];
  const watermarks: string[] = [];
  const later: string[] = [];
  const versions = new SettledVersions();
  const all = {
    dataverse: dataverse.client,
    links: linkStore().store,
    settle: (contact: string) => Promise.resolve(void settled.push(contact)),
    settled: versions,
    watermark: null,
    saveWatermark: (watermark: string) => Promise.resolve(void watermarks.push(watermark)),
    retryLater: (contact: string) => void later.push(contact),
    ...options,
  };
  return { run: () => sweepModified(all), asked: dataverse.asked, settled, watermarks, later, versions };
}

const tied = (n: number, modifiedon = "2026-01-01T00:00:00Z") =>
  contactAnswer(n, { alexacrm_wordpress_userkey: `1-${n}`, modifiedon });

test("contacts modified since the watermark, ten minutes of overlap, are settled page by page", async () => {
  const swept = sweep(
    [
      {
        body: {
          value: [tied(1, "2026-01-01T10:00:00Z")],
          "@odata.nextLink": "https://org.example/api/data/v9.2/contacts?$skiptoken=2",
        },
      },
      { body: { value: [tied(2, "2026-01-01T11:00:00Z")] } },
    ],
    { watermark: "2026-01-01T09:00:00Z" },
  );
  expect(await swept.run()).toEqual({ seen: 2, settled: 2, later: 0 });
  expect(swept.asked[0]!.path).toContain("$orderby=modifiedon asc&$filter=modifiedon ge 2026-01-01T08:50:00Z");
  expect(swept.asked[0]!.headers.get("prefer")).toBe("odata.maxpagesize=500");
  expect(swept.asked[1]!.path).toContain("$skiptoken=2");
  expect(swept.settled).toEqual([contactId(1), contactId(2)]);
  expect(swept.watermarks).toEqual(["2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z"]);
});

test("a version that was settled already is not looked at again", async () => {
  const swept = sweep([{ body: { value: [tied(1), tied(2)] } }]);
  swept.versions.remember(contactId(1), "7");
  swept.versions.remember(contactId(2), "6");
  await swept.run();
  expect(swept.settled).toEqual([contactId(2)]);
});

test("contacts without key and name are settled only when WordPress knows them or their lookup is set", async () => {
  const links = linkStore([link(1, null, contactId(2))]);
  const lookup = { contactid: contactId(4), _alexacrm_wordpress_userid_value: "57500001-0001-8000-8000-00000000002a" };
  const swept = sweep(
    [
      { body: { value: [contactAnswer(1), contactAnswer(2), tied(3), contactAnswer(4)] } },
      { body: { value: [{ contactid: contactId(1) }, lookup] } },
    ],
    { links: links.store },
  );
  await swept.run();
  expect(links.find).toHaveBeenCalledWith({ contacts: [contactId(1), contactId(2), contactId(4)] });
  expect(swept.asked[1]!.path).toContain(`contactid eq ${contactId(1)} or contactid eq ${contactId(4)}`);
  expect(swept.settled).toEqual([contactId(2), contactId(3), contactId(4)]);
  expect(swept.versions.get(contactId(1))).toBe("7");
});

test("a lookup is not read twice: to show one, Dataverse asks the feed for the user's name", async () => {
  const swept = sweep([{ body: { value: [contactAnswer(1)] } }]);
  swept.versions.remember(contactId(1), "7");
  await swept.run();
  expect(swept.asked.map(({ path }) => path).join()).not.toContain("wordpress_userid");
});

test("the watermark never goes back, though the overlap shows older rows alone", async () => {
  const swept = sweep([{ body: { value: [tied(1, "2026-01-01T08:55:00Z")] } }], { watermark: "2026-01-01T09:00:00Z" });
  await swept.run();
  expect(swept.watermarks).toEqual([]);
});

test("a contact that can't be settled is kept for later, counted as such, and stops nobody", async () => {
  const swept = sweep([{ body: { value: [tied(1), tied(2)] } }], {
    settle: (contact) => (contact === contactId(1) ? Promise.reject(new Error("locked")) : Promise.resolve()),
  });
  expect(await swept.run()).toEqual({ seen: 2, settled: 1, later: 1 });
  expect(swept.later).toEqual([contactId(1)]);
  expect(swept.watermarks).toHaveLength(1);
});

test.each([
  ["Dataverse is out of reach", new DataverseUnreachable("down")],
  ["the lease is lost", new LeaseLost()],
])("when %s the watermark stays where it was, so that nothing is left out", async (_what, error) => {
  const swept = sweep([{ body: { value: [tied(1)] } }], { settle: () => Promise.reject(error) });
  await expect(swept.run()).rejects.toBe(error);
  expect(swept.watermarks).toEqual([]);
});

describe("contacts of bound users that Dataverse no longer has", () => {
  function look(users: number[], links: Link[], present: number[], settle?: (contact: string) => Promise<void>) {
    const { client, asked } = fakeDataverse(() => ({
      body: { value: present.map((n) => ({ contactid: contactId(n) })) },
    }));
    const [settled, later] = [[] as string[], [] as string[]];
    const queryUsers = jest.fn(({ Filter, Top }: UserQuery) => {
      const after = (Filter!.Conditions[1] as Condition).Value as number;
      const value = users.filter((id) => id > after).slice(0, Top);
      return Promise.resolve({ value: value.map((id) => ({ id })), count: null });
    });
    const run = () =>
      sweepDeleted({
        dataverse: client,
        wordpress: { queryUsers } as unknown as WordPressClient,
        links: linkStore(links).store,
        settle: settle ?? ((contact) => Promise.resolve(void settled.push(contact))),
        retryLater: (contact) => void later.push(contact),
      });
    return { run, asked, settled, later, queryUsers };
  }

  test("are settled, in every mode", async () => {
    const links = [link(1, contactId(1)), link(2, contactId(2)), link(3, null, contactId(3))];
    const { run, settled, asked } = look([1, 2, 3], links, [1]);
    expect(await run()).toEqual({ looked: 3, gone: 2, later: 0 });
    expect(settled).toEqual([contactId(2), contactId(3)]);
    expect(asked).toHaveLength(1);
  });

  test("one that can't be settled is kept for later and keeps nobody from being found", async () => {
    const settle = (contact: string) =>
      contact === contactId(1) ? Promise.reject(new Error("refused")) : Promise.resolve();
    const { run, later } = look([1, 2], [link(1, contactId(1)), link(2, contactId(2))], [], settle);
    expect(await run()).toEqual({ looked: 2, gone: 2, later: 1 });
    expect(later).toEqual([contactId(1)]);
  });

  test("an outage ends the look: it is due again", async () => {
    const outage = new WordPressUnreachable("down", "network");
    const { run, later } = look([1], [link(1, contactId(1))], [], () => Promise.reject(outage));
    await expect(run()).rejects.toBe(outage);
    expect(later).toEqual([]);
  });

  test("a user deleted between two pages makes nobody be left out", async () => {
    const users = Array.from({ length: 501 }, (_, index) => index + 1);
    const looked = look(users, [], []);
    looked.queryUsers.mockImplementationOnce(({ Top }: UserQuery) => {
      const value = users.slice(0, Top).map((id) => ({ id }));
      users.shift();
      return Promise.resolve({ value, count: null });
    });
    await looked.run();
    const pages = await Promise.all(
      looked.queryUsers.mock.results.map(({ value }) => value as Promise<{ value: { id: number }[] }>),
    );
    expect(pages.map(({ value }) => value.at(-1)?.id)).toEqual([500, 501]);
  });
});

test("memory of settled versions is bounded; the oldest are forgotten", () => {
  const versions = new SettledVersions(2);
  for (const contact of ["a", "b", "a", "c"]) versions.remember(contact, "1");
  expect(["a", "b", "c"].map((contact) => versions.get(contact))).toEqual(["1", undefined, "1"]);
  versions.remember("a", undefined);
  expect(versions.get("a")).toBeUndefined();
});
