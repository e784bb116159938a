import * as React from "react";
import { type AppServices } from "../app/services";
import { viewKind } from "../metadata/catalog";
import { word } from "../person/words/words";
import { type ControlState } from "../session/control-state";
import { type FormSession } from "../session/form-session";
import { RelatedRows } from "./RelatedRows";

interface SubgridProps {
  session: FormSession;
  control: ControlState;
  services: AppServices;
}

const isOnShownTab = ({ layout }: FormSession, { section }: ControlState): boolean =>
  layout.activeTab?.sections.some(({ definition }) => definition.name === section) ?? true;

/** A subgrid; its rows are asked for when its tab is opened for the first time. */
export function Subgrid(props: SubgridProps): React.ReactElement | null {
  const isShown = isOnShownTab(props.session, props.control);
  const [wasShown, setWasShown] = React.useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  return wasShown ? <SubgridRows {...props} /> : null;
}

/** The rows, as the parameters in the form XML say: table, view, relationship, rows per page, search, view picker. */
function SubgridRows({ session, control, services }: SubgridProps): React.ReactElement {
  const { catalog, access } = services;
  const { parameters } = control.definition;
  const table = catalog.table(parameters["TargetEntityType"] ?? "");
  const name = parameters["RelationshipName"];
  const relationship = name ? catalog.relationship(name) : undefined;
  const view = catalog.associatedView(table, parameters["ViewId"]);
  if (name && !relationship) return <p className="fh-control-failed">{`There is no relationship "${name}".`}</p>;
  if (!view) return <p className="fh-control-failed">{`The table "${table.logicalName}" has no view.`}</p>;
  if (!access.may("read", table.logicalName))
    return (
      <p className="fh-related-empty">
        {word("noPrivilege", word("rightRead"), catalog.text(table.displayCollectionName))}
      </p>
    );
  if (!session.id && relationship) return <p className="fh-related-empty">{word("createFirst")}</p>;
  const ids = (parameters["ViewIds"] ?? "").split(",").filter(Boolean);
  const chosen = ids.flatMap((id) => catalog.view(table, id) ?? []);
  const views = parameters["EnableViewPicker"] === "true" ? (chosen.length ? chosen : catalog.listViews(table)) : [];
  return (
    <RelatedRows
      {...{ services, table, relationship, view, views }}
      parent={{ id: session.id ?? "", name: session.primaryName, entityType: session.table.logicalName }}
      location="subgrid"
      primaryControl={session.formContext}
      name={control.name}
      title={control.label || catalog.text(view.name)}
      pageSize={Number(parameters["RecordsPerPage"]) || 4}
      quickFind={parameters["EnableQuickFind"] === "true" && !!catalog.defaultView(table, viewKind.quickFind)}
      onGrid={(grid) => control.showGrid(grid)}
      onLoaded={() => session.events.fireGridLoad(control)}
    />
  );
}
