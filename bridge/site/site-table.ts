export { siteTable } from "../../model/site-table";
