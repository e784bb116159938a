import Fastify from "fastify";
import { registerWebhook } from "../../../bridge/webhook/routes";
import { remoteExecutionContext } from "../../../bridge/webhook/context";
import { reportErrors } from "../../../bridge/report-errors";
import { passwordResetSender } from "../../../bridge/webhook/send-password-reset";
import { WordPressRefused, WordPressUnreachable } from "../../../bridge/wordpress-client";
import { BusinessError } from "../../../plugins/step";
import { contactId, send, silent } from "./fakes";

const key = "webhook-key-webhook-key";
const hint = jest.fn();
const sendPasswordReset = jest.fn<Promise<void>, [string]>();
beforeEach(() => sendPasswordReset.mockReset().mockResolvedValue());

/** An update as Dataverse posts it: dictionaries as arrays, escaped dates, keys that nobody asked for. */
const body = {
  BusinessUnitId: contactId(99),
  CorrelationId: contactId(98),
  Depth: 1,
  InitiatingUserAgent: "grows over the years",
  InputParameters: [
    {
      key: "Target",
      value: {
        __type: "Entity:http://schemas.microsoft.com/xrm/2011/Contracts",
        Attributes: [
          { key: "alexacrm_wordpress_loginenabled", value: false },
          {
            key: "statecode",
            value: { __type: "OptionSetValue:http://schemas.microsoft.com/xrm/2011/Contracts", Value: 0 },
          },
          { key: "modifiedon", value: "/Date(1506384247000)/" },
          { key: "contactid", value: { __type: "Guid:#System", __value: contactId(1) } },
        ],
        EntityState: null,
        FormattedValues: [],
        Id: contactId(1),
        LogicalName: "contact",
        RowVersion: "5948260",
      },
    },
  ],
  MessageName: "Update",
  Mode: 1,
  OperationCreatedOn: "/Date(1506409448000-0700)/",
  ParentContext: { Stage: 30, SharedVariables: [{ key: "tag", value: "wordpress-bridge" }], ParentContext: null },
  PrimaryEntityId: contactId(1).toUpperCase(),
  PrimaryEntityName: "contact",
  SharedVariables: [{ key: "IsAutoTransact", value: true }],
  Stage: 40,
};

function app() {
  const fastify = Fastify({ loggerInstance: silent });
  reportErrors(fastify);
  registerWebhook(fastify, { webhookKeys: ["webhook-key-of-yesterday", key], services: { hint, sendPasswordReset } });
  return fastify;
}
const post = (payload: unknown, headers: Record<string, string> = { "x-icds-webhook-key": key }) =>
  send(app(), "POST", "/dataverse/webhook", headers, typeof payload === "string" ? payload : JSON.stringify(payload));

test("a contact's update is answered with 200 and settled", async () => {
  const response = await post(body);
  expect([response.status, hint.mock.calls]).toEqual([200, [[contactId(1)]]]);
});

test("both keys are accepted while keys are changed; no other, and a missing one is said", async () => {
  expect((await post(body, { "x-icds-webhook-key": "webhook-key-of-yesterday" })).status).toBe(200);
  for (const wrong of [{ "x-icds-webhook-key": "webhook-key-webhook-kez" }, {}]) {
    hint.mockClear();
    const response = await post(body, wrong as Record<string, string>);
    expect(response.status).toBe(401);
    expect(response.body).toMatchObject({ error: { code: "wrong_key" } });
    expect(hint).not.toHaveBeenCalled();
  }
});

test("a body without a key is not even read", async () => {
  const huge = JSON.stringify({ ...body, padding: "x".repeat(3 * 1024 * 1024) });
  expect((await post(huge, {})).status).toBe(401);
  expect((await post(huge)).status).toBe(413);
});

test("the key is checked before the body is parsed", async () => {
  expect((await post("no json", {})).status).toBe(401);
  expect((await post("no json")).status).toBe(400);
  expect((await post({ ...body, PrimaryEntityId: "x" })).body).toMatchObject({
    error: { code: "bad_body", message: expect.stringContaining("PrimaryEntityId") as string },
  });
});

test("an event without steps is answered with 200 and does nothing", async () => {
  expect((await post({ ...body, PrimaryEntityName: "account" })).status).toBe(200);
  expect(hint).not.toHaveBeenCalled();
});

test("a body cut down above 256 KB still settles the contact", async () => {
  const { InputParameters: _parameters, ParentContext: _parent, ...cut } = body;
  expect((await post(cut)).status).toBe(200);
  expect(hint).toHaveBeenCalledWith(contactId(1));
});

test("what travelled is read: target, tag from the parent, references", () => {
  const read = remoteExecutionContext.parse(body);
  expect(Object.keys(read.target!)).toContain("alexacrm_wordpress_loginenabled");
  expect(read.target!.contactid).toBe(contactId(1));
  expect(read.tag).toBe("wordpress-bridge");
  const merge = remoteExecutionContext.parse({
    ...body,
    MessageName: "Merge",
    InputParameters: [
      { key: "Target", value: { Id: contactId(1).toUpperCase(), LogicalName: "contact" } },
      { key: "SubordinateId", value: contactId(2) },
      { key: "PerformParentingChecks", value: false },
    ],
  });
  expect(merge).toMatchObject({ target: undefined, references: { Target: contactId(1), SubordinateId: contactId(2) } });
});

describe("a password reset that somebody waits for (F108, F109)", () => {
  const user = "57500001-0001-8000-8000-00000000002a";
  const unbound = {
    ...body,
    MessageName: "alexacrm_SendPasswordReset",
    Mode: 0,
    PrimaryEntityName: "none",
    PrimaryEntityId: "00000000-0000-0000-0000-000000000000",
    InputParameters: [{ key: "WordPressUserId", value: user.toUpperCase() }],
  };
  const bound = {
    ...unbound,
    MessageName: "alexacrm_SendUserPasswordReset",
    PrimaryEntityName: "alexacrm_wordpressuser",
    PrimaryEntityId: user,
    InputParameters: [{ key: "Target", value: { Id: user, LogicalName: "alexacrm_wordpressuser" } }],
  };

  test.each([unbound, bound])(
    "$MessageName is answered with 200 once WordPress sent the mail, not before",
    async (sent) => {
      let handOver = () => undefined as void;
      sendPasswordReset.mockReturnValue(new Promise((resolve) => (handOver = resolve)));
      let answered = false;
      const response = post(sent).finally(() => (answered = true));
      while (!sendPasswordReset.mock.calls.length) await new Promise(setImmediate);
      expect([answered, sendPasswordReset.mock.calls]).toEqual([false, [[user]]]);
      handOver();
      expect((await response).status).toBe(200);
    },
  );

  test("a refusal is 400, an outage 500: never 502, 503 or 504, after which Dataverse asks again and a second mail goes out", async () => {
    sendPasswordReset.mockRejectedValueOnce(new BusinessError("This user may not sign in."));
    expect((await post(unbound)).status).toBe(400);
    sendPasswordReset.mockRejectedValueOnce(new WordPressUnreachable("Late.", "timeout"));
    expect((await post(unbound)).status).toBe(500);
  });

  test("no success without a mail: no user named, or registered at a stage where no step is", async () => {
    for (const wrong of [{ InputParameters: [] }, { Stage: 20 }, { PrimaryEntityName: "contact" }])
      expect([wrong, (await post({ ...unbound, ...wrong })).status]).toEqual([wrong, 400]);
    expect(sendPasswordReset).not.toHaveBeenCalled();
  });

  test("the row's guid says whose mail it is: user and site; a row of no site of this bridge is refused", async () => {
    const sent = jest.fn(async (_id: number) => undefined);
    const send = passwordResetSender([{ tag: 1, wordpress: { sendPasswordReset: sent } }]);
    await send(user);
    expect(sent.mock.calls).toEqual([[42, "dataverse-password-reset"]]);
    for (const other of [user.replace("0001-8", "0002-8"), contactId(1)])
      await expect(send(other)).rejects.toThrow(BusinessError);
  });

  test("WordPress's refusal is one; a refused password of the bridge is an outage", async () => {
    const failing = (status: number) => {
      const error = new WordPressRefused("No.", "icds_no_reset", status);
      return passwordResetSender([{ tag: 1, wordpress: { sendPasswordReset: () => Promise.reject(error) } }])(user);
    };
    await expect(failing(422)).rejects.toThrow(BusinessError);
    await expect(failing(401)).rejects.toThrow(WordPressRefused);
  });
});
