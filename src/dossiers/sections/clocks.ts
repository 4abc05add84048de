import type { Deadline } from "../../model/fact.ts";
import { counted } from "../figures.ts";
import { apart, type Html, html, nothing } from "../html.ts";
import { basisWords } from "../words.ts";
import { table } from "./parts.ts";

/** The clocks of an instrument once; days that were reckoned stand with the outcome. */
export function clocks(deadlines: readonly Deadline[]): Html {
  const distinct = [...new Map(deadlines.map((one) => [one.id, one])).values()];
  if (distinct.length === 0) return nothing;
  const rows = distinct.map((one) => [
    html`${one.event}${one.consequence ? html`<br><span class="ref">After it: ${one.consequence}</span>` : nothing}`,
    one.who ?? "",
    html`${one.value} ${one.unit.replaceAll("-", " ")}<br><span class="ref">from ${one.runsFrom}</span>`,
    html`<span class="ref">${one.source}; ${basisWords[one.basis]}</span>`,
  ]);
  return html`<h4>Clocks</h4>
${table([{ title: "What must have happened", style: "wide" }, { title: "Who" }, { title: "Within", style: "text" }, { title: "Source", style: "text" }], rows, "clocks")}`;
}

/** Days that are reckoned for one subject. */
export function days(deadlines: readonly Deadline[], subjectName: string): Html {
  const dated = deadlines.filter(({ date, note }) => date || note);
  if (dated.length === 0) return nothing;
  const rows = dated.map(({ date, event, who, note }) => [
    date ?? "",
    html`${event}${note ? html`<br><span class="ref">${note}</span>` : nothing}`,
    who ?? "",
  ]);
  return html`<p class="caps">${counted(dated.length, "day")} reckoned for ${apart(subjectName)}</p>
${table([{ title: "Day", style: "narrow" }, { title: "What must have happened", style: "wide" }, { title: "Who" }], rows, "clocks")}`;
}
