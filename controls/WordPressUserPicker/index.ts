import { LookupUserPicker } from "../shared/users/LookupUserPicker";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";

/** The contact form's field "User": the picker on the lookup. */
export class WordPressUserPicker
  extends LookupUserPicker
  implements ComponentFramework.ReactControl<IInputs, IOutputs>
{
  protected get host(): ComponentFramework.PropertyTypes.Property {
    return this.context.parameters.user!;
  }
}
