import { SaveGate } from "../../../webresources/src/save-gate";

function gate({ refused = false } = {}) {
  const save = jest.fn().mockResolvedValue(undefined);
  const form = { data: { save } } as unknown as Xrm.FormContext;
  const keeper = { refused: () => refused, waiting: jest.fn(), stopped: jest.fn() };
  const gate = new SaveGate(form, keeper);
  /** A person saves; whether that was stopped. */
  const press = (mode = 1): boolean => {
    const preventDefault = jest.fn();
    const args = { preventDefault, getSaveMode: () => mode };
    gate.onSave({ getEventArgs: () => args } as unknown as Xrm.Events.SaveEventContext);
    return preventDefault.mock.calls.length > 0;
  };
  return { gate, press, save, ...keeper };
}

test("a check that fails in an unforeseen way locks no form: the save that waited goes on, the next isn't stopped", async () => {
  const log = jest.spyOn(console, "error").mockImplementation();
  const { gate: one, press, save, waiting } = gate();
  let fail: (reason: Error) => void = () => undefined;
  const checked = one.check(new Promise((_resolve, reject) => (fail = reject)));
  expect(press()).toBe(true);
  expect(waiting).toHaveBeenLastCalledWith(true);
  fail(new Error("the host's field is gone"));
  await checked;
  expect(waiting).toHaveBeenLastCalledWith(false);
  expect(save).toHaveBeenCalledTimes(1);
  expect(log).toHaveBeenCalledTimes(1);
  expect(press()).toBe(false);
});

test("an automatic save that is refused is stopped without a word to anybody", () => {
  const { press, stopped } = gate({ refused: true });
  expect(press(70)).toBe(true);
  expect(stopped).not.toHaveBeenCalled();
  expect(press(1)).toBe(true);
  expect(stopped).toHaveBeenCalledTimes(1);
});
