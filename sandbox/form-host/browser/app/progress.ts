import { Emitter } from "../emitter";

/** The overlay that `Xrm.Utility.showProgressIndicator` puts over the app. */
export class Progress {
  readonly changes = new Emitter();
  message: string | undefined;

  show(message: string): void {
    this.message = message;
    this.changes.emit();
  }

  close(): void {
    this.message = undefined;
    this.changes.emit();
  }
}
