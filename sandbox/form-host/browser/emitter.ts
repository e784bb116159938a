import * as React from "react";

/** Says "something changed" to whoever listens; what draws it reads the state itself. */
export class Emitter {
  private readonly listeners = new Set<() => void>();
  /** Grows by one with each change. */
  version = 0;

  /** Listens until the returned function is called; a change since the version `seen` is told at once. */
  readonly subscribe = (listener: () => void, seen = this.version): (() => void) => {
    this.listeners.add(listener);
    if (seen !== this.version) listener();
    return () => void this.listeners.delete(listener);
  };

  readonly emit = (): void => {
    this.version += 1;
    for (const listener of [...this.listeners]) listener();
  };
}

/** Draws the component again after each change. */
export function useEmitter(emitter: Emitter): number {
  const [version, setVersion] = React.useState(emitter.version);
  React.useEffect(() => emitter.subscribe(() => setVersion(emitter.version), version), [emitter, version]);
  return version;
}
