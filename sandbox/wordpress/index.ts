export { fetchWordPress } from "./fetch-wordpress";
export { findPort, PortTaken } from "./listen";
export { type RunningWordPress, startWordPress, type WordPressOptions } from "./server";
