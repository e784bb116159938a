import * as React from "react";
import { useEmitter } from "../emitter";
import { word } from "../person/words/words";
import { DialogPlace } from "./dialog-place";
import { type OpenDialog, type PageDialog } from "./dialogs";
import { Modal } from "./Modal";
import { PageContent } from "./PageContent";
import { type AppServices } from "./services";

interface PageDialogBoxProps {
  dialog: OpenDialog;
  request: PageDialog;
  services: AppServices;
  globalContext: Xrm.GlobalContext;
}

/** A page in a dialog, or in a pane at the far side of the window. */
export function PageDialogBox({ dialog, request, services, globalContext }: PageDialogBoxProps): React.ReactElement {
  const [place] = React.useState(
    () => new DialogPlace(request.page, (page) => services.router.address(page), dialog.close),
  );
  const inside = React.useMemo(() => ({ ...services, router: place }), [services, place]);
  const visit = useEmitter(place.changes);
  const { width, height, position } = request;
  return (
    <Modal
      title={request.title || word("message")}
      hideTitle={!request.title}
      side={position === "side"}
      size={{ ...(width && { inlineSize: width }), ...(height && { blockSize: height }) }}
      onCancel={() => void place.back()}
    >
      <PageContent key={visit} services={inside} globalContext={globalContext} />
    </Modal>
  );
}
