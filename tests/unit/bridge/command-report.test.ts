import { createReport, type ReportFlags } from "../../../bridge/cli/report";
import { LeftOut } from "../../../bridge/doctor/check";
import { WordPressRefused, WordPressUnreachable } from "../../../bridge/wordpress-client";

/** Asks three sites, of which the middle one fails. */
async function ask(failure: unknown, flags: ReportFlags = {}) {
  const written: string[] = [];
  let failures = 0;
  const report = createReport(flags, { write: (text) => void written.push(text), failed: () => void failures++ });
  await report.eachSite(
    [1, 2, 3].map((tag) => ({ site: { tag } })),
    async ({ site }) => {
      if (site.tag === 2) throw failure;
      return "well";
    },
  );
  report.end();
  return { lines: written, failures };
}

test("a command's answer has one line for each site; a site that fails keeps nobody from the next", async () => {
  const { lines, failures } = await ask(new WordPressUnreachable("WordPress can't be reached.", "network"));
  expect(lines).toEqual(["Site 1: well\n", "Site 2: WordPress can't be reached.\n", "Site 3: well\n"]);
  expect(failures).toBe(1);
});

test("a refused application password names the command that finds out why, not WordPress's riddle", async () => {
  const refused = new WordPressRefused(
    "The provided password is an invalid application password.",
    "incorrect_password",
    401,
  );
  const { lines } = await ask(refused);
  expect(lines[1]).toMatch(
    /does not let the bridge's user in \(incorrect_password\)\.\n {2}Run "bridge doctor": .*\n$/,
  );
});

test("another refusal is WordPress's own sentence", async () => {
  const { lines } = await ask(new WordPressRefused("This needs the capability to bind users.", "icds_forbidden", 403));
  expect(lines[1]).toBe("Site 2: This needs the capability to bind users.\n");
});

test("--json is one array of findings, in the shape of the doctor's, and nothing else", async () => {
  const { lines, failures } = await ask(new Error("It broke."), { json: true });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toEqual([
    { link: "Site 1", result: "well", detail: "well" },
    { link: "Site 2", result: "failed", detail: "It broke.", advice: "" },
    { link: "Site 3", result: "well", detail: "well" },
  ]);
  expect(failures).toBe(1);
});

test("what could not be looked at is said and is no failure", async () => {
  const { lines, failures } = await ask(new LeftOut("It runs elsewhere."));
  expect([lines[1], failures]).toEqual(["Site 2: It runs elsewhere.\n", 0]);
});
