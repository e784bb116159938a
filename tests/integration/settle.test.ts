import { userGuid } from "../../model/user-guid";
import { bindingMode } from "../../model/binding-mode";
import { settleRows, type SettleRow } from "./settle-table";
import { startTie, type Tie } from "./tie";

const none = "-";

describe("settle on the real WordPress and the local Dataverse", () => {
  let tie: Tie;
  /** The users that the table calls 1 and 2. */
  const users: Record<string, number> = {};
  const logins: Record<string, string> = { "1": "maria.moore", "2": "mark.moore" };

  beforeAll(async () => {
    tie = await startTie();
    for (const [name, login] of Object.entries(logins)) users[name] = await tie.userIdOf(login);
  }, 300_000);
  afterAll(() => tie?.stop());

  const user = (name: string) => (name === none ? null : users[name]!);
  const nameOf = (id: number | null) =>
    id === null ? none : (Object.keys(users).find((name) => users[name] === id) ?? `#${id}`);

  /** Makes two contacts and their ties as the row says, without anybody hearing of it. */
  async function arrange({ W, D, B, x, second }: SettleRow): Promise<[contact: string, other: string]> {
    await tie.releaseInWordPress(Object.values(users));
    const contact = tie.addContact({ dataverse: user(D), agreed: user(B) });
    const held = second === "free" ? null : user(x);
    const other = tie.addContact({
      dataverse: second === "holds" ? held : null,
      agreed: B === x ? null : held,
    });
    await tie.bindInWordPress(contact, user(W));
    await tie.bindInWordPress(other, held);
    return [contact, other];
  }

  /** Who each contact is tied to when all three ends and the username agree; otherwise all of them. */
  async function endsOf(...contacts: string[]): Promise<string[]> {
    return (await tie.endsOf(contacts)).map(({ wordpress, dataverse, agreed, username }) => {
      const ends = [wordpress, dataverse, agreed].map(nameOf);
      const login = wordpress === null ? null : (logins[ends[0]!] ?? "?");
      const agree = new Set(ends).size === 1 && username === login;
      return agree ? ends[0]! : `W=${ends[0]} D=${ends[1]} B=${ends[2]} username=${username}`;
    });
  }
  const endOf = async (contact: string) => (await endsOf(contact))[0]!;

  it.each(settleRows)(
    "rule $rule: W=$W D=$D B=$B, user $x $second elsewhere, ends with $contact and $other",
    async (row) => {
      const [contact, other] = await arrange(row);
      await tie.settle(contact);
      await tie.settle(other);
      expect(await endsOf(contact, other)).toEqual([row.contact, row.other]);

      const writes = [tie.writesOf(contact), tie.writesOf(other)];
      await tie.settle(contact);
      await tie.settle(other);
      expect(await endsOf(contact, other)).toEqual([row.contact, row.other]);
      expect([tie.writesOf(contact), tie.writesOf(other)]).toEqual(writes);
    },
  );

  describe("beyond the table", () => {
    beforeEach(() => tie.releaseInWordPress(Object.values(users)));

    it("a second edit made while the first is being settled still counts (rule 3)", async () => {
      const contact = tie.addContact({ dataverse: users["1"]!, agreed: null });
      const settling = tie.settle(contact);
      await tie.untilBoundInWordPress(contact, users["1"]!);
      await tie.editLookup(contact, users["2"]!);
      await settling;
      await tie.settle(contact);
      expect(await endOf(contact)).toBe("2");
    });

    it("a confirmed take-over through the virtual row releases both former partners", async () => {
      const [first, second] = [tie.addContact({ dataverse: null }), tie.addContact({ dataverse: null })];
      await tie.bindInWordPress(first, users["1"]!);
      await tie.bindInWordPress(second, users["2"]!);
      await tie.settle(first);
      await tie.settle(second);

      await tie.writeVirtualContact(users["1"]!, second);
      await tie.settle(first);
      await tie.settle(second);
      expect(await endsOf(first, second)).toEqual([none, "1"]);
    });

    it("a user in Username mode counts as free, and a binding puts it in Contact mode (F15, F18)", async () => {
      await tie.setMode(users["1"]!, bindingMode.username);
      const contact = tie.addContact({ dataverse: users["1"]!, agreed: null });
      await tie.settle(contact);
      expect(await endOf(contact)).toBe("1");
      expect((await tie.linkOf(users["1"]!)).mode).toBe(bindingMode.contact);
    });

    it("a user in Username mode is never mirrored to the lookup (F18)", async () => {
      await tie.setMode(users["1"]!, bindingMode.username);
      const contact = tie.addContact({ dataverse: null, username: "maria.moore" });
      await tie.settle(contact);
      expect(await tie.endsOf([contact])).toEqual([
        { wordpress: null, dataverse: null, agreed: null, username: "maria.moore" },
      ]);
    });

    it("a username typed with no user stays as it is", async () => {
      const contact = tie.addContact({ dataverse: null, username: "somebody.else" });
      await tie.settle(contact);
      expect(tie.usernameOf(contact)).toBe("somebody.else");
    });

    it("binding a user clears its username from another contact that carried it", async () => {
      const carrier = tie.addContact({ dataverse: null, username: "maria.moore" });
      const contact = tie.addContact({ dataverse: users["1"]!, agreed: null });
      await tie.settle(contact);
      await tie.settle(carrier);
      expect(await endsOf(contact, carrier)).toEqual(["1", none]);
    });

    it("a renamed contact is renamed beside its binding in WordPress", async () => {
      const contact = tie.addContact({ dataverse: users["1"]!, agreed: null });
      await tie.settle(contact);
      await tie.rename(contact, "Renée", "Müller");
      await tie.settle(contact);
      expect(await tie.linkOf(users["1"]!)).toMatchObject({ contact, contact_name: "Renée Müller" });
    });

    it("a contact merged away hands its user to the master", async () => {
      const loser = tie.addContact({ dataverse: null });
      await tie.bindInWordPress(loser, users["1"]!);
      await tie.settle(loser);
      const master = tie.addContact({ dataverse: null });
      await tie.mergeAway(loser, master);
      await tie.settle(loser);
      await tie.settle(master);
      expect(await endsOf(loser, master)).toEqual([none, "1"]);
    });

    it("a deleted contact leaves the binding in place and the user refused", async () => {
      const contact = tie.addContact({ dataverse: null });
      await tie.bindInWordPress(contact, users["1"]!);
      await tie.settle(contact);
      await tie.deleteContact(contact);
      await tie.settle(contact);
      expect(await tie.linkOf(users["1"]!)).toMatchObject({ contact, denied: true, denied_reason: "deleted" });
    });

    it("a lookup that names no user of this site is put back (rule 3)", async () => {
      const contact = tie.addContact({ dataverse: null });
      await tie.bindInWordPress(contact, users["1"]!);
      await tie.settle(contact);
      await tie.editLookupToGuid(contact, userGuid({ siteTag: 9, userId: 1 }));
      await tie.settle(contact);
      expect(await endOf(contact)).toBe("1");
    });

    it("a lookup that names a user WordPress doesn't have is put back", async () => {
      const contact = tie.addContact({ dataverse: null });
      await tie.editLookupToGuid(contact, userGuid({ siteTag: 1, userId: 999_999 }));
      await tie.settle(contact);
      expect(await endOf(contact)).toBe(none);
    });

    it("the last unbound administrator can't be bound: the lookup is put back and the sign-in still works", async () => {
      const contact = tie.addContact({ dataverse: await tie.userIdOf("admin"), agreed: null });
      await tie.settle(contact);
      expect(await endOf(contact)).toBe(none);
      expect((await tie.linkOf(await tie.userIdOf("admin"))).mode).toBe(bindingMode.notBound);
    });

    it("with the sign-in switch off a mark is stored and disables nobody when the tie is cleared", async () => {
      await tie.switchSignIn(false);
      const contact = tie.addContact({ dataverse: users["1"]!, agreed: null, loginEnabled: false });
      await tie.settle(contact);
      expect(await tie.linkOf(users["1"]!)).toMatchObject({ denied: true, disabled: false });
      await tie.editLookup(contact, null);
      await tie.settle(contact);
      expect(await tie.linkOf(users["1"]!)).toMatchObject({ mode: bindingMode.notBound, disabled: false });
      await tie.switchSignIn(true);
    });

    it("with the sign-in switch on, clearing the tie of a refused person disables the WordPress user", async () => {
      const contact = tie.addContact({ dataverse: users["1"]!, agreed: null, loginEnabled: false });
      await tie.settle(contact);
      await tie.editLookup(contact, null);
      await tie.settle(contact);
      expect(await tie.linkOf(users["1"]!)).toMatchObject({ mode: bindingMode.notBound, disabled: true });
    });
  });
});
