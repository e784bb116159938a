import { eachSite } from "../../../bridge/cli/each-site";
import { WordPressRefused, WordPressUnreachable } from "../../../bridge/wordpress-client";

/** Asks three sites, of which the middle one fails. */
async function ask(failure: unknown) {
  const lines: string[] = [];
  let failures = 0;
  await eachSite(
    [1, 2, 3].map((tag) => ({ site: { tag } })),
    async ({ site }) => {
      if (site.tag === 2) throw failure;
      return "well";
    },
    { write: (line) => void lines.push(line), failed: () => void failures++ },
  );
  return { lines, failures };
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
  expect(lines[1]).toContain('does not let the bridge\'s user in (incorrect_password). Run "bridge doctor"');
});

test("another refusal is WordPress's own sentence", async () => {
  const { lines } = await ask(new WordPressRefused("This needs the capability to bind users.", "icds_forbidden", 403));
  expect(lines[1]).toBe("Site 2: This needs the capability to bind users.\n");
});
