import { createKeyedQueue } from "../../../bridge/settle/keyed-queue";
import type { SettlePorts } from "../../../bridge/settle/ports";
import { settle } from "../../../bridge/settle/settle";
import { settleRows } from "../../integration/settle-table";
import { World } from "./world";

const user = (cell: string): number | null => (cell === "-" ? null : Number(cell));
const cell = (value: unknown): string => (value === null ? "-" : String(value));

/** The second contact of a row: whether it has to do with the user in question. */
function place(world: World, contact: string, wordpress: number | null, dataverse: number | null, key: number | null) {
  if (wordpress !== null) Object.assign(world.users.get(wordpress)!, { mode: 3, contact, lastContact: contact });
  Object.assign(world.contacts.get(contact)!, {
    user: dataverse,
    key,
    username: dataverse === null ? null : world.login(dataverse),
  });
}

test.each(settleRows)(
  "rule $rule: WordPress $W, lookup $D, key $B, user $x $second elsewhere, ends as $contact and $other, and stays",
  async (row) => {
    const world = new World(2, 2);
    const x = user(row.x)!;
    place(world, "c1", user(row.W), user(row.D), user(row.B));
    if (row.second === "holds") place(world, "c2", x, x, user(row.B) === x ? null : x);
    if (row.second === "cleared") place(world, "c2", x, null, x);

    const queue = createKeyedQueue({
      limit: 2,
      pause: () => Promise.resolve(),
      run: (contact, options) => settle(contact, ports, options),
    });
    const ports: SettlePorts = {
      contacts: world.contactStore(),
      links: world.linkStore(),
      turns: queue.turns,
      log: { warn: () => undefined },
      now: () => new Date(0),
      mirrors: true,
      touched: (contact) => void queue.add(contact),
    };
    await queue.add("c1");
    await queue.add("c2");
    const end = () => [world.userOf("c1"), world.userOf("c2")].map(cell).join(" ");
    expect(end()).toBe(`${row.contact} ${row.other}`);
    expect(world.unsettled()).toBeUndefined();

    const writes = { ...world.writes };
    await queue.add("c2");
    await queue.add("c1");
    expect(end()).toBe(`${row.contact} ${row.other}`);
    expect(world.writes).toEqual(writes);
  },
);
