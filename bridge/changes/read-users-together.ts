import type { UserRow, WordPressClient } from "../wordpress-client";

/** Users that one question may name. */
const most = 100;

/**
 * Reads users as they are now, one question at a time: whoever asks meanwhile is answered by the next one. An import of many users so costs
 * WordPress a few questions, and leaves it to those who wait for a list. Undefined for a user who is gone.
 */
export function readUsersTogether({ queryUsers }: Pick<WordPressClient, "queryUsers">) {
  const waiting: { id: number; resolve: (row: UserRow | undefined) => void; reject: (error: unknown) => void }[] = [];
  let asking = false;

  async function ask(): Promise<void> {
    asking = true;
    // Whoever asks in the same turn comes along.
    await Promise.resolve();
    while (waiting.length) {
      const now = waiting.splice(0, most);
      const ids = [...new Set(now.map(({ id }) => id))];
      try {
        const { value } = await queryUsers({
          Filter: { Type: "and", Conditions: [{ Field: "id", Operator: "in", Value: ids }] },
          Top: ids.length,
        });
        for (const { id, resolve } of now) resolve(value.find((row) => row.id === id));
      } catch (error) {
        for (const { reject } of now) reject(error);
      }
    }
    asking = false;
  }

  return (id: number): Promise<UserRow | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ id, resolve, reject });
      if (!asking) void ask();
    });
}
