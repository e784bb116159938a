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

/** An ordinary promise for one of the platform's own kind; anything else as it is. */
type Settled<Answer> =
  Answer extends Xrm.Async.PromiseLike<infer Value> ? PromiseLike<Value extends undefined ? void : Value> : Answer;

/**
 * Some members of one of the platform's interfaces, by its names and parameters, so that the compiler shows where the two drift apart.
 * Ordinary promises stand for the platform's, which have `fail` and `finally` of an older kind besides.
 */
export type Members<T> = {
  [Name in keyof T]?: T[Name] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Settled<Answer>
    : T[Name];
};

/** The given members of an interface; calling any other one throws "not implemented in the sandbox: …". */
export function withRefusals<T extends object>(path: string, members: Members<T>): T {
  return new Proxy(members as Partial<T>, {
    get: (target, property, receiver) => {
      if (typeof property === "symbol" || property in target || silent.has(property))
        return Reflect.get(target, property, receiver);
      return refusal(`${path}.${property}`);
    },
  }) as T;
}
