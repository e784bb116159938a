import fc from "fast-check";

import { createDataverse } from "../../../sandbox/dataverse";
import { guid, metadata } from "./start";

type Answers = (method: string, path: string, body?: string, headers?: Record<string, string>) => Promise<void>;

/** Asks a local Dataverse whatever comes, and expects the platform's kind of answer: never a crash, never a 500, each refusal in the error envelope. */
export function startAnswering(): { answers: Answers; stop: () => Promise<void> } {
  const dataverse = createDataverse({ metadata, seed: { contact: [{ contactid: guid(1), lastname: "One" }] } });
  const ask = dataverse.fetch(dataverse.people[0]!);
  const answers: Answers = async (method, path, body, headers = {}) => {
    const before = dataverse.knobs.traceEntries.length;
    const response = await ask(`/api/data/v9.2/${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    const unexpected = dataverse.knobs.traceEntries.slice(before).find(({ kind }) => kind === "unexpected");
    expect({ method, path, body, unexpected }).toEqual({ method, path, body, unexpected: undefined });
    expect([500, 502, 503]).not.toContain(response.status);
    if (response.status >= 400)
      expect(JSON.parse(text)).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  };
  return { answers, stop: () => dataverse.stop() };
}

/** Words that mean something somewhere, and any others. */
export const word = fc.oneof(
  fc.constantFrom(
    ...[
      "contacts",
      "contact",
      "lastname",
      "statecode",
      "_masterid_value",
      "masterid",
      "contact_master_contact",
      "$ref",
    ],
    ...["$count", "$value", "EntityDefinitions", "Attributes", "LogicalName='contact'", guid(1), "null", "true", "-1"],
    ...["Microsoft.Dynamics.CRM.In", "PropertyName='lastname'", "@p1", "eq", "and", "not", "or", "contains", "1e309"],
    ...[
      "'x'",
      "''",
      "'%'",
      "[",
      "]",
      "(",
      ")",
      ",",
      ";",
      "=",
      "/",
      "%",
      "%zz",
      "2026-02-30",
      "constructor",
      "__proto__",
    ],
    ...[
      "alexacrm_wordpress_userkey",
      "$metadata",
      "$batch",
      "WhoAmI",
      "Merge",
      "toString",
      "createdon",
      "versionnumber",
    ],
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ maxLength: 8, unit: "binary" }),
);
/** Halves of surrogate pairs can't travel. */
export const wellFormed = (text: string) => Buffer.from(text).toString();
export const mess = (separator: string) =>
  fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(separator));
export const encoded = (text: string) => encodeURIComponent(wellFormed(text));
export const runs = { numRuns: 250 };
