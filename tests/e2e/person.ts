import { expect, type Page } from "@playwright/test";

/** Acts as somebody else from now on, as choosing them in the person menu does. */
export async function become(page: Page, url: string, name: string): Promise<void> {
  const host = (await (await page.request.get(`${url}/_host/metadata.json`)).json()) as {
    people: { id: string; name: string }[];
  };
  const person = host.people.find((one) => one.name === name)?.id;
  const answer = await page.request.post(`${url}/_host/person`, { data: { person }, headers: { origin: url } });
  expect(answer.ok(), `${name}: ${await answer.text()}`).toBe(true);
}
