import type { FastifyBaseLogger } from "fastify";
import type { BridgeConfig } from "./config";
import { createDataverseClient } from "./dataverse/client";
import { createTokenSource } from "./dataverse/token";
import { RememberedUsers } from "./feed/remembered-users";
import { createSite } from "./site/site";
import { SettledVersions } from "./site/settled-versions";
import { createWordPressClient } from "./wordpress-client";

/** The parts of a bridge as its configuration asks for them; nothing is called yet. `holder` names this copy in leases. */
export function assemble(config: BridgeConfig, holder: string, log: FastifyBaseLogger) {
  const dataverse = createDataverseClient({
    url: config.dataverse.url,
    token: createTokenSource(config.dataverse.url, config.dataverse.auth),
    log,
  });
  const sites = config.sites.map((site) => {
    const siteLog = log.child({ site: site.tag });
    const wordpress = createWordPressClient({ ...site, log: siteLog });
    const remembered = new RememberedUsers({ seconds: config.rememberSeconds });
    return {
      wordpress,
      remembered,
      secret: site.secret,
      default: site.default,
      site: createSite({
        config: site,
        dataverse,
        wordpress,
        holder,
        settledVersions: new SettledVersions(),
        userChanged: (user) => remembered.forget(user),
        log: siteLog,
      }),
    };
  });
  return { dataverse, sites };
}
