import { act, fireEvent, render, screen } from "@testing-library/react";
import { setIconOptions } from "@fluentui/react";
import { WordPressUserPicker } from "../../../controls/WordPressUserPicker";
import { WordPressUsernamePicker } from "../../../controls/WordPressUsernamePicker";
import { pickerRuleExamples } from "../../../model/examples/picker-rules";
import { typedUsernameExamples } from "../../../model/examples/typed-username";
import { bindingChoices } from "../../../model/generated/names";
import { isTakenOver, offersLogin } from "../../../model/picker-rules";
import { fakeContext } from "./fake-context";

setIconOptions({ disableWarnings: true });

const settle = (ms = 0) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)));
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A contact form with the picker; `type` is what the host does once somebody has typed a username and left its field. */
function form(
  opened: string | null = null,
  Picker: typeof WordPressUserPicker | typeof WordPressUsernamePicker = WordPressUserPicker,
) {
  const parameters = { user: { raw: [] as object[] }, username: { raw: opened } };
  const host = fakeContext<never>(Picker.name, parameters, { recordId: "c1" });
  const notify = jest.fn();
  const control = new Picker();
  control.init(host.context, notify);
  const view = render(control.updateView(host.context));
  const type = async (username: string | null) => {
    parameters.username.raw = username;
    view.rerender(control.updateView(host.context));
    await settle();
  };
  return { ...host, control, notify, type };
}

const said = () => screen.getByRole("status").textContent;
type Found = (typeof typedUsernameExamples)[number]["found"]["user"];

const row = (user: NonNullable<Found>) => ({
  alexacrm_wordpressuserid: user.id,
  alexacrm_name: user.name,
  alexacrm_username: "ann",
  alexacrm_email: user.email,
  alexacrm_notbindable: user.obstacle,
  alexacrm_binding: user.holder ? bindingChoices.contact : bindingChoices.notBound,
  _alexacrm_contactid_value: user.holder?.id,
  alexacrm_contactname: user.holder?.name,
});

// A username that another contact has stops the save: that is the form script's to say.
const pickersOwn = typedUsernameExamples.filter(({ then }) => then.saves);

test.each(pickersOwn.map((example) => [example.what, example] as const))(
  "a username typed without a user, as the form script has it: %s",
  async (_what, { found: { user }, then }) => {
    const { type, retrieveMultipleRecords } = form();
    retrieveMultipleRecords.mockResolvedValue({ entities: user ? [row(user)] : [] });
    await type("ann");
    const words = {
      usernameMatches: "Matches the WordPress user Ann Editor (ann · ann@example.com).",
      usernameMatchesHeld: "Matches the WordPress user Ann Editor (ann · ann@example.com · bound to Claire).",
      usernameMatchesBarred: "Matches the WordPress user Ann Editor (ann · ann@example.com · can't be bound: the last administrator).", // prettier-ignore
      usernameMatchesNobody: "No WordPress user has the username ann.",
      usernameTaken: "",
    };
    expect(said()).toBe(words[then.note]);
    expect(screen.queryAllByRole("button", { name: "Use this user" })).toHaveLength(then.offers ? 1 : 0);
    expect(screen.queryAllByRole("button", { name: "Open that contact" })).toHaveLength(
      then.note === "usernameMatchesHeld" ? 1 : 0,
    );
    expect(retrieveMultipleRecords).toHaveBeenCalledTimes(1);
  },
);

const ann = row({ id: "a", name: "Ann Editor", email: "ann@example.com", obstacle: null, holder: null });

test("Use this user writes user and username in one notification", async () => {
  const { type, retrieveMultipleRecords, control, notify } = form();
  retrieveMultipleRecords.mockResolvedValue({ entities: [ann] });
  await type("ann");
  fireEvent.click(screen.getByRole("button", { name: "Use this user" }));
  expect(notify).toHaveBeenCalledTimes(1);
  expect(control.getOutputs()).toEqual({
    user: [{ id: "a", name: "Ann Editor", entityType: "alexacrm_wordpressuser" }],
    username: "ann",
  });
});

test("the link opens the contact that holds the user", async () => {
  const { type, retrieveMultipleRecords, openForm } = form();
  const held = { ...ann, alexacrm_binding: bindingChoices.contact, _alexacrm_contactid_value: "c2" };
  retrieveMultipleRecords.mockResolvedValue({ entities: [held] });
  await type("ann");
  fireEvent.click(screen.getByRole("button", { name: "Open that contact" }));
  expect(openForm).toHaveBeenCalledWith({ entityName: "contact", entityId: "c2" });
});

test("5.4 row 1 what the form was opened with is nobody's typing: no request", async () => {
  const { type, retrieveMultipleRecords } = form("ann");
  await type("ann");
  await settle(1000);
  expect(retrieveMultipleRecords).not.toHaveBeenCalled();
});

test("5.4 row 4 an answer about an older username never shows", async () => {
  const { type, retrieveMultipleRecords } = form();
  const answers: ((answer: object) => void)[] = [];
  retrieveMultipleRecords.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  await type("ann");
  await type("bob");
  answers[1]!({ entities: [] });
  await settle();
  answers[0]!({ entities: [ann] });
  await settle();
  expect(said()).toBe("No WordPress user has the username bob.");
});

test("emptying the username takes back what was said, and asks nothing", async () => {
  const { type, retrieveMultipleRecords } = form();
  await type("ann");
  await type(null);
  expect(said()).toBe("");
  expect(retrieveMultipleRecords).toHaveBeenCalledTimes(1);
});

test("a name that differs in an accent is another user", async () => {
  const { type, retrieveMultipleRecords } = form();
  retrieveMultipleRecords.mockResolvedValue({ entities: [ann] });
  await type("änn");
  expect(said()).toBe("No WordPress user has the username änn.");
});

test("a question that fails is no word on the screen: the script says that it couldn't check", async () => {
  const log = jest.spyOn(console, "error").mockImplementation();
  const { type, retrieveMultipleRecords } = form();
  retrieveMultipleRecords.mockRejectedValue({ errorCode: 0x80040220 });
  await type("ann");
  expect(said()).toBe("");
  expect(log).toHaveBeenCalledTimes(1);
});

test("the picker on the text column shows the username as its value and asks nothing about it", async () => {
  const { type, retrieveMultipleRecords } = form(null, WordPressUsernamePicker);
  await type("ann");
  expect(screen.getByRole("button", { name: "Clear ann" })).toBeVisible();
  expect(retrieveMultipleRecords).not.toHaveBeenCalled();
});

test.each(pickerRuleExamples.takeOver.map((example) => [example.what, example] as const))(
  "choosing a user: %s",
  (_what, { inContactMode, holder, contact, asks }) => expect(isTakenOver(inContactMode, holder, contact)).toBe(asks),
);

test.each(pickerRuleExamples.login.map((example) => [example.what, example] as const))(
  "Login Enabled: %s",
  (_what, { user, loginEnabled, offers }) => expect(offersLogin(user, loginEnabled)).toBe(offers),
);
