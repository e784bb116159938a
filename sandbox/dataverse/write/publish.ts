import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { publishPrivilege } from "../identity/user-privileges";
import { type Answer, noContent } from "../web-api/answer";

/**
 * PublishXml and PublishAllXml (Web API actions): what the solution says is always published here, so nothing changes.
 * @throws DataverseError 400 without ParameterXml, 403 for anybody but an administrator.
 */
export function publish({ rights }: Environment, { caller }: Call, name: string, body: string): Answer {
  if (!rights.isAdministrator(caller)) throw fail("missingNamedPrivilege", caller.userId, publishPrivilege);
  if (name === "PublishXml" && !/"ParameterXml"\s*:\s*"\s*<importexportxml\b/.test(body))
    throw fail("badQuery", "PublishXml needs the parameter ParameterXml, which begins with <importexportxml>.");
  return noContent();
}
