import * as React from "react";

/** Says "something changed" to whoever listens; what draws it reads the state itself. */
export class Emitter {
  private readonly listeners = new Set<() => void>();
  /** Grows by one with each change. */
  version = 0;

  /** Listens until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
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
  React.useEffect(() => {
    setVersion(emitter.version);
    return emitter.subscribe(() => setVersion(emitter.version));
  }, [emitter]);
  return version;
}
