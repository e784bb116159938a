import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox/main";

/** Seconds. */
const patience = 60;

/**
 * A sandbox on free ports whose virtual table waits for WordPress as long as a busy machine may need: set-up has a data source give up after
 * the few seconds that a person would wait, and PHP answers one request at a time. For the same reason the bridge shows no user from memory
 * while PHP is busy: a test looks at users as they are now.
 * @throws what `startSandbox` throws; Error with Dataverse's answer when the data source can't be changed.
 */
export async function startPatientSandbox(options: Omit<SandboxOptions, "ports" | "log">): Promise<Sandbox> {
  const ports = { dataverse: 0, wordpress: 0, bridge: 0 };
  const sandbox = await startSandbox({
    ...options,
    bridgeSettings: { rememberSeconds: 0, ...options.bridgeSettings },
    ports,
    log: () => {},
  });
  const { dataverse } = sandbox;
  const [source] = dataverse.rows("msdyn_odatav4ds");
  const answer = await dataverse.fetch(dataverse.people[0]!)(
    `/api/data/v9.2/msdyn_odatav4ds(${String(source!.msdyn_odatav4dsid)})`,
    {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ msdyn_timeout: patience }),
    },
  );
  if (answer.ok) return sandbox;
  await sandbox.stop();
  throw new Error(`The data source's time-out can't be changed: ${await answer.text()}`);
}
