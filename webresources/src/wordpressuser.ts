/** Handlers of the WordPress user form. */
export function onLoad(_context: Xrm.Events.EventContext): void {}
export function onSave(_context: Xrm.Events.SaveEventContext): void {}
export function onContactChange(_context: Xrm.Events.EventContext): void {}
