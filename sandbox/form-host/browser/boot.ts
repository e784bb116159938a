/** Runs before every other script: hands the page's nonce to Fluent UI and takes in the code components that register themselves. */

declare global {
  interface Window {
    FabricConfig?: { mergeStyles: { cspSettings: { nonce: string } } };
    _registeredControls?: Map<string, new () => unknown>;
  }
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
window.FabricConfig = { mergeStyles: { cspSettings: { nonce } } };

const registered = new Map<string, new () => unknown>();
window._registeredControls = registered;
Object.assign(window, {
  ComponentFramework: {
    registerControl: (name: string, constructor: new () => unknown) => registered.set(name, constructor),
  },
});

export {};
