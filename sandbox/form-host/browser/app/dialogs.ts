import { type LookupValue } from "../data/column-value";
import { Emitter } from "../emitter";

export interface MessageDialog {
  kind: "message";
  title: string;
  subtitle?: string | undefined;
  text: string;
  /** Technical details, shown on request. */
  details?: string | undefined;
  /** First one is the main button; each closes with its value. */
  buttons: { label: string; value: string }[];
  /** What Escape and the × mean. */
  cancelValue: string;
}

export interface LookupDialogRequest {
  kind: "lookup";
  title: string;
  tables: string[];
  table: string;
  viewId?: string | undefined;
  allowMultiple: boolean;
}

export type DialogRequest = MessageDialog | LookupDialogRequest;

export interface OpenDialog {
  key: number;
  request: DialogRequest;
  close: (value: string | LookupValue[]) => void;
}

/** Dialogs that wait for the person; the last opened is on top. */
export class Dialogs {
  readonly changes = new Emitter();
  readonly open: OpenDialog[] = [];
  private count = 0;

  /** Shows a dialog with buttons; answers the pressed button's value. */
  message(request: Omit<MessageDialog, "kind">): Promise<string> {
    return this.show({ ...request, kind: "message" }) as Promise<string>;
  }

  /** Shows the lookup dialog; answers the chosen rows, none when it was cancelled. */
  lookup(request: Omit<LookupDialogRequest, "kind">): Promise<LookupValue[]> {
    return this.show({ ...request, kind: "lookup" }) as Promise<LookupValue[]>;
  }

  alert(text: string, { title = "", button = "OK" } = {}): Promise<string> {
    return this.message({ title, text, buttons: [{ label: button, value: "ok" }], cancelValue: "ok" });
  }

  async confirm(text: string, { title = "", subtitle = "", confirm = "OK", cancel = "Cancel" } = {}): Promise<boolean> {
    const buttons = [
      { label: confirm, value: "confirm" },
      { label: cancel, value: "cancel" },
    ];
    return (await this.message({ title, subtitle, text, buttons, cancelValue: "cancel" })) === "confirm";
  }

  error(text: string, { title = "Error", details = "" } = {}): Promise<string> {
    return this.message({ title, text, details, buttons: [{ label: "OK", value: "ok" }], cancelValue: "ok" });
  }

  private show(request: DialogRequest): Promise<unknown> {
    return new Promise((resolve) => {
      const key = ++this.count;
      const close = (value: unknown): void => {
        const at = this.open.findIndex((dialog) => dialog.key === key);
        if (at < 0) return;
        this.open.splice(at, 1);
        this.changes.emit();
        resolve(value);
      };
      this.open.push({ key, request, close });
      this.changes.emit();
    });
  }
}
