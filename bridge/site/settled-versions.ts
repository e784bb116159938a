/**
 * Row versions of contacts that need no second look by the sweep, whose reads overlap by ten minutes. Memory of this process alone:
 * losing it costs a few reads. The oldest are forgotten first.
 */
export class SettledVersions {
  readonly #versions = new Map<string, string>();

  constructor(private readonly limit = 20_000) {}

  get(contact: string): string | undefined {
    return this.#versions.get(contact);
  }

  remember(contact: string, version: string | undefined): void {
    this.#versions.delete(contact);
    if (version === undefined) return;
    this.#versions.set(contact, version);
    const oldest = this.#versions.keys().next();
    if (this.#versions.size > this.limit && !oldest.done) this.#versions.delete(oldest.value);
  }
}
