import { namesFrom } from "./handler-parameters";

/** What a script remembers of each open form: one script object per form and set of names, so that a form may serve several sites. */
export class OpenForms<Names extends Record<string, string>, Script> {
  private readonly scripts = new WeakMap<Xrm.FormContext, Map<string, Script>>();

  public constructor(
    private readonly defaults: Names,
    private readonly create: (form: Xrm.FormContext, names: Names) => Script,
  ) {}

  /** The script of the form that an event came from. @param parameter what the maker gave as the handler's parameter. */
  public of(context: Xrm.Events.EventContext, parameter: unknown): Script {
    const form = context.getFormContext();
    const names = namesFrom(this.defaults, parameter);
    const ofForm = this.scripts.get(form) ?? new Map<string, Script>();
    this.scripts.set(form, ofForm);
    const key = JSON.stringify(names);
    const script = ofForm.get(key) ?? this.create(form, names);
    ofForm.set(key, script);
    return script;
  }
}
