import { type Table } from "../../metadata/types";
import { type Environment } from "../environment";
import { fail } from "../errors";
import { privilegeNames } from "../identity/user-privileges";
import { isReference, type Row } from "../store/row";
import { refuseUnprefixed } from "../write/unique-name";

const plain = /^\w+$/;

/**
 * Refuses what can't be a custom API: a name without a publisher's prefix or taken by another message, a binding to no table, an
 * unknown privilege, a function for workflows (custom-api-tables, create-custom-api-maker-portal).
 * @param before the row until now; undefined: a new one.
 * @throws DataverseError 400, 501 for workflows.
 */
export function refuseCustomApi(environment: Environment, row: Row, before?: Row): void {
  const { catalog, store } = environment;
  const { uniquename, executeprivilegename: privilege, boundentitylogicalname: bound } = row;
  const refuse = (why: string) => fail("definitionRefused", "custom API", why);
  if (privilege && privilege !== before?.executeprivilegename && !isPrivilege(environment, String(privilege)))
    throw refuse(`there is no privilege '${String(privilege)}'`);
  if (before) return;
  refuseUnprefixed("custom API", uniquename);
  if (store.all("sdkmessage").some(({ name }) => name === uniquename))
    throw refuse(`there is a message '${String(uniquename)}' already`);
  if (row.bindingtype !== 0 && !catalog.findTable(String(bound)))
    throw refuse(`it is bound to the table '${String(bound)}', which is not there`);
  if (row.workflowsdkstepenabled === true) {
    if (row.isfunction === true) throw refuse("a function can't be enabled for workflow");
    throw fail("notImplemented", "custom APIs in workflows");
  }
}

const isPrivilege = (environment: Environment, name: string): boolean =>
  privilegeNames(environment).some((one) => one.toLowerCase() === name.toLowerCase());

/**
 * Refuses a parameter, or something answered, that can't be called by its name: special characters, or a name given twice to one
 * custom API (custom-api-tables).
 * @throws DataverseError 400.
 */
export function refuseParameter({ store }: Environment, table: Table, id: string, row: Row): void {
  const { uniquename, customapiid: api } = row;
  const refuse = (why: string) => fail("definitionRefused", table.displayName[1033] ?? table.logicalName, why);
  if (!plain.test(String(uniquename)))
    throw refuse(`the unique name '${String(uniquename)}' has letters, digits and _ only`);
  const others = isReference(api) ? store.referencing(table.logicalName, "customapiid", api.id) : [];
  if (others.some((one) => one.uniquename === uniquename && one[table.primaryId] !== id))
    throw refuse(`its custom API has one called '${String(uniquename)}' already`);
}
