/** Properties that JavaScript itself and tools look up on any object; these must stay absent. */
const silent = new Set(["then", "toJSON", "constructor", "prototype", "$$typeof", "nodeType", "asymmetricMatch"]);

/** The error of everything that the form host does not do. */
export const notImplemented = (what: string): Error => new Error(`not implemented in the sandbox: ${what}`);

/** Stands for a part of the platform that is not there: reading further is fine, calling it throws. */
function refusal(path: string): unknown {
  return new Proxy(() => undefined, {
    get: (_target, property) =>
      typeof property === "symbol" || silent.has(property) ? undefined : refusal(`${path}.${property}`),
    apply: () => {
      throw notImplemented(path);
    },
  });
}

/** The given members of an interface; calling any other one throws "not implemented in the sandbox: …". */
export function withRefusals<T extends object>(path: string, members: Partial<T>): T {
  return new Proxy(members, {
    get: (target, property, receiver) => {
      if (typeof property === "symbol" || property in target || silent.has(property))
        return Reflect.get(target, property, receiver);
      return refusal(`${path}.${property}`);
    },
  }) as T;
}
