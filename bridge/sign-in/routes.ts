import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { SiteConfig } from "../config";
import type { DataverseClient } from "../dataverse/client";
import { DataverseRefused, DataverseUnreachable } from "../dataverse/errors";
import { parseBody, takeRawBodies } from "../raw-body";
import { Problem } from "../problem";
import { decide, signInQuestion } from "./decide";
import { signerOf } from "./signature";

export interface SignInOptions {
  sites: readonly Pick<SiteConfig, "tag" | "secret">[];
  dataverse: DataverseClient;
  /** WordPress has changes to pull. Called after the answer went out: the embedded WordPress has one worker and waits for it. */
  nudged: (siteTag: number) => void;
  now?: () => Date;
}

/** A question is a few hundred bytes; a signature can only be checked after the body was read. */
const bodyLimit = 16 * 1024;

/** The two routes that WordPress calls, each request signed with its site's secret. Neither ever calls WordPress. */
export function registerSignIn(
  app: FastifyInstance,
  { sites, dataverse, nudged, now = () => new Date() }: SignInOptions,
): void {
  let refusing = false;

  void app.register((routes, _options, done) => {
    takeRawBodies(routes);

    routes.post("/wordpress/sign-in", { bodyLimit }, async (request) => {
      const question = admit(request, signInQuestion);
      try {
        const answer = await decide(question, dataverse);
        request.log.info(
          { site: question.site, user: question.user, decision: answer.decision, reason: answer.reason },
          "Sign-in decided",
        );
        return answer;
      } catch (error) {
        if (!(error instanceof DataverseUnreachable || error instanceof DataverseRefused)) throw error;
        request.log.error({ site: question.site, user: question.user, err: error }, "Sign-in can't be decided");
        throw new Problem(503, "dataverse_unreachable", "Dataverse can't be asked right now. Try again in a moment.");
      }
    });

    routes.post("/wordpress/nudge", { bodyLimit }, async (request, reply) => {
      const { site } = admit(request, z.object({ site: z.int().positive() }));
      reply.raw.once("finish", () => nudged(site));
      return await reply.code(202).send({});
    });
    done();
  });

  /** A refusal is told once, until a question is right again: while secrets differ nobody who is bound signs in, and anybody may ask. */
  function admit<T extends z.ZodType<{ site: number }>>(request: FastifyRequest, schema: T): z.infer<T> {
    try {
      const question = parseSigned(request, schema);
      refusing = false;
      return question;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        request.log[refusing ? "debug" : "warn"](
          { code: error.code },
          `A request in WordPress's name was refused. ${error.message}`,
        );
        refusing = true;
      }
      throw error;
    }
  }

  function parseSigned<T extends z.ZodType<{ site: number }>>(request: FastifyRequest, schema: T): z.infer<T> {
    const body = typeof request.body === "string" ? request.body : "";
    const header = (name: string) => [request.headers[name]].flat()[0];
    const signer = signerOf(
      { timestamp: header("x-icds-timestamp"), signature: header("x-icds-signature"), body },
      sites,
      now(),
    );
    if (signer === "late")
      throw new Problem(
        401,
        "late",
        "The request's time is more than five minutes off. Set the clocks of WordPress and the bridge.",
      );
    if (!signer)
      throw new Problem(
        401,
        "bad_signature",
        "The signature fits no site. Compare the secret in the plugin's settings with the bridge's configuration.",
      );
    const question = parseBody(body, schema);
    if (question.site !== signer.tag)
      throw new Problem(
        401,
        "wrong_site",
        "The request is signed by another site than it names. Compare the site tag in the plugin's settings with the bridge's configuration.",
      );
    return question;
  }
}
