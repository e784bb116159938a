import { type Page } from "@playwright/test";
import { type Sandbox } from "../../sandbox/main";

/** A port on which nothing listens. */
const nowhere = "http://127.0.0.1:9/odata/";
const searches = /\/(contacts|alexacrm_wordpressusers)\?/;

/** What goes wrong at will. */
export class Trouble {
  private source: { id: string; uri: string } | undefined;

  constructor(
    private readonly page: Page,
    private readonly sandbox: Sandbox,
  ) {}

  /** Searches get no answer. */
  async silence(): Promise<void> {
    await this.page.route(searches, () => undefined);
  }

  /** The next request for rows fails. */
  failNext(status: number, method = "GET"): void {
    this.sandbox.dataverse.knobs.failNext({ count: 1, status, pattern: `^${method} .*alexacrm_wordpressusers` });
  }

  offline(): Promise<void> {
    return this.page.context().setOffline(true);
  }

  /** Dataverse can't reach what stands behind the virtual table. */
  async loseWordPress(): Promise<void> {
    const [row] = this.sandbox.dataverse.rows("msdyn_odatav4ds");
    this.source = { id: String(row!.msdyn_odatav4dsid), uri: String(row!.msdyn_uri) };
    await this.point(nowhere);
  }

  /** Nothing goes wrong any more. */
  async restore(): Promise<void> {
    const { knobs } = this.sandbox.dataverse;
    await this.page.unroute(searches);
    knobs.failNext({ count: 0, status: 500 });
    await this.page.context().setOffline(false);
    if (this.source) await this.point(this.source.uri);
    this.source = undefined;
  }

  private async point(uri: string): Promise<void> {
    const { dataverse } = this.sandbox;
    const answer = await dataverse.fetch(dataverse.people[0]!)(`/api/data/v9.2/msdyn_odatav4ds(${this.source!.id})`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ msdyn_uri: uri }),
    });
    if (!answer.ok) throw new Error(`The data source can't be changed: ${await answer.text()}`);
  }
}
