import { type FormNote } from "../../../model/form-note";
import { leftToScript } from "../../../model/said-by-picker";

const lookup = "customcontrol:AlexaCRM.WordPress.WordPressUserPicker";
const text = "customcontrol:AlexaCRM.WordPress.WordPressUsernamePicker";
const keys = [
  "enableLogin",
  "usernameMatches",
  "usernameMatchesNobody",
  "usernameMatchesHeld",
  "usernameMatchesBarred",
  "usernameTaken",
  "loginDisabled",
];
const notes = keys.map((key): FormNote<string> => ({ text: key, level: "info", at: "form", values: [] }));

test.each<[string, string[], string[]]>([
  ["without a picker says everything", [], keys],
  ["beside the platform's own lookup too", ["lookup", "standard"], keys],
  ["beside the picker leaves out what that has a button or link for", [lookup], ["usernameTaken", "loginDisabled"]],
  ["beside the picker on the text column leaves out what that offers", [text], keys.slice(1)],
])("a form script %s", (_where, controls, left) =>
  expect(leftToScript(notes, controls).map((note) => note.text)).toEqual(left),
);
