import { type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { join } from "node:path";
import fastify from "fastify";
import { appPeople, salesperson } from "./app-people";
import { type ApplicationUser, createDataverse, type Dataverse } from "./dataverse";
import { registerFormHost } from "./form-host";
import { createMetadata, type Metadata } from "./metadata";
import { contacts } from "./seed/contacts";
import { solutionsOf } from "./solutions";
import { PortTaken } from "./wordpress";

const outFolder = join(__dirname, "../out");

export interface RunningDataverse {
  url: string;
  dataverse: Dataverse;
  metadata: Metadata;
  stop(): Promise<void>;
}

/**
 * Starts the local Dataverse and, on the same origin, the app; rows are kept in `dataverse.sqlite` of the state folder. It
 * holds the shipped solutions and those in `solutions` (`solutionsOf`).
 * @throws PortTaken, or Error for a solution that can't be read or what the app runs that has not been built.
 */
export async function startDataverse(
  stateFolder: string,
  port: number,
  applicationUsers: ApplicationUser[],
  solutions: string[] = [],
): Promise<RunningDataverse> {
  const [solutionFolder, ...further] = solutionsOf(solutions);
  const solution = createMetadata({ solutionFolder, further, outFolder });
  const metadata = { ...solution, roles: [...(solution.roles ?? []), salesperson] };
  refuseUnbuilt(metadata);
  const dataverse = createDataverse({
    metadata,
    storageFile: join(stateFolder, "dataverse.sqlite"),
    applicationUsers,
    people: appPeople.map(({ access, ...person }) => ({
      ...person,
      ...(access?.columns && { columns: access.columns }),
    })),
    seed: (seed) => seed("contact", contacts),
  });
  const app = fastify({ forceCloseConnections: true, bodyLimit: 16 * 1024 * 1024 });
  await dataverse.register(app);
  const people = appPeople.map((person, index) => ({ ...person, ...dataverse.people[index]! }));
  registerFormHost(app, { metadata, person: people[0]!, people });
  try {
    await app.listen({ host: "127.0.0.1", port });
  } catch (error) {
    await dataverse.stop();
    throw (error as NodeJS.ErrnoException).code === "EADDRINUSE" ? new PortTaken(port) : error;
  }
  const address = (app.server as Server).address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    dataverse,
    metadata,
    async stop() {
      await app.close();
      await dataverse.stop();
    },
  };
}

function refuseUnbuilt({ webResources, controls }: Metadata): void {
  const missing = [
    ...webResources.filter(({ file }) => !file).map(({ name }) => name),
    ...controls.filter(({ folder }) => !folder).map(({ name }) => name),
  ];
  if (missing.length) throw new Error(`Not built yet: ${missing.join(", ")}. Run "npm run build" first.`);
}
