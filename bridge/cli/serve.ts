import { readConfig } from "../config";
import { createLog } from "../log";
import { closeWithProcess, startBridge } from "../server";

/** `bridge serve`: runs until a signal, or until the parent that forked it is gone. */
export async function serve(configFile: string): Promise<void> {
  const config = readConfig(configFile);
  const log = createLog(config.logLevel);
  closeWithProcess(await startBridge(config, log), log);
}
