import { type Built } from "../built-files";
import { needText } from "../../../sandbox/metadata/solution-xml";
import { webResourceFile } from "../zip-names";
import { type Finding, findingAt } from "../refusal";

/** Every control and web resource has its content, under the name that its record gives. */
export const bundlesAreBuilt = (built: Built[]): Finding[] =>
  built.flatMap(({ file, record, name, content, builtFrom }) => {
    const wanted = content?.has("")
      ? `/${webResourceFile(name, needText(record, "WebResourceId"))}`
      : `/Controls/${name}/ControlManifest.xml`;
    if (!content)
      return [
        findingAt(
          file,
          record,
          `"${name}" is not built: ${builtFrom} is missing or lacks a file that its manifest names; run "npm run build".`,
        ),
      ];
    if (needText(record, "FileName") !== wanted)
      return [
        findingAt(file, record, `<FileName> is "${needText(record, "FileName")}", the platform's name is "${wanted}".`),
      ];
    return [];
  });
