import type { FastifyInstance } from "fastify";
import { describeForBrowser } from "./browser-metadata";
import { type FormHostOptions, type Person } from "./options";
import { newNonce, pageHeaders, resourceHeaders } from "./headers";
import { hostFile } from "./host-files";
import { appPage } from "./page";
import { controlFile, webResourceFile } from "./resource-files";
import { type FoundFile, sendFile } from "./send-file";

export type { FormHostOptions, Person };

/** The cookie that tells the local Web API which person the browser acts for. */
export const personCookie = "sandbox_person";

/**
 * Mounts the model-driven app: `/` and `/main.aspx` (the page), `/_host/*` (its script, style, libraries and metadata),
 * `/WebResources/<name>` and `/Controls/<name>/<file>` (what the solution ships). Data comes from `/api/data/v9.2` of the same origin.
 */
export function registerFormHost(app: FastifyInstance, options: FormHostOptions): void {
  const appName = options.metadata.apps[0]?.uniqueName ?? "";

  app.get("/", (_request, reply) => reply.redirect(`/main.aspx?appname=${encodeURIComponent(appName)}`));

  app.get("/main.aspx", (_request, reply) => {
    const nonce = newNonce();
    return reply
      .headers(pageHeaders(nonce))
      .header(
        "set-cookie",
        `${personCookie}=${encodeURIComponent(options.person.id)}; Path=/; HttpOnly; SameSite=Strict`,
      )
      .type("text/html; charset=utf-8")
      .send(appPage({ nonce, languageId: options.languageId ?? 1033, title: appName }));
  });

  app.get("/_host/metadata.json", (_request, reply) =>
    reply.headers(resourceHeaders).header("cache-control", "no-store").send(describeForBrowser(options)),
  );

  const serve = (path: string, find: (path: string) => FoundFile): void => {
    app.get<{ Params: { "*": string } }>(`${path}/*`, (request, reply) => sendFile(reply, find(request.params["*"])));
  };
  serve("/_host", hostFile);
  serve("/WebResources", (name) => webResourceFile(options.metadata, name));
  serve("/Controls", (path) => controlFile(options.metadata, path));
}
