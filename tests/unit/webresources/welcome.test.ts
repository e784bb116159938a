import { contactSteps, endpointId, resetStepId } from "../../../model/set-up-rows";
import { setUpState, type SetUpFacts } from "../../../model/set-up-state";
import { readFacts } from "../../../webresources/src/welcome/read-facts";
import { showWelcome } from "../../../webresources/src/welcome/show";
import { languages, outside } from "../../../webresources/src/words/welcome";

const now = new Date("2026-03-01T12:00:00Z");
const stepIds = [...contactSteps.map(({ id }) => id), resetStepId];
const known = <T>(value: T) => ({ state: "known" as const, value });
const forbidden = { state: "forbidden" as const };
const failed = { state: "failed" as const };
const binder = [
  "prvReadalexacrm_wordpressuser",
  "prvWriteContact",
  "prvAppendContact",
  "prvAppendToalexacrm_wordpressuser",
];
const good: SetUpFacts = {
  users: known([]),
  webhook: known({ endpoint: true, enabledSteps: stepIds, failures: 0 }),
  sites: known([{ name: "Blog", lastContact: "2026-03-01T11:55:00Z" }]),
  privileges: known(binder),
  now,
};

const webhook = (change: object) => ({
  webhook: known({ endpoint: true, enabledSteps: stepIds, failures: 0, ...change }),
});
const site = (lastContact: string | null) => ({ sites: known([{ name: "Blog", lastContact }]) });

test.each<[string, Partial<SetUpFacts>, string, string, string]>([
  ["users can't be read", { users: failed }, "usersFailed", "attention", "runDoctor"],
  ["no right to users", { users: forbidden }, "usersForbidden", "attention", "askForRole"],
  ["no endpoint", webhook({ endpoint: false }), "webhookMissing", "attention", "runSetUp"],
  ["a step is off", webhook({ enabledSteps: stepIds.slice(1) }), "webhookSteps", "attention", "runSetUp"],
  ["messages failed", webhook({ failures: 3 }), "webhookFailures", "attention", "lookAtJobs"],
  ["no right to steps", { webhook: forbidden }, "webhookForbidden", "unknown", "nothing"],
  ["no sweep for an hour", site("2026-03-01T11:00:00Z"), "sweepOld", "attention", "startBridge"],
  ["no sweep ever", site(null), "sweepNever", "attention", "startBridge"],
  ["no site", { sites: known([]) }, "sweepMissing", "attention", "runSetUp"],
  ["a reader", { privileges: known(binder.slice(0, 1)) }, "rolesRead", "good", "askForRole"],
  ["no role", { privileges: known(["prvReadContact"]) }, "rolesNone", "attention", "askForRole"],
  ["privileges without names", { privileges: known([]) }, "rolesFailed", "unknown", "nothing"],
])("%s: says so and what to do", (_what, change, text, state, next) => {
  const [check, ...others] = setUpState({ ...good, ...change }).filter((one) => !/Good|Bind/.test(one.text));
  expect(check).toMatchObject({ text, state, next });
  expect(others).toEqual([]);
});

test("a set-up that works needs nothing", () => {
  expect(setUpState(good).map(({ text, next }) => [text, next])).toEqual([
    ["usersGood", "nothing"],
    ["webhookGood", "nothing"],
    ["sweepGood", "nothing"],
    ["rolesBind", "nothing"],
  ]);
});

describe("on the page", () => {
  const retrieve = jest.fn<Promise<{ entities: object[] }>, [string, string]>();
  beforeEach(() => {
    jest.spyOn(console, "warn").mockImplementation();
    document.body.innerHTML = "<main></main>";
    retrieve.mockReset().mockImplementation((table) =>
      Promise.resolve({
        entities:
          {
            serviceendpoint: [{ serviceendpointid: endpointId }],
            sdkmessageprocessingstep: stepIds.map((id) => ({
              sdkmessageprocessingstepid: id.toUpperCase(),
              statecode: 0,
            })),
            alexacrm_wordpresssite: [{ alexacrm_name: "<img src=x>", alexacrm_lastcontact: now.toISOString() }],
          }[table] ?? [],
      } as { entities: object[] }),
    );
    globalThis.fetch = jest.fn(() =>
      Promise.resolve({
        ok: true,
        json: async () => ({ RolePrivileges: binder.map((PrivilegeName) => ({ PrivilegeName })) }),
      } as Response),
    );
    speak(1033);
  });
  const speak = (languageId: number) =>
    Object.assign(globalThis, {
      Xrm: {
        WebApi: { retrieveMultipleRecords: retrieve },
        Utility: {
          getGlobalContext: () => ({
            getClientUrl: () => "https://org.example",
            userSettings: { languageId, userId: "{C0000000-0000-4000-8000-000000000001}" },
          }),
        },
      },
    });
  const place = () => document.querySelector("main")!;
  const states = () => [...document.querySelectorAll("li")].map(({ className }) => className);

  test("each question is asked once; names are shown as text, never as markup", async () => {
    await showWelcome(place(), () => readFacts(now));
    expect(states()).toEqual(["good", "good", "good", "good"]);
    expect(retrieve.mock.calls.map(([table]) => table).sort()).toEqual([
      "alexacrm_wordpresssite",
      "alexacrm_wordpressuser",
      "asyncoperation",
      "sdkmessageprocessingstep",
      "serviceendpoint",
    ]);
    expect(place().querySelector("img")).toBeNull();
    expect(place().textContent).toContain("<img src=x>: the bridge last compared both sides on");
  });

  test("somebody who may not read the endpoint gets a sentence there, and everything else as ever", async () => {
    const usual = retrieve.getMockImplementation()!;
    retrieve.mockImplementation((table, query) =>
      table === "serviceendpoint" ? Promise.reject({ errorCode: 0x80040220 | 0 }) : usual(table, query),
    );
    await showWelcome(place(), () => readFacts(now));
    expect(states()).toEqual(["good", "unknown", "good", "good"]);
    expect(place().textContent).toContain("Your roles don't show the webhook");
  });

  test("Look again asks anew and tells how many things are open", async () => {
    retrieve.mockRejectedValueOnce({ errorCode: 0x80040224, message: "The Read failed in its data source." });
    await showWelcome(place(), () => readFacts(now));
    const status = document.querySelector('[role="status"]')!;
    expect(status.textContent).toBe("Needs attention: 1.");
    document.querySelector("button")!.click();
    await new Promise((resolve) => setTimeout(resolve));
    expect([status.textContent, states()[0]]).toEqual(["Nothing needs attention.", "good"]);
  });

  test("an Arabic person reads Arabic from right to left", async () => {
    speak(1025);
    await showWelcome(place(), () => readFacts(now));
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["ar", "rtl"]);
    expect(document.querySelector("h1")!.textContent).toBe(languages.arabic.title);
  });
});

test("outside of the app the page says in the browser's language where it belongs", () => {
  expect([outside("de-AT"), outside("nl")]).toEqual([languages.german.outside, languages.english.outside]);
});
