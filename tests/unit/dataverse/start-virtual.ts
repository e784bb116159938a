import { type FakeFeed, fakeFeed, feedRoot, feedUser } from "./fake-feed";
import { guid, metadata, start, type Started } from "./start";

/** Id of a WordPress user's row. */
export const user = (number: number) => `57500001-0001-8000-8000-${number.toString(16).padStart(12, "0")}`;

/** Id of the row of the virtual table's data source. */
export const source = metadata.dataSources[0]!.id;

export interface StartedVirtual {
  s: Started;
  feed: FakeFeed;
  /** What the feed was asked, without the parameter that travels in the query string. */
  sent: () => string[];
}

/** A local Dataverse with the contact 1, whose data source is a feed that holds the user 42, bound to it. */
export async function startVirtual(): Promise<StartedVirtual> {
  const feed = fakeFeed();
  feed.rows.set(user(42), feedUser(user(42), { ContactId: guid(1), ContactName: "Ann Contact" }));
  const s = await start({ fetch: feed.fetch });
  s.dataverse.seed("contact", [{ contactid: guid(1), lastname: "Contact", firstname: "Ann" }]);
  const settings = {
    msdyn_uri: feedRoot,
    msdyn_timeout: 5,
    msdyn_parameter1value: "feed key",
    msdyn_parameter2name: "site",
    msdyn_parameter2value: "1",
  };
  expect((await s.send("PATCH", `msdyn_odatav4ds(${source})`, settings)).status).toBe(204);
  const sent = () => feed.requests.map(({ method, path }) => `${method} ${path.replace(/[&?]site=1$/, "")}`);
  return { s, feed, sent };
}
