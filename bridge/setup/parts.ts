import { dataSource } from "./data-source";
import { externalEvents } from "./external-events";
import { steps } from "./ids";
import { keyIndex } from "./key-index";
import type { Part } from "./part";
import { provider } from "./provider";
import { signIn } from "./sign-in";
import { noVendorSolution, ownSolution } from "./solutions";
import { webhookEndpoint } from "./webhook-endpoint";
import { webhookStep } from "./webhook-step";

/** Everything that `bridge setup` sees to, in this order. */
export const setupParts: Part[] = [
  signIn,
  noVendorSolution,
  ownSolution,
  provider,
  dataSource,
  webhookEndpoint,
  ...steps.map(webhookStep),
  externalEvents,
  keyIndex,
];
