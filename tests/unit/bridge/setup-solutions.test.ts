import type { SetupContext } from "../../../bridge/setup/part";
import { noVendorSolution, ownSolution } from "../../../bridge/setup/solutions";

/** An environment that holds these solutions: unique names. */
const environment = (...installed: string[]) =>
  ({
    dataverse: {
      get: async (path: string) => ({
        value: installed
          .filter((name) => new URLSearchParams(path.split("?")[1]).get("$filter") === `uniquename eq '${name}'`)
          .map((uniquename) => ({ uniquename })),
      }),
    },
  }) as unknown as SetupContext;

test("without our solution set-up stops before it writes anything, and says what to import (F61)", async () => {
  await expect(ownSolution.difference(environment("Default"))).rejects.toThrow("WordPressUserBinding is not installed");
  expect(ownSolution).toMatchObject({ gate: true, advice: expect.stringContaining("Import WordPressUserBinding_") });
});

test("with our solution and without the vendor's there is nothing to do (F61)", async () => {
  for (const part of [ownSolution, noVendorSolution])
    expect(await part.difference(environment("Default", "WordPressUserBinding"))).toBeUndefined();
});

test("beside the vendor's solution set-up stops: both would tie the same contacts", async () => {
  const both = environment("WordPressUserBinding", "WordPressIntegration");
  await expect(noVendorSolution.difference(both)).rejects.toThrow("undo each other's work");
  expect(noVendorSolution.gate).toBe(true);
});
