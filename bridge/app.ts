import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { BridgeConfig } from "./config";
import type { DataverseClient } from "./dataverse/client";
import { contactNames } from "./dataverse/contact-names";
import type { Health } from "./health";
import { registerFeed } from "./feed/register-feed";
import type { RememberedUsers } from "./feed/remembered-users";
import { reportErrors } from "./report-errors";
import { registerSignIn } from "./sign-in/routes";
import type { Site } from "./site/site";
import { registerWebhook } from "./webhook/routes";
import { passwordResetSender } from "./webhook/send-password-reset";
import type { WordPressClient } from "./wordpress-client";

export interface AppOptions {
  config: Pick<BridgeConfig, "feedKeys" | "webhookKeys" | "sites" | "publicUrl">;
  dataverse: DataverseClient;
  sites: { site: Site; wordpress: WordPressClient; remembered: RememberedUsers; secret: string; default: boolean }[];
  nudged: (siteTag: number) => void;
  health: () => Health;
  log: FastifyBaseLogger;
}

/** All routes of the bridge on one Fastify instance. It listens nowhere and starts no work: tests use it with `inject`. */
export function createApp({ config, dataverse, sites, nudged, health, log }: AppOptions): FastifyInstance {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    // Milliseconds until a request has to have come in whole.
    requestTimeout: 30_000,
  });

  reportErrors(app);
  app.get("/health", () => health());
  registerWebhook(app, {
    webhookKeys: config.webhookKeys,
    services: {
      hint: (contact) => sites.forEach(({ site }) => site.hint(contact)),
      sendPasswordReset: passwordResetSender(sites.map(({ site, wordpress }) => ({ tag: site.tag, wordpress }))),
    },
  });
  registerSignIn(app, {
    sites: sites.map(({ site, secret }) => ({ tag: site.tag, secret })),
    dataverse,
    nudged,
  });
  registerFeed(app, {
    sites: sites.map(({ site, wordpress, remembered, default: isDefault }) => ({
      tag: site.tag,
      default: isDefault,
      wordpress,
      remembered,
    })),
    feedKeys: config.feedKeys,
    publicUrl: config.publicUrl,
    contacts: contactNames(dataverse),
    onContactsTouched: (siteTag, touched) => {
      const site = sites.find((one) => one.site.tag === siteTag)?.site;
      touched.forEach((contact) => site?.hint(contact));
    },
    log,
  });
  return app;
}
