import * as React from "react";

/** Outlines on a 20 × 20 grid, drawn for this app. */
const paths = {
  add: "M10 3.5v13M3.5 10h13",
  app: "M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z",
  back: "M16.5 10h-13M8.5 5l-5 5 5 5",
  blocked: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM5.2 5.2l9.6 9.6",
  building: "M5 17V3.5h7V17M12 8h3.5v9M3 17h14M7.5 6.5h2M7.5 9.5h2M7.5 12.5h2",
  check: "M4 10.5l4 4 8-9",
  chevronDown: "M5 8l5 5 5-5",
  chevronLeft: "M12 5l-5 5 5 5",
  chevronRight: "M8 5l5 5-5 5",
  close: "M5 5l10 10M15 5L5 15",
  delete: "M4 5.5h12M8 5.5V4h4v1.5M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5",
  error: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.5v4.5M10 13.2v.3",
  edit: "M4 16l.8-3.6L13.5 3.7l2.8 2.8-8.7 8.7zM11.8 5.4l2.8 2.8",
  home: "M3.5 9.5L10 4l6.5 5.5M5.5 8v8.5h3.5V12h2v4.5h3.5V8",
  info: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9v4.5M10 6.5v.3",
  key: "M12.8 3.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4zM10.1 9.9L4 16v1h3v-2h2v-2l2-2M13.9 6.2h.2",
  list: "M6.5 5.5h10M6.5 10h10M6.5 14.5h10M3.5 5.5h.2M3.5 10h.2M3.5 14.5h.2",
  lock: "M5.5 9h9v7.5h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
  mail: "M3.5 5.5h13v9.5h-13zM3.5 6l6.5 5 6.5-5",
  openWindow: "M9 4H4v12h12v-5M12 3.5h4.5V8M16 4l-7 7",
  more: "M5 10h.2M10 10h.2M15 10h.2",
  person: "M10 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 16.5c.4-3 2.8-4.5 6-4.5s5.6 1.5 6 4.5",
  refresh: "M15.8 8.5A6 6 0 1 0 16 11M16 4.5v4h-4",
  save: "M4 4h9.5L16 6.5V16H4zM7 4v4h5V4M7 16v-4.5h6V16",
  saveClose: "M4 4h9.5L16 6.5V10M4 4v12h5M7 4v4h5V4M12 13l4 4M16 13l-4 4",
  search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.8 12.8L16.5 16.5",
  sortDown: "M10 4v12M5.5 11.5L10 16l4.5-4.5",
  sortUp: "M10 16V4M5.5 8.5L10 4l4.5 4.5",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  warning: "M10 3.5l7 13H3zM10 8.5v4M10 14.2v.3",
} as const;

export type IconName = keyof typeof paths;

/** A picture beside a text; it says nothing by itself. */
export const Icon = ({ name, mirror = false }: { name: IconName; mirror?: boolean }): React.ReactElement => (
  <svg
    className={mirror ? "fh-icon fh-icon-mirror" : "fh-icon"}
    viewBox="0 0 20 20"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);

/** An icon that is a web resource of the solution. */
export const Picture = ({ source }: { source: string }): React.ReactElement => (
  <img className="fh-icon fh-picture" src={source} alt="" />
);
