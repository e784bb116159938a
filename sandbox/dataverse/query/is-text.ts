import { type Column } from "../../metadata/types";

/** Whether a column holds text, of one line or of several. */
export const isText = ({ type }: Column): boolean => type === "nvarchar" || type === "ntext";
