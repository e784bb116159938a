import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { Problem } from "./problem";

/** Leaves JSON bodies as text below this point, because a key or signature is checked before anything is parsed. */
export function takeRawBodies(routes: FastifyInstance): void {
  routes.removeAllContentTypeParsers();
  routes.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => done(null, body));
}

/** Parses a body by its schema; a {@link Problem} 400 names what is wrong with it. */
export function parseBody<T extends z.ZodType>(body: string, schema: T): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Problem(400, "bad_json", "The body is no JSON.");
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`);
  throw new Problem(400, "bad_body", `The body is not as documented: ${issues.join("; ")}`);
}
