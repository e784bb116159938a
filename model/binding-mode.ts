/** Binding modes as WordPress stores them in the user meta `icds_binding` (features F11–F23). */
export const bindingMode = { notBound: 0, username: 1, custom: 2, contact: 3, disabled: 4 } as const;

export type BindingMode = (typeof bindingMode)[keyof typeof bindingMode];

/** Member names of the feed's `WordPress.Binding` in the order of their numbers; the choice column's external values. */
export const bindingModeNames = ["NotBound", "Username", "Custom", "Contact", "Disabled"] as const;

/** The choice value that Dataverse stores for a mode: publisher's choice prefix 76301, then the mode's number. */
export const bindingChoice = (mode: BindingMode): number => 763010000 + mode;
