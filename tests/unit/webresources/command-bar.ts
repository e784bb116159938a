import { fakeForm } from "./fake-form";

export const ids = ["c0000000-0000-4000-8000-000000000001", "c0000000-0000-4000-8000-000000000002"];
export const users = ["57500001-0001-8000-8000-00000000002a", "57500001-0001-8000-8000-00000000002b"];
export const contactRow = (index: number, given: object = {}) => ({
  contactid: ids[index],
  fullname: ["Ann", "Bob"][index],
  alexacrm_wordpress_username: ["ann", "bob"][index],
  alexacrm_wordpress_loginenabled: true,
  statecode: 0,
  _alexacrm_wordpress_userid_value: users[index],
  ...given,
});
export const userRow = (index: number, given: object = {}) => ({
  alexacrm_wordpressuserid: users[index],
  alexacrm_name: ["Ann Editor", "Bob Author"][index],
  alexacrm_siteurl: "https://example.com",
  _alexacrm_contactid_value: ids[index],
  ...given,
});

export interface Platform {
  list: (table: string, chosen: string[]) => unknown;
  confirm: jest.Mock;
  alert: jest.Mock;
  update: jest.Mock;
  execute: jest.Mock;
  openUrl: jest.Mock;
  progress: jest.Mock;
  closed: jest.Mock;
  refresh: jest.Mock;
  form: Xrm.FormContext;
  retrieve: jest.Mock;
}

/** An app in which somebody presses a button of the command bar, and what the buttons of its dialogs answer: yes. */
export function platform(contacts: object[], wordpressUsers: object[], languageId = 1033): Platform {
  const form = fakeForm({}, { languageId });
  form.retrieveMultipleRecords.mockImplementation(async (table: string, query: string) => ({
    entities: (table === "contact" ? contacts : wordpressUsers).filter((row) =>
      decodeURIComponent(query).includes(Object.values(row)[0] as string),
    ),
  }));
  const confirm = jest.fn().mockResolvedValue({ confirmed: true });
  const alert = jest.fn().mockResolvedValue(undefined);
  const update = jest.fn().mockResolvedValue({});
  const execute = jest.fn().mockResolvedValue({ ok: true });
  const [openUrl, progress, closed, refresh] = [jest.fn(), jest.fn(), jest.fn(), jest.fn()];
  Object.assign(Xrm.Navigation, { openConfirmDialog: confirm, openAlertDialog: alert, openUrl });
  Object.assign(Xrm.Utility, { showProgressIndicator: progress, closeProgressIndicator: closed });
  Object.assign(Xrm.WebApi, { updateRecord: update, online: { execute } });
  Object.assign(form.form.data, { refresh: jest.fn().mockResolvedValue(undefined) });
  Object.assign(form.form.data.entity, { getEntityName: () => "contact", getIsDirty: () => false });
  const list = (table: string, chosen: string[]) => ({
    getEntityName: () => table,
    refresh,
    getGrid: () => ({
      getSelectedRows: () => ({
        get: () =>
          chosen.map((id) => ({
            data: { entity: { getEntityReference: () => ({ id: `{${id.toUpperCase()}}`, entityType: table }) } },
          })),
      }),
    }),
  });
  const retrieve = form.retrieveMultipleRecords;
  return { list, confirm, alert, update, execute, openUrl, progress, closed, refresh, form: form.form, retrieve };
}

/** What a dialog said first. */
export const said = (dialog: jest.Mock): string => (dialog.mock.calls[0]![0] as { text: string }).text;
/** Ann and Bob, each tied to a WordPress user. */
export const bothContacts = () => platform([contactRow(0), contactRow(1)], [userRow(0), userRow(1)]);
