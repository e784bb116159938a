import { type Metadata, type Relationship, type Table } from "../../../sandbox/metadata/types";
import { guid, metadata, start, type Started } from "./start";

/** Rows that change along with another row: their steps run in the same transaction, and what they hold moves in a merge. */
const site = metadata.tables.alexacrm_wordpresssite!;
const contact = metadata.tables.contact!;
const withContact: Table = {
  ...site,
  columns: {
    ...site.columns,
    new_contactid: { ...contact.columns.masterid!, logicalName: "new_contactid", schemaName: "new_contactid" },
  },
};
const master = metadata.relationships.find(({ schemaName }) => schemaName === "contact_master_contact")!;
const withLookup = (cascadeDelete: Relationship["cascadeDelete"]): Metadata => ({
  ...metadata,
  tables: { ...metadata.tables, alexacrm_wordpresssite: withContact },
  relationships: [
    ...metadata.relationships,
    {
      ...master,
      schemaName: "new_contact_site",
      referencingTable: "alexacrm_wordpresssite",
      referencingColumn: "new_contactid",
      lookupNavigationProperty: "new_contactid",
      collectionNavigationProperty: "new_contact_site",
      cascadeDelete,
    },
  ],
});

let s: Started;
let heard: string[];
let failing: string | undefined;

async function begin(cascadeDelete: Relationship["cascadeDelete"]): Promise<void> {
  heard = [];
  failing = undefined;
  const fetchFake: typeof fetch = async (_url, init = {}) => {
    const { MessageName, PrimaryEntityName, Stage } = JSON.parse(String(init.body)) as Record<string, string>;
    const one = `${MessageName} ${PrimaryEntityName} ${Stage}`;
    heard.push(one);
    return new Response("", { status: one === failing ? 500 : 200 });
  };
  s = await start({ metadata: withLookup(cascadeDelete), fetch: fetchFake });
  s.dataverse.seed("contact", [
    { contactid: guid(1), lastname: "Winner" },
    { contactid: guid(2), lastname: "Loser" },
  ]);
  s.dataverse.seed("alexacrm_wordpresssite", [
    { alexacrm_wordpresssiteid: guid(5), alexacrm_name: "Site", new_contactid: { table: "contact", id: guid(2) } },
  ]);
}
afterEach(() => s.stop());

async function register(message: string, stage: number): Promise<void> {
  const hook = { name: "Hook", contract: 8, authtype: 4, authvalue: "k", url: "https://hook.example/" };
  const { body: endpoint } = await s.send("POST", "serviceendpoints", hook, { prefer: "return=representation" });
  const { sdkmessageid } = (await s.send("GET", `sdkmessages?$filter=name eq '${message}'`)).body.value[0];
  const made = await s.send("POST", "sdkmessageprocessingsteps", {
    ...{ name: `${message} ${stage}`, mode: 0, stage, rank: 1 },
    "sdkmessageid@odata.bind": `/sdkmessages(${sdkmessageid})`,
    "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpoint.serviceendpointid})`,
  });
  expect(made.status).toBe(204);
  heard.length = 0;
}

const holder = () => (s.dataverse.row("alexacrm_wordpresssite", guid(5))?.new_contactid as { id: string } | null)?.id;
const typed = (id: string) => ({ "@odata.type": "Microsoft.Dynamics.CRM.contact", contactid: id });
const merge = () =>
  s.send("POST", "Merge", { Target: typed(guid(1)), Subordinate: typed(guid(2)), PerformParentingChecks: false });

test.each([
  ["RemoveLink", "Update alexacrm_wordpresssite 20"],
  ["Cascade", "Delete alexacrm_wordpresssite 40"],
] as const)(
  "a delete with %s runs the synchronous steps of the other row; one that fails takes all back",
  async (kind, step) => {
    await begin(kind);
    const [message, , stage] = step.split(" ");
    await register(message!, Number(stage));
    failing = step;
    expect(await s.send("DELETE", `contacts(${guid(2)})`)).toMatchObject({
      status: 400,
      body: { error: { message: "Endpoint unavailable" } },
    });
    expect([holder(), s.dataverse.row("contact", guid(2))?.lastname]).toEqual([guid(2), "Loser"]);
    failing = undefined;
    expect((await s.send("DELETE", `contacts(${guid(2)})`)).status).toBe(204);
    expect(heard).toContain(step);
    expect(holder()).toBeUndefined();
  },
);

test("a merge moves what pointed at the loser to the winner, and tells the steps of every row that changed", async () => {
  await begin("RemoveLink");
  await register("Update", 40);
  expect((await merge()).status).toBe(204);
  expect(holder()).toBe(guid(1));
  expect(s.dataverse.row("contact", guid(2))).toMatchObject({ merged: true, masterid: { id: guid(1) }, statecode: 1 });
  expect(heard.sort()).toEqual(["Update alexacrm_wordpresssite 40", "Update contact 40", "Update contact 40"]);
});

test("a synchronous step that fails takes a whole merge back", async () => {
  await begin("RemoveLink");
  await register("Update", 40);
  failing = "Update alexacrm_wordpresssite 40";
  expect((await merge()).status).toBe(400);
  expect(holder()).toBe(guid(2));
  expect(s.dataverse.row("contact", guid(2))).toMatchObject({ merged: false, statecode: 0 });
});
