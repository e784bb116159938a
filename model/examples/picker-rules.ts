/** What the pickers decide, by example. */
export const pickerRuleExamples: {
  takeOver: {
    what: string;
    inContactMode: boolean;
    holder: string | null | undefined;
    contact: string | undefined;
    asks: boolean;
  }[];
  login: { what: string; user: boolean; loginEnabled: boolean | null | undefined; offers: boolean }[];
} = {
  takeOver: [
    { what: "a free user is taken without a question", inContactMode: false, holder: null, contact: "c1", asks: false },
    {
      what: "a user whom another contact holds is asked for",
      inContactMode: true,
      holder: "c2",
      contact: "c1",
      asks: true,
    },
    {
      what: "a user whom this contact holds is free, however the host writes the id",
      inContactMode: true,
      holder: "c0000000-0000-4000-8000-00000000000a",
      contact: "{C0000000-0000-4000-8000-00000000000A}",
      asks: false,
    },
    {
      what: "a user in Username or Custom mode counts as free",
      inContactMode: false,
      holder: "c2",
      contact: "c1",
      asks: false,
    },
    {
      what: "a bound user is asked for on a contact that isn't saved yet",
      inContactMode: true,
      holder: "c2",
      contact: undefined,
      asks: true,
    },
    {
      what: "a user in Contact mode whose contact nobody knows is free",
      inContactMode: true,
      holder: undefined,
      contact: "c1",
      asks: false,
    },
  ],
  login: [
    { what: "No with a user: the picker offers to enable it", user: true, loginEnabled: false, offers: true },
    { what: "empty is left alone, it doesn't refuse by itself", user: true, loginEnabled: null, offers: false },
    { what: "Yes needs nothing", user: true, loginEnabled: true, offers: false },
    { what: "without a user there is nobody to let in", user: false, loginEnabled: false, offers: false },
    { what: "a form without the column", user: true, loginEnabled: undefined, offers: false },
  ],
};
