import { readFileSync } from "fs";
import { join } from "path";

/** The texts of a control's resource file, by key. */
export function readResx(control: string, language = 1033): Record<string, string> {
  const file = join(__dirname, `../../../controls/${control}/strings/${control}.${language}.resx`);
  const document = new DOMParser().parseFromString(readFileSync(file, "utf8"), "text/xml");
  return Object.fromEntries(
    [...document.querySelectorAll("data")].map((data) => [
      data.getAttribute("name"),
      data.querySelector("value")?.textContent,
    ]),
  );
}

/** The pickers' style sheet, as the host would add it. */
export function styleSheet(): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = readFileSync(join(__dirname, "../../../controls/shared/picker.css"), "utf8");
  return style;
}

export interface FakeHost<Inputs> {
  context: ComponentFramework.Context<Inputs>;
  retrieveMultipleRecords: jest.Mock;
  openForm: jest.Mock;
  updateRecord: jest.Mock;
  retrieveRecord: jest.Mock;
  hasEntityPrivilege: jest.Mock;
}

/** As much of the host as the pickers call; anything else is undefined and would fail the test. */
export function fakeContext<Inputs>(
  control: string,
  parameters: object,
  { disabled = false, recordId = undefined as string | undefined } = {},
): FakeHost<Inputs> {
  const texts = readResx(control);
  const retrieveMultipleRecords = jest.fn().mockResolvedValue({ entities: [], nextLink: "" });
  const openForm = jest.fn().mockResolvedValue({});
  const updateRecord = jest.fn().mockResolvedValue({});
  const retrieveRecord = jest.fn().mockResolvedValue({});
  const hasEntityPrivilege = jest.fn().mockReturnValue(true);
  const context = {
    parameters,
    mode: { isControlDisabled: disabled, label: "User (default site)", contextInfo: { entityId: recordId } },
    resources: {
      getString: (key: string) => {
        if (!(key in texts)) throw new Error(`no text ${key}`);
        return texts[key];
      },
    },
    webAPI: { retrieveMultipleRecords, updateRecord, retrieveRecord },
    navigation: { openForm },
    utils: { hasEntityPrivilege },
  } as unknown as ComponentFramework.Context<Inputs>;
  return { context, retrieveMultipleRecords, openForm, updateRecord, retrieveRecord, hasEntityPrivilege };
}
