/** Handlers of the contact form. */
export function onLoad(_context: Xrm.Events.EventContext): void {}
export function onSave(_context: Xrm.Events.SaveEventContext): void {}
export function onUserChange(_context: Xrm.Events.EventContext): void {}
export function onUsernameChange(_context: Xrm.Events.EventContext): void {}
export function onLoginEnabledChange(_context: Xrm.Events.EventContext): void {}
