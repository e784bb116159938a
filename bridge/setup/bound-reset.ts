import { wordpressUser } from "../../model/generated/names";
import { boundPasswordReset as boundResetName } from "../../plugins/steps/wordpressuser/send-password-reset";
import { boundResetId } from "./ids";
import type { Part } from "./part";
import { resetPrivilege } from "./reset-right";
import { differing, findRows, whereOffered } from "./rows";

/** Both kinds of steps (`allowedcustomprocessingsteptype` 2), on one row (`bindingtype` 1): customapi table reference. */
const wanted = {
  uniquename: boundResetName,
  name: boundResetName,
  displayname: "Send password reset to this WordPress user",
  description: "WordPress sends the user a mail with a link to set a new password. Fails when no mail was sent.",
  bindingtype: 1,
  boundentitylogicalname: wordpressUser.table,
  isfunction: false,
  isprivate: false,
  allowedcustomprocessingsteptype: 2,
  executeprivilegename: resetPrivilege,
};
/** What may be changed after creation; the rest is fixed for good (customapi table reference). */
const changeable = {
  ...{ displayname: wanted.displayname, description: wanted.description },
  executeprivilegename: wanted.executeprivilegename,
};
const lacking = "Custom APIs can't be made in this environment; the unbound alexacrm_SendPasswordReset does the same.";

/** Whether a custom API may be bound to a virtual table is undocumented: so it is made here, where it may fail alone. */
export const boundReset: Part = {
  name: `Bound action ${boundResetName}`,
  advice: "Flows and scripts can use the unbound alexacrm_SendPasswordReset with the row's id; nothing else needs it.",
  optional: true,
  difference: ({ dataverse }) =>
    whereOffered(lacking, async () => {
      const columns = ["customapiid", ...Object.keys(changeable)];
      const [row] = await findRows(dataverse, "customapis", columns, `uniquename eq '${boundResetName}'`);
      if (!row)
        return {
          what: "make it",
          make: () =>
            whereOffered(lacking, () => dataverse.post("customapis", { customapiid: boundResetId, ...wanted })),
        };
      const changes = differing(row, changeable);
      if (!Object.keys(changes).length) return undefined;
      return {
        what: `set ${Object.keys(changes).join(", ")}`,
        make: () => dataverse.patch(`customapis(${String(row.customapiid)})`, changes),
      };
    }),
  leftover: ({ dataverse }) =>
    whereOffered(lacking, async () => {
      const [row] = await findRows(dataverse, "customapis", ["customapiid"], `customapiid eq ${boundResetId}`);
      return row && { what: "delete it", make: () => dataverse.delete(`customapis(${boundResetId})`) };
    }),
};
