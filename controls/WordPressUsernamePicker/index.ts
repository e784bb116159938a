import { UserPicker } from "../shared/users/UserPicker";
import type { PickedItem } from "../shared/picker-item";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";

/** The same picker on the text column, where a lookup to the virtual table can't be had. */
export class WordPressUsernamePicker extends UserPicker implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  protected get host(): ComponentFramework.PropertyTypes.Property {
    return this.context.parameters.username!;
  }

  /** Without a lookup the username is all there is. */
  protected override get bound(): PickedItem | undefined {
    const text = this.host.raw as string;
    return super.bound ?? (text ? { key: "", text } : undefined);
  }
}
