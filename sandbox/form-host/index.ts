import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { describeForBrowser } from "./browser-metadata";
import { type AccessDescription, type AppSettings, type FormHostOptions, type Person } from "./options";
import { newNonce, pageHeaders, resourceHeaders, webPageHeaders } from "./headers";
import { hostFile } from "./host-files";
import { appPage } from "./page";
import { findPerson, personCookie, personOf, setPerson } from "./person-cookie";
import { controlFile, webResourceFile } from "./resource-files";
import { type FoundFile, sendFile } from "./send-file";

export { personCookie };
export type { AccessDescription, AppSettings, FormHostOptions, Person };

const switchBody = z.object({ person: z.string().max(64) });

/**
 * Mounts the model-driven app: `/` and `/main.aspx` (the page), `/_host/*` (its script, style, libraries and metadata; who one works as),
 * `/WebResources/<name>` and `/Controls/<name>/<file>` (what the solution ships). Data comes from `/api/data/v9.2` of the same origin.
 */
export function registerFormHost(app: FastifyInstance, options: FormHostOptions): void {
  const appName = options.metadata.apps[0]?.uniqueName ?? "";

  app.get("/", (_request, reply) => reply.redirect(`/main.aspx?appname=${encodeURIComponent(appName)}`));

  app.get("/main.aspx", (request, reply) => {
    const nonce = newNonce();
    const person = personOf(options, request.headers.cookie);
    const languageId = person.languageId ?? options.languageId ?? 1033;
    return reply
      .headers(pageHeaders(nonce))
      .header("set-cookie", setPerson(person))
      .type("text/html; charset=utf-8")
      .send(appPage({ nonce, languageId, title: appName, theme: person.theme ?? "light" }));
  });

  app.get("/_host/metadata.json", (request, reply) =>
    reply
      .headers(resourceHeaders)
      .header("cache-control", "no-store")
      .send(describeForBrowser(options, personOf(options, request.headers.cookie))),
  );

  app.post("/_host/person", (request, reply) => {
    if (["cross-site", "same-site"].includes(String(request.headers["sec-fetch-site"])))
      return reply.code(403).send({ error: { message: "Only the app itself may say who it works as." } });
    const body = switchBody.safeParse(request.body);
    const person = body.success ? findPerson(options, body.data.person) : undefined;
    if (!person) return reply.code(400).send({ error: { message: "There is no such person in this sandbox." } });
    return reply.header("set-cookie", setPerson(person)).code(204).send();
  });

  const serve = (path: string, find: (path: string) => FoundFile): void => {
    app.get<{ Params: { "*": string } }>(`${path}/*`, (request, reply) => {
      const found = find(request.params["*"]);
      if ("type" in found && found.type?.startsWith("text/html")) reply.headers(webPageHeaders);
      return sendFile(reply, found);
    });
  };
  serve("/_host", hostFile);
  serve("/WebResources", (name) => webResourceFile(options.metadata, name));
  serve("/Controls", (path) => controlFile(options.metadata, path));
}
