/** The solution's custom API: unbound, one parameter, the virtual row's id. */
const operationName = "alexacrm_SendPasswordReset";
const primitive = 1;
const action = 0;

/** Has WordPress send its password reset mail to a user. Rejects with the platform's error when it was not sent. */
export async function sendPasswordReset(userId: string): Promise<void> {
  const request = {
    WordPressUserId: userId,
    getMetadata: () => ({
      boundParameter: null,
      operationName,
      operationType: action,
      parameterTypes: { WordPressUserId: { typeName: "Edm.Guid", structuralProperty: primitive } },
    }),
  };
  const response = await Xrm.WebApi.online.execute(request);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
}
