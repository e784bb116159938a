/** Runs before every other script: hands the page's nonce to Fluent UI and takes in the code components that register themselves. */

declare global {
  interface Window {
    _registeredControls?: Map<string, new () => unknown>;
  }
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";

const registered = new Map<string, new () => unknown>();
window._registeredControls = registered;
Object.assign(window, {
  CSPSettings: { nonce },
  // An empty address: Fluent UI registers no fonts of a server that the sandbox must not need.
  FabricConfig: { mergeStyles: { cspSettings: { nonce } }, fontBaseUrl: "" },
  ComponentFramework: {
    registerControl: (name: string, constructor: new () => unknown) => registered.set(name, constructor),
  },
});

export {};
