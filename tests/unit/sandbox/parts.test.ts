import { Parts } from "../../../sandbox/parts";

test("everything is stopped, the latest first, also after one that can't be; that one is told at the end", async () => {
  const parts = new Parts();
  const stopped: string[] = [];
  const part = (name: string, failure?: Error) => ({
    stop: async () => {
      stopped.push(name);
      if (failure) throw failure;
    },
  });
  parts.add(part("Dataverse"));
  parts.add(part("WordPress", new Error("PHP does not end.")));
  parts.add(part("bridge"));
  await expect(parts.stop()).rejects.toThrow("PHP does not end.");
  expect(stopped).toEqual(["bridge", "WordPress", "Dataverse"]);
  await parts.stop();
  expect(stopped).toHaveLength(3);
});
