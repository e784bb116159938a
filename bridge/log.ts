import pino from "pino";
import { DataverseRefused } from "./dataverse/errors";
import { WordPressRefused } from "./wordpress-client";

/**
 * The bridge's log: one JSON object a line on stderr, so that a command's answer on stdout stays clean. Rows and users are named by id
 * alone: no names, sign-in names, addresses, keys, bodies.
 */
export function createLog(level: string) {
  return pino(
    {
      level,
      base: { service: "wordpress-bridge" },
      serializers: { err: describe },
      redact: { paths: ["*.headers", "headers", "authorization"], remove: true },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}

/** Messages of refusals by other programs may quote what was sent, so their code stands for them; causes are told by their kind. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const cause = error.cause instanceof Error ? { cause: causeOf(error.cause) } : {};
  if (error instanceof DataverseRefused || error instanceof WordPressRefused)
    return { type: error.name, status: error.status, code: error.code, ...cause };
  return { type: error.name, message: error.message, stack: error.stack, ...cause };
}

const causeOf = (cause: Error): string =>
  [cause.name, (cause as NodeJS.ErrnoException).code, cause.cause instanceof Error ? causeOf(cause.cause) : undefined]
    .filter(Boolean)
    .join(" ");
