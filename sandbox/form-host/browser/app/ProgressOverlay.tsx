import * as React from "react";
import { useEmitter } from "../emitter";
import { type Progress } from "./progress";

/** Covers the app while a script says that something goes on. */
export function ProgressOverlay({ progress }: { progress: Progress }): React.ReactElement | null {
  useEmitter(progress.changes);
  if (progress.message === undefined) return null;
  return (
    <div className="fh-overlay" role="status">
      <div className="fh-progress">
        <span className="fh-spinner" aria-hidden="true" />
        {progress.message}
      </div>
    </div>
  );
}
