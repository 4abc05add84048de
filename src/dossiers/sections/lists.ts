import { counted, grouped } from "../figures.ts";
import { address, apart, type Html, html } from "../html.ts";
import type { Books } from "../reference.ts";
import type { ReportInput, ReportList } from "../report-input.ts";
import { bullets, paragraph, table } from "./parts.ts";

/** Which lists were read, in which version, how old, and what is known to be missing in them. */
export function lists({ lists }: ReportInput, { notes }: Books): Html {
  if (lists.length === 0) return paragraph("No list was read.");
  const columns = [
    { title: "List", style: "wide" },
    { title: "Published" },
    { title: "Entries", style: "figure" },
    { title: "Age", style: "figure" },
    { title: "State" },
  ] as const;
  return html`<p class="lead">A list says who or what its publisher named by its day. Who is not on it is not thereby cleared.</p>
<p class="note">Stale: older than expected, or known to be incomplete.</p>
${table(
  columns,
  lists.map((list) => row(list, notes.ofList(list))),
  "lists",
)}`;
}

function row(list: ReportList, remarks: readonly string[]): readonly (Html | string)[] {
  const { key, title, version, published, entries, ageDays, publisher, url, origin } = list;
  return [
    html`<b>${apart(title)}</b>${list.fictional && html` <strong>(fiction)</strong>`}<br><span class="ref">${key}, version ${version}, ${origin}<br>${apart(publisher)}: ${address(url)}</span>${gapsOf(list)}${bullets(remarks.map(apart), "notes")}`,
    published,
    grouped(entries),
    counted(ageDays, "day"),
    list.stale ? html`<b>stale</b>` : "within its cadence",
  ];
}

const gapsOf = ({ knownGaps }: ReportList): Html =>
  knownGaps.length === 0
    ? html`<br><span class="ref">No gap is known. That does not mean there is none.</span>`
    : html`<p class="caps">Known gaps</p>${bullets(knownGaps.map(apart), "notes")}`;
