import { wordpressUser } from "./generated/names";
import { contactSteps, resetStepId } from "./set-up-rows";

/** What a question came to: an answer, the platform's No, or no answer. */
export type Read<T> = { state: "known"; value: T } | { state: "forbidden" } | { state: "failed" };

/** What the welcome page found out, each part by a question of its own. */
export interface SetUpFacts {
  /** One virtual row was read, which makes Dataverse ask WordPress. */
  users: Read<unknown>;
  /** Is the endpoint there; which of the steps on it are enabled; how many system jobs of theirs failed in the last day. */
  webhook: Read<{ endpoint: boolean; enabledSteps: string[]; failures: number }>;
  /** Rows of the table WordPress Site; `lastContact` as ISO 8601. */
  sites: Read<{ name: string; lastContact: string | null }[]>;
  /** Names of the reader's privileges, in any case. */
  privileges: Read<string[]>;
  now: Date;
}

export type CheckText =
  | `users${"Good" | "Forbidden" | "Failed"}`
  | `webhook${"Good" | "Missing" | "Steps" | "Failures" | "Forbidden" | "Failed"}`
  | `sweep${"Good" | "Old" | "Never" | "Missing" | "Forbidden" | "Failed"}`
  | `roles${"Bind" | "Read" | "None" | "Failed"}`;

export type NextText = "askForRole" | "runSetUp" | "runDoctor" | "lookAtJobs" | "startBridge" | "tryAgain" | "nothing";

/** One line of the page: what it is about, how it stands, what it says, and what to do. */
export interface Check {
  about: "users" | "webhook" | "sweep" | "roles";
  state: "good" | "attention" | "unknown";
  text: CheckText;
  /** For the places of the text; times stay ISO 8601. */
  values: string[];
  next: NextText;
}

/** The sweep runs each minute and notes it at most once a minute. */
const freshMinutes = 10;

/** How the set-up stands, in the order in which things are put right. */
export const setUpState = (facts: SetUpFacts): Check[] => [
  usersCheck(facts),
  webhookCheck(facts),
  ...sweepChecks(facts),
  rolesCheck(facts),
];

function usersCheck({ users }: SetUpFacts): Check {
  const about = "users";
  if (users.state === "known") return good(about, "usersGood");
  if (users.state === "forbidden") return attention(about, "usersForbidden", "askForRole");
  return attention(about, "usersFailed", "runDoctor");
}

function webhookCheck({ webhook }: SetUpFacts): Check {
  const about = "webhook";
  if (webhook.state === "forbidden") return unknown(about, "webhookForbidden", "nothing");
  if (webhook.state === "failed") return unknown(about, "webhookFailed", "tryAgain");
  const { endpoint, enabledSteps, failures } = webhook.value;
  if (!endpoint) return attention(about, "webhookMissing", "runSetUp");
  const wanted = [...contactSteps.map(({ id }) => id), resetStepId];
  const there = wanted.filter((id) => enabledSteps.includes(id)).length;
  const steps = [there, wanted.length].map(String);
  if (there < wanted.length) return attention(about, "webhookSteps", "runSetUp", steps);
  if (failures) return attention(about, "webhookFailures", "lookAtJobs", [String(failures)]);
  return good(about, "webhookGood", steps);
}

function sweepChecks({ sites, now }: SetUpFacts): Check[] {
  const about = "sweep";
  if (sites.state === "forbidden") return [unknown(about, "sweepForbidden", "askForRole")];
  if (sites.state === "failed") return [unknown(about, "sweepFailed", "tryAgain")];
  if (!sites.value.length) return [attention(about, "sweepMissing", "runSetUp")];
  return sites.value.map(({ name, lastContact }) => {
    if (lastContact === null) return attention(about, "sweepNever", "startBridge", [name]);
    const minutes = (now.getTime() - Date.parse(lastContact)) / 60_000;
    return minutes > freshMinutes
      ? attention(about, "sweepOld", "startBridge", [name, lastContact])
      : good(about, "sweepGood", [name, lastContact]);
  });
}

function rolesCheck({ privileges }: SetUpFacts): Check {
  const about = "roles";
  // Older environments name privileges by id alone.
  if (privileges.state !== "known" || !privileges.value.length) return unknown(about, "rolesFailed", "nothing");
  const held = new Set(privileges.value.map((name) => name.toLowerCase()));
  const may = (verb: string, table: string) => held.has(`prv${verb}${table}`.toLowerCase());
  if (!may("Read", wordpressUser.table)) return attention(about, "rolesNone", "askForRole");
  const binds = may("Write", "contact") && may("Append", "contact") && may("AppendTo", wordpressUser.table);
  return binds ? good(about, "rolesBind") : { ...good(about, "rolesRead"), next: "askForRole" };
}

const good = (about: Check["about"], text: CheckText, values: string[] = []): Check => ({
  ...{ about, state: "good", text, values, next: "nothing" },
});
const attention = (about: Check["about"], text: CheckText, next: NextText, values: string[] = []): Check => ({
  ...{ about, state: "attention", text, values, next },
});
const unknown = (about: Check["about"], text: CheckText, next: NextText): Check => ({
  ...{ about, state: "unknown", text, values: [], next },
});
