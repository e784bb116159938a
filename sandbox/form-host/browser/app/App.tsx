import * as React from "react";
import { useEmitter } from "../emitter";
import { word } from "../person/words/words";
import { BannerBar } from "./BannerBar";
import { DialogLayer } from "./DialogLayer";
import { PageContent } from "./PageContent";
import { ProgressOverlay } from "./ProgressOverlay";
import { type AppServices } from "./services";
import { SiteMap } from "./SiteMap";
import { TopBar } from "./TopBar";
import { useSmallScreen } from "./use-small-screen";

interface AppProps {
  services: AppServices;
  globalContext: Xrm.GlobalContext;
}

/** The whole app: top bar, site map, the page, and what lies over it. */
export function App({ services, globalContext }: AppProps): React.ReactElement {
  const { router } = services;
  const visit = useEmitter(router.changes);
  const small = useSmallScreen();
  return (
    <div className={small ? "fh-app fh-small" : "fh-app"}>
      <TopBar services={services} />
      <div className="fh-below">
        <SiteMap key={String(small)} services={services} drawer={small} />
        <main className="fh-main">
          <BannerBar banners={services.banners} />
          <PageBoundary key={`page-${visit}`}>
            <PageContent key={visit} services={services} globalContext={globalContext} />
          </PageBoundary>
        </main>
      </div>
      <DialogLayer services={services} globalContext={globalContext} />
      <ProgressOverlay progress={services.progress} />
    </div>
  );
}

/** Shows what went wrong in a page instead of an empty window. */
class PageBoundary extends React.Component<React.PropsWithChildren<unknown>, { message: string }> {
  override state = { message: "" };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): React.ReactNode {
    if (!this.state.message) return this.props.children;
    return (
      <div className="fh-card fh-page-failure" role="alert">
        <h1>{word("pageUnavailable")}</h1>
        <p>{this.state.message}</p>
      </div>
    );
  }
}
