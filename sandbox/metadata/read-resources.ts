import { type ControlResource, type DataSource, type WebResource } from "./types";
import {
  bareGuid,
  children,
  type Element,
  errorAt,
  find,
  needAttribute,
  needText,
  numberOf,
  textOf,
} from "./solution-xml";

/** `WebResources/<name>.data.xml`; its content is built, so the solution folder has none. */
export function readWebResource(root: Element): WebResource {
  return {
    id: bareGuid(needText(root, "WebResourceId")),
    name: needText(root, "Name"),
    displayName: textOf(root, "DisplayName") ?? "",
    type: numberOf(root, "WebResourceType") ?? 0,
    file: undefined,
  };
}

/** `Controls/<prefix>_<namespace>.<constructor>/ControlManifest.xml.data.xml`. */
export function readControlResource(root: Element, publisherPrefix: string): ControlResource {
  const name = needText(root, "Name");
  const match = /^([^_]+)_(.+)\.([^.]+)$/.exec(name);
  if (!match || match[1] !== publisherPrefix)
    throw errorAt(root, `"${name}" is no control name; expected ${publisherPrefix}_<namespace>.<constructor>.`);
  return { name, namespace: match[2]!, constructorName: match[3]!, folder: undefined };
}

type Connection = DataSource["connection"];

/** The settings of an `<EntityDataSource>`. @throws SolutionFileError when they are no URL-encoded JSON. */
export function connectionOf(source: Element): Connection {
  const encoded = needText(source, "ConnectionDefinition");
  try {
    return JSON.parse(decodeURIComponent(encoded.replace(/\+/g, "%20"))) as Connection;
  } catch {
    throw errorAt(source, "<ConnectionDefinition> is not URL-encoded JSON.");
  }
}

/** `<EntityDataSources>` of `Other/Customizations.xml`. Secrets are never exported, so none is here. */
export function readDataSources(customizations: Element): DataSource[] {
  const list = find(customizations, "EntityDataSources");
  return (list ? children(list, "EntityDataSource") : []).map((source) => ({
    id: bareGuid(needAttribute(source, "EntityDataSourceId")),
    name: needText(source, "Name"),
    dataProviderId: bareGuid(needText(source, "EntityDataProviderId")),
    connection: connectionOf(source),
  }));
}
