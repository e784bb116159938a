import { DOMParser } from "@xmldom/xmldom";

import { type Row } from "../store/row";

/** How a webhook is called: its address and the headers that carry its key. */
export interface EndpointRequest {
  url: string;
  headers: Record<string, string>;
}

/**
 * Address and key of a service endpoint: authtype 4 sends `?code=<value>`; 5 and 6 send the settings of
 * `<settings><setting name="…" value="…"/></settings>` as headers or in the query string (register-web-hook).
 */
export function endpointRequest({ url, authtype, authvalue }: Row, base: Record<string, string> = {}): EndpointRequest {
  const address = new URL(String(url));
  const headers = { ...base };
  const value = typeof authvalue === "string" ? authvalue : "";
  if (authtype === 4) address.searchParams.set("code", value);
  if (authtype === 5) for (const [name, text] of settings(value)) headers[name] = text;
  if (authtype === 6) for (const [name, text] of settings(value)) address.searchParams.set(name, text);
  return { url: address.toString(), headers };
}

function settings(xml: string): [name: string, value: string][] {
  if (!xml) return [];
  const document = new DOMParser().parseFromString(xml, "text/xml");
  return Array.from(document.getElementsByTagName("setting"), (setting) => [
    setting.getAttribute("name") ?? "",
    setting.getAttribute("value") ?? "",
  ]);
}
