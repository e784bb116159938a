import { batchBody, batchResponses } from "../../../sandbox/form-host/browser/xrm/batch";
import { execute } from "../../../sandbox/form-host/browser/xrm/execute";
import { httpRequest, type RequestMetadata } from "../../../sandbox/form-host/browser/xrm/organization-request";
import { openSample, personId, petId, sampleMetadata } from "./sample";

const tableOf = (name: string) => sampleMetadata.tables[name]!;
const made = (metadata: RequestMetadata, members: object = {}) =>
  httpRequest({ ...members, getMetadata: () => metadata }, tableOf);
const person = { entityType: "person", id: `{${personId.toUpperCase()}}` };
const pet = { entityType: "pet", id: petId };

describe("Xrm.WebApi.execute", () => {
  test("an unbound action posts its parameters, rows as typed objects", () => {
    const metadata = { operationType: 0, operationName: "sample_Do", parameterTypes: { Text: type(1), Row: type(5) } };
    expect(made(metadata, { Text: "x", Row: pet })).toEqual({
      method: "POST",
      path: "sample_Do",
      body: { Text: "x", Row: { "@odata.type": "Microsoft.Dynamics.CRM.pet", petid: petId } },
    });
  });

  test("an action bound to a row is addressed by the row", () => {
    const metadata = { boundParameter: "entity", operationName: "sample_Do", parameterTypes: { entity: type(5) } };
    expect(made(metadata, { entity: person })).toEqual({
      method: "POST",
      path: `persons(${personId})/Microsoft.Dynamics.CRM.sample_Do`,
      body: {},
    });
  });

  test("a function is a GET with parameter aliases, text quoted and escaped", () => {
    const metadata = { operationType: 1, operationName: "Find", parameterTypes: { Name: type(1), Count: type(1) } };
    expect(made(metadata, { Name: "O'Brien", Count: 3 })).toEqual({
      method: "GET",
      path: "Find(Name=@p1,Count=@p2)?@p1='O''Brien'&@p2=3",
    });
  });

  test.each([
    ["Create", { etn: "person", payload: { name: "A" } }, { method: "POST", path: "persons", body: { name: "A" } }],
    [
      "Update",
      { etn: "person", id: personId, payload: { name: "A" } },
      { method: "PATCH", path: `persons(${personId})`, body: { name: "A" } },
    ],
    ["Delete", { entityReference: pet }, { method: "DELETE", path: `pets(${petId})` }],
    [
      "Associate",
      { target: person, relatedEntities: [pet], relationship: "person_pets" },
      {
        method: "POST",
        path: `persons(${personId})/person_pets/$ref`,
        body: { "@odata.id": `http://localhost/api/data/v9.2/pets(${petId})` },
      },
    ],
    [
      "Disassociate",
      { target: person, relatedEntityId: petId, relationship: "person_pets" },
      { method: "DELETE", path: `persons(${personId})/person_pets(${petId})/$ref` },
    ],
  ])("%s", (operationName, members, expected) => {
    expect(made({ operationType: 2, operationName }, members)).toEqual(expected);
  });

  test("an operation that it does not know is refused aloud", () => {
    expect(() => made({ operationType: 2, operationName: "Merge" })).toThrow("not implemented in the sandbox");
  });

  test("the server's refusal rejects with the platform's number", async () => {
    const { services, server } = openSample();
    server.answer = () => ({ status: 400, body: { error: { code: "0x80040265", message: "No." } } });
    const request = { getMetadata: () => ({ operationType: 0, operationName: "sample_Do" }) };
    await expect(execute(services.webApi, request)).rejects.toMatchObject({ errorCode: 0x80040265, message: "No." });
  });
});

describe("executeMultiple", () => {
  test("a list within the list is a change set", () => {
    const change = { method: "POST" as const, path: "persons", body: { name: "A" } };
    const body = batchBody("batch_1", [
      { requests: [{ method: "DELETE", path: `pets(${petId})` }], isChangeSet: false },
      { requests: [change, change], isChangeSet: true },
    ]);
    expect(body.match(/--batch_1\r\n/g)).toHaveLength(2);
    expect(body.match(/--changeset_1\r\n/g)).toHaveLength(2);
    expect(body).toContain("POST /api/data/v9.2/persons HTTP/1.1");
    expect(body.trimEnd().endsWith("--batch_1--")).toBe(true);
  });

  test("answers one response per request, those of change sets too", async () => {
    class FakeResponse {
      status: number;
      constructor(
        readonly text: string | null,
        init: { status: number },
      ) {
        this.status = init.status;
      }
    }
    Object.assign(globalThis, { Response: FakeResponse });
    const part = (status: string, body = "") =>
      `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 ${status}\r\nOData-Version: 4.0\r\n\r\n${body}\r\n`;
    const inner = `--c1\r\n${part("204 No Content")}--c1\r\n${part("204 No Content")}--c1--\r\n`;
    const body = `--b1\r\n${part("200 OK", '{"a":1}')}--b1\r\nContent-Type: multipart/mixed; boundary=c1\r\n\r\n${inner}--b1--\r\n`;
    const responses = batchResponses("multipart/mixed; boundary=b1", body) as unknown as FakeResponse[];
    expect(responses.map(({ status, text }) => [status, text])).toEqual([
      [200, '{"a":1}'],
      [204, null],
      [204, null],
    ]);
  });
});

function type(structuralProperty: number) {
  return { typeName: "", structuralProperty };
}
