import { act, fireEvent, render, screen } from "@testing-library/react";
import { setIconOptions } from "@fluentui/react";
import { WordPressUserPicker } from "../../../controls/WordPressUserPicker";
import { bindingChoices, type WordPressUserRow } from "../../../model/generated/names";
import { fakeContext } from "./fake-context";

setIconOptions({ disableWarnings: true });

export const annId = "57500001-0001-8000-8000-00000000002a";
export const contactId = "c0000000-0000-4000-8000-000000000001";
export const ann: WordPressUserRow = {
  alexacrm_wordpressuserid: annId,
  alexacrm_name: "Ann Editor",
  alexacrm_username: "ann",
  alexacrm_email: "ann@example.org",
  alexacrm_binding: bindingChoices.notBound,
};

/** Ann as another contact holds her. */
export const bound = {
  ...ann,
  alexacrm_binding: bindingChoices.contact,
  alexacrm_contactname: "Claire",
  _alexacrm_contactid_value: "c-other",
};

export type Parameters = {
  user: { raw: object[]; security?: object };
  username: { raw: string | null };
  tableName: { raw: string | null };
  loginEnabled?: { raw: boolean; formatted: string };
  fullName?: { raw: string };
  email?: { raw: string };
};

/** The picker under a host that finds Ann. `update` is the host drawing again. */
export function users(parameters: Partial<Parameters> = {}, options: { disabled?: boolean; recordId?: string } = {}) {
  const all: Parameters = { user: { raw: [] }, username: { raw: null }, tableName: { raw: null }, ...parameters };
  const host = fakeContext<never>("WordPressUserPicker", all, options);
  host.retrieveMultipleRecords.mockResolvedValue({ entities: [ann] });
  const notify = jest.fn();
  const control = new WordPressUserPicker();
  control.init(host.context, notify);
  const view = render(control.updateView(host.context));
  const update = () => view.rerender(control.updateView(host.context));
  return { ...host, parameters: all, control, notify, update };
}

/** Lets milliseconds and all that waits for them pass. */
export const settle = (ms = 0) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)));

/** Enters the field by mouse, which opens its list. */
export const openList = async () => {
  fireEvent.click(screen.getByRole("combobox"));
  await settle(50);
};

/** Chooses the first row that the field offers. */
export async function chooseFirst(): Promise<void> {
  await openList();
  fireEvent.click(screen.getAllByRole("option")[0]!);
  await settle();
}
