import { join } from "node:path";
import { copyTemplate, isSeeded, keepTemplate, templateFolder } from "./seed/template";
import { plugin, seedWordPress } from "./seed/wordpress";
import { type RunningWordPress, startWordPress } from "./wordpress";

export interface SeededWordPressOptions {
  stateFolder: string;
  port: number;
  /** Holds WordPress itself and the template of a seeded site. */
  cacheFolder: string;
  onProgress: (sentence: string) => void;
  constants: Record<string, string | number | boolean>;
}

/**
 * Starts WordPress with our plugin and, unless the state folder has them, people in it: copied from the template that an
 * earlier stack left, or made now and kept as template.
 * @throws what `startWordPress` and `seedWordPress` throw.
 */
export async function startSeededWordPress(options: SeededWordPressOptions): Promise<RunningWordPress> {
  const { stateFolder, cacheFolder, onProgress } = options;
  const template = templateFolder(cacheFolder);
  copyTemplate(template, stateFolder);
  const coreFolder = join(cacheFolder, "wordpress-core");
  const wordpress = await startWordPress({ ...options, coreFolder, pluginFolders: [plugin] });
  if (isSeeded(stateFolder)) return wordpress;
  try {
    onProgress("Creating WordPress users");
    await seedWordPress(wordpress);
    keepTemplate(template, stateFolder);
    return wordpress;
  } catch (error) {
    await wordpress.stop();
    throw error;
  }
}
