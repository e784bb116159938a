import Fastify from "fastify";
import { registerWebhook } from "../../../bridge/webhook/routes";
import { remoteExecutionContext } from "../../../bridge/webhook/context";
import { reportErrors } from "../../../bridge/report-errors";
import { contactId, send, silent } from "./fakes";

const key = "webhook-key-webhook-key";
const hint = jest.fn();

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
  registerWebhook(fastify, { webhookKeys: ["webhook-key-of-yesterday", key], hint });
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
