/**
 * `npm run pack` writes the zips that Dataverse imports, unmanaged and managed, of every solution folder:
 *   dist/WordPressUserBinding_0.1.0.zip, …_managed.zip
 * `npm run pack -- --unpack <zip> [folder]` is the way back.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { packSolution } from "./pack-solution";
import { SolutionRefused } from "./refusal";
import { factsOf } from "./release-facts";
import { openSolution } from "./solution-files";
import { readTree, writeTree } from "./tree";
import { unpackSolution } from "./unpack-solution";
import { productVersion } from "./version";

const root = join(__dirname, "../..");
const read = (name: string) => readFileSync(join(root, name), "utf8");
const packageFile = z.object({ version: z.string() });
const optionsOf = z.object({
  from: z.array(z.string().min(1)).min(1),
  out: z.string().min(1),
  to: z.string().min(1),
  unpack: z.boolean(),
  facts: z.boolean(),
});

/** What a zip should stay below, and all of them together in time; missing a goal is said and stops nothing. */
const goals = { kilobytes: 250, seconds: 3 };

/** `312.9 KB (goal 250 KB, missed)` */
const measured = (value: number, goal: number, unit: string) =>
  `${value.toFixed(1)} ${unit} (goal ${goal} ${unit}${value > goal ? ", missed" : ""})`;

function pack(folders: string[], outFolder: string, target: string): void {
  const version = productVersion(read("CHANGELOG.md"), packageFile.parse(JSON.parse(read("package.json"))).version);
  const out = readTree(outFolder);
  mkdirSync(target, { recursive: true });
  const since = performance.now();
  for (const name of folders) {
    const folder = readTree(name);
    for (const managed of [false, true]) {
      const bytes = packSolution({ folder, out, version, managed });
      const path = join(target, `${openSolution(folder).uniqueName}_${version}${managed ? "_managed" : ""}.zip`);
      writeFileSync(path, bytes);
      console.log(`${path}: ${measured(bytes.length / 1024, goals.kilobytes, "KB")}`);
    }
  }
  console.log(`Packed in ${measured((performance.now() - since) / 1000, goals.seconds, "s")}`);
}

const besideZip = (zip: string): string => {
  if (!/\.zip$/i.test(zip)) throw new Error(`${zip} does not end with .zip; name the folder for its files too.`);
  return zip.slice(0, -".zip".length);
};

function unpack(zip: string, folder: string): void {
  if (!existsSync(zip)) throw new Error(`${zip}: there is no such file.`);
  const tree = unpackSolution(readFileSync(zip));
  writeTree(folder, tree);
  console.log(`${folder}: ${tree.size} files of ${zip}`);
}

function keepFacts(name: string): void {
  const path = join(name, "released.json");
  writeFileSync(path, `${JSON.stringify(factsOf(openSolution(readTree(name))), null, 2)}\n`);
  console.log(`${path}: what later releases must keep`);
}

const program = new Command("pack")
  .description("Pack the solution folders into zips for Dataverse, or unpack such a zip.")
  .argument("[zip]", "with --unpack: the zip to take apart")
  .argument("[folder]", "with --unpack: where its files go; beside the zip, under its name, when left out")
  .option("--from <folder...>", "unpacked solutions", [join(root, "solution"), join(root, "solution-events")])
  .option("--out <folder>", "build output with web resources and controls", join(root, "out"))
  .option("--to <folder>", "where the zips go", join(root, "dist"))
  .option("--facts", "after a release: write down what later ones must keep", false)
  .option("--unpack", "take a zip apart", false)
  .action((zip: string | undefined, folder: string | undefined, given: unknown) => {
    const options = optionsOf.parse(given);
    if (options.facts) return keepFacts(options.from[0]!);
    if (!options.unpack) return pack(options.from, options.out, options.to);
    if (!zip) throw new Error("Name the zip: npm run pack -- --unpack <zip> [folder].");
    unpack(zip, folder ?? besideZip(zip));
  });

try {
  program.parse();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(error instanceof SolutionRefused ? `Not packed:\n${reason}` : reason);
  process.exitCode = 1;
}
