export { fetchWordPress } from "./fetch-wordpress";
export { PortTaken } from "./listen";
export { type RunningWordPress, startWordPress, type WordPressOptions } from "./server";
