import { boundReset } from "./bound-reset";
import { catalogParts } from "./catalog";
import { dataSource } from "./data-source";
import { externalEvents } from "./external-events";
import { steps } from "./ids";
import { keyIndex } from "./key-index";
import type { Part } from "./part";
import { provider } from "./provider";
import { publish } from "./publish";
import { resetRight } from "./reset-right";
import { boundResetStep, resetStep } from "./reset-step";
import { rights } from "./rights";
import { signIn } from "./sign-in";
import { siteRows } from "./site-rows";
import { noVendorSolution, ownSolution } from "./solutions";
import { webhookEndpoint } from "./webhook-endpoint";
import { webhookStep } from "./webhook-step";

/** Everything that `bridge setup` sees to, in this order. */
export const setupParts: Part[] = [
  signIn,
  rights,
  noVendorSolution,
  ownSolution,
  provider,
  dataSource,
  webhookEndpoint,
  ...steps.map(webhookStep),
  resetRight,
  resetStep,
  externalEvents,
  boundReset,
  boundResetStep,
  ...catalogParts,
  siteRows,
  keyIndex,
  publish,
];
