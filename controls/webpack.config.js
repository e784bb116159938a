/** pcf-scripts merges this into its own configuration. `npm run typecheck` checks the types of all controls, once. */
class TranspileOnly {
  apply({ options }) {
    for (const { use } of options.module.rules)
      for (const one of use ?? []) if (one.loader?.includes("ts-loader")) one.options.transpileOnly = true;
  }
}

module.exports = { plugins: [new TranspileOnly()] };
