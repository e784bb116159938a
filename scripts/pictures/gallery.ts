import { looks } from "./looks";
import { type StateGroup } from "./states/picker-state";

/** The page that shows the pictures. */
export function gallery(groups: StateGroup[]): string {
  const names = looks.map(({ name }) => name);
  const sections = groups.map(({ title, states }) => {
    const pictures = states.map(
      ({ name, caption, rows }) =>
        `**${caption}**${rows ? ` (5.4 row${rows.length > 1 ? "s" : ""} ${rows.join(", ")})` : ""}\n\n![${caption}](pickers/${name}.png)\n`,
    );
    return `## ${title}\n\n${pictures.join("\n")}`;
  });
  return `# The pickers in every state

Taken from the local app with \`npm run pictures\`; edit \`scripts/pictures\`, not this page. Each state in five looks: ${names.slice(0, -1).join(", ")} (Arabic) and ${names.at(-1)} (320 CSS pixels).
\`tests/e2e/picker-states.spec.ts\` goes through the same states by mouse and by keyboard, and axe finds nothing in any.

${sections.join("\n")}`;
}
