import { commandObstacle, planCommand, profileAddress } from "../../../model/commands";
import { commandExamples } from "../../../model/examples/commands";

test.each(commandExamples.map((example) => [example.command, example.what, example] as const))(
  "%s, %s",
  (command, _what, { row, left, warning }) => {
    expect(commandObstacle(command, row)).toBe(left);
    expect(planCommand(command, [row]).warning?.text).toBe(warning);
  },
);

test("rows that a command leaves alone don't count towards its warning", () => {
  const contact = { id: "c", username: null, loginEnabled: false, active: true };
  const bound = { name: "Ann", contact, user: { id: "a", wpId: 1, site: null } };
  const plan = planCommand("unbind", [
    bound,
    { ...bound, user: null },
    { ...bound, contact: { ...contact, loginEnabled: true } },
  ]);
  expect(plan.rows).toHaveLength(2);
  expect(plan.left).toMatchObject([{ reason: "notBound" }]);
  expect(plan.warning).toEqual({ text: "willBeDisabled", rows: 1 });
});

test.each([
  ["https://example.com", "https://example.com/wp-admin/user-edit.php?user_id=42"],
  ["https://example.com/blog/", "https://example.com/blog/wp-admin/user-edit.php?user_id=42"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080/wp-admin/user-edit.php?user_id=42"],
  ["My blog", undefined],
  ["javascript:alert(1)", undefined],
  ["https://example.com/?x=1", undefined],
  [null, undefined],
])("the profile of user 42 on %s", (site, address) => {
  expect(profileAddress(site, 42)).toBe(address);
});
