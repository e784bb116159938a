import { escapeXml } from "../../../odata/csdl";
import { type Knobs } from "./knobs";

const shown = 200;

/** What happened here, newest first, as a page for a person: requests, deliveries, traces. */
export function knobPage(knobs: Knobs): string {
  const requests = knobs.requests.map(({ time, method, url, status, outcome, caller }) => [
    ...[time, outcome, status, method],
    ...[url, caller ?? "nobody"],
  ]);
  const deliveries = knobs.deliveryList.map((one) => [
    ...[one.time, one.state, one.status ?? "no answer", one.message],
    ...[`${one.table} ${one.rowId}`, one.step],
  ]);
  const traces = knobs.traceEntries.map(({ time, kind, ...rest }) => [time, kind, JSON.stringify(rest)]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Local Dataverse</title>
<style>
body { font: 14px/1.4 "Segoe UI", sans-serif; margin: 24px; color: #242424; background: #fff; }
table { border-collapse: collapse; width: 100%; margin-bottom: 32px; }
caption { text-align: start; font-size: 18px; font-weight: 600; padding-block: 8px; }
th, td { text-align: start; padding: 4px 8px; border-bottom: 1px solid #d1d1d1; vertical-align: top; overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>Local Dataverse</h1>
<p>It is ${escapeXml(knobs.clock.now().toISOString())} here. Deliveries: ${knobs.deliveryMode}. Outage: ${knobs.outage}.</p>
${table("Requests", ["Time", "Outcome", "Status", "Method", "Address", "Caller"], requests)}
${table("Deliveries", ["Time", "State", "Status", "Message", "Row", "Step"], deliveries)}
${table("Traces", ["Time", "Kind", "What"], traces)}
</body>
</html>
`;
}

function table(caption: string, heads: string[], rows: (string | number)[][]): string {
  const cells = (row: (string | number)[]) => row.map((cell) => `<td>${escapeXml(String(cell))}</td>`).join("");
  const latest = rows.slice(-shown).reverse();
  const body = latest.length
    ? latest.map((row) => `<tr>${cells(row)}</tr>`).join("\n")
    : `<tr><td colspan="${heads.length}">Nothing yet.</td></tr>`;
  return `<table>
<caption>${caption} (${rows.length})</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>
${body}
</tbody>
</table>`;
}
