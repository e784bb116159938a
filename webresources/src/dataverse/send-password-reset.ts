import { customApis } from "../../../model/generated/names";
import { say } from "../words/commands";
import { lacksPrivilege } from "./lacks-privilege";

const { message: operationName, parameters } = customApis.sendPasswordReset;
const primitive = 1;
const action = 0;

/**
 * Has WordPress send its password reset mail to the user of a virtual row; resolves once the mail was handed over.
 * @throws Error with a sentence of ours: what stands behind the custom API can only fail, its reasons don't reach the browser (webhooks).
 */
export async function sendPasswordReset(userId: string): Promise<void> {
  const parameter = parameters.wordPressUserId;
  const request = {
    [parameter]: userId,
    getMetadata: () => ({
      boundParameter: null,
      operationName,
      operationType: action,
      parameterTypes: { [parameter]: { typeName: "Edm.Guid", structuralProperty: primitive } },
    }),
  };
  try {
    const response = await Xrm.WebApi.online.execute(request);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  } catch (error) {
    console.error("The password reset was not sent.", error);
    throw new Error(say(lacksPrivilege(error) ? "notAllowed" : "noResetSent"));
  }
}
