import { registry } from "../../../plugins/registry";
import { runSteps, UnexpectedStepError } from "../../../plugins/run-steps";
import { BusinessError, type ExecutionContext, type Step } from "../../../plugins/step";

const log = { debug: jest.fn(), error: jest.fn() };
const services = { hint: jest.fn(), sendPasswordReset: jest.fn() };
const context = (change: Partial<ExecutionContext> = {}): ExecutionContext => ({
  messageName: "Update",
  primaryEntityName: "contact",
  primaryEntityId: "c1",
  stage: 40,
  target: { statecode: 1 },
  references: {},
  tag: undefined,
  correlationId: "x",
  ...change,
});

function step(name: string, change: Partial<Step> = {}): Step {
  return {
    name,
    message: "Update",
    table: "contact",
    stage: 40,
    mode: "asynchronous",
    order: 1,
    execute: () => undefined,
    ...change,
  };
}
const run = (steps: Step[], change?: Partial<ExecutionContext>) => runSteps(steps, context(change), services, log);

test("steps run by message, table and stage, in their order, equals as registered", async () => {
  const steps = [
    step("second", { order: 2 }),
    step("other message", { message: "Create" }),
    step("other table", { table: "account" }),
    step("other stage", { stage: 20 }),
    step("first a"),
    step("first b"),
  ];
  expect(await run(steps)).toEqual(["first a", "first b", "second"]);
});

test("filtering attributes are a matter of Update alone, and of a known target", async () => {
  const filtered = [step("filtered", { filteringAttributes: ["statecode"] })];
  expect(await run(filtered)).toEqual(["filtered"]);
  expect(await run(filtered, { target: { firstname: "x" } })).toEqual([]);
  expect(await run(filtered, { target: undefined })).toEqual(["filtered"]);
  const created = [step("created", { message: "Create", filteringAttributes: ["statecode"] })];
  expect(await run(created, { messageName: "Create", target: {} })).toEqual(["created"]);
});

test("the first error ends the run; a business error keeps its sentence, anything else stays in the log", async () => {
  const later = jest.fn();
  const failing = (error: Error) => [
    step("failing", {
      execute: () => {
        throw error;
      },
    }),
    step("later", { order: 2, execute: later }),
  ];
  await expect(run(failing(new BusinessError("Not today.")))).rejects.toThrow("Not today.");
  await expect(run(failing(new Error("secret detail")))).rejects.toThrow(UnexpectedStepError);
  await expect(run(failing(new Error("secret detail")))).rejects.not.toThrow("secret detail");
  expect(later).not.toHaveBeenCalled();
  expect(log.error).toHaveBeenCalled();
});

test.each(["Create", "Update", "Delete"])("%s of a contact asks for it to be settled", async (messageName) => {
  await runSteps(registry, context({ messageName }), services, log);
  expect(services.hint.mock.calls).toEqual([["c1"]]);
});

test("Merge asks for the master and the contact merged away", async () => {
  const references = { Target: "c1", SubordinateId: "c2" };
  await runSteps(registry, context({ messageName: "Merge", references }), services, log);
  expect(services.hint.mock.calls.flat().sort()).toEqual(["c1", "c2"]);
});

test("an update of something else asks for nothing", async () => {
  await runSteps(registry, context({ target: { jobtitle: "x" } }), services, log);
  expect(services.hint).not.toHaveBeenCalled();
});
