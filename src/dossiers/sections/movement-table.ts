import { goodOf, interval, isNamedOnly, kilogramsOf, quantityOf } from "../figures.ts";
import type { FlowBook } from "../flow-book.ts";
import { apart, type Html, html, named, nothing } from "../html.ts";
import type { Movement, Passed } from "../movements.ts";
import type { Reference } from "../reference.ts";
import { hopBasis, passingWords } from "../words.ts";
import { table } from "./parts.ts";
import { references } from "./references.ts";

type Hop = Movement["hop"];

/** The movements as text, each once: what the drawings show and what they have no room for. */
export function movementTable({ movements, followed }: FlowBook): Html {
  if (movements.all.length === 0) return nothing;
  const all = followed.flatMap(({ routes }) => routes);
  const routes = Map.groupBy(all, ({ hops }) => movements.wayOf(hops.map(({ hop }) => hop)));
  const columns = [
    { title: "No.", style: "narrow" },
    { title: "From, to", style: "wide" },
    { title: "Good", style: "text" },
    { title: "When" },
    { title: "Quantity", style: "figure text" },
    { title: "Known how, record", style: "wide" },
  ] as const;
  return html`<h3>Movements</h3>
<p class="note">Each stands here once, under the number by which drawings and routes call it.</p>
${table(
  columns,
  movements.all.map((movement) => row(movement, routes)),
  "hops",
)}`;
}

type RoutesByWay = ReadonlyMap<string, readonly Reference[]>;

function row({ number, hop, passed }: Movement, routes: RoutesByWay): readonly (Html | string)[] {
  const place = html`<span id="movement-${number}">${number}</span>`;
  if (hop.kind === "joint")
    return [
      place,
      html`${named(hop.fromName)}<br><b>?</b> ${named(hop.toName)}`,
      html`<span class="ref">no movement</span>`,
      "",
      "",
      html`${hopBasis(hop)}; no person has decided${passedLines(passed, routes)}`,
    ];
  const known = html`${knownCell(hop)}${passedLines(passed, routes)}`;
  if (isNamedOnly(hop))
    return [
      place,
      html`${named(hop.fromName)}<br><span class="ref">named as supplier for</span> ${named(hop.toName)}`,
      apart(goodOf(hop)),
      html`<span class="ref">no movement is recorded</span>`,
      "",
      known,
    ];
  return [
    place,
    html`${named(hop.fromName)}<br>\u2192 ${named(hop.toName)}`,
    apart(goodOf(hop)),
    html`${apart(interval(hop.date, hop.dateLatest))}${hop.dateKind !== null && html`<br><span class="ref">${hop.dateKind}</span>`}`,
    quantityCell(hop),
    known,
  ];
}

function quantityCell(hop: Hop): Html {
  const kg = kilogramsOf(hop);
  return html`${quantityOf(hop) ?? "none given"}${kg !== undefined && html`<br><span class="ref">=\u00a0${kg}</span>`}${hop.quantity !== null && hop.kg === null && html`<br><span class="ref">kilograms not known</span>`}`;
}

function knownCell(hop: Hop): Html {
  const { record, document, shipment, lot } = hop;
  const from = [
    record === null ? undefined : `${record.file} row ${record.row}`,
    shipment ?? undefined,
    document === null ? "no document named" : `document ${document}`,
    lot === null ? undefined : `lot ${lot}`,
  ].filter((text) => text !== undefined);
  return html`${hopBasis(hop)} <span class="ref">\u00b7 ${apart(from.join(" \u00b7 "))}</span>`;
}

/** What is to be known on every path; then how the goods can have come there, by route where that differs. */
function passedLines(passed: readonly Passed[], routes: RoutesByWay): Html {
  const shared = (passed[0]?.notes ?? []).filter((note) => passed.every(({ notes }) => notes.includes(note)));
  const own = passed.map(({ passing, notes, ways }) => {
    const words = passingWords[passing];
    const rest = notes.filter((note) => !shared.includes(note));
    const said = [...(words === "" ? [] : [`goods: ${words}`]), ...rest];
    if (said.length === 0) return nothing;
    const of = ways.flatMap((way) => routes.get(way) ?? []);
    const on = of.length === 0 ? "on a path of no route" : html`on ${references(of)}`;
    return line(html`${passed.length > 1 && html`${on}: `}${apart(said.join("; "))}`);
  });
  return html`${shared.length > 0 && line(apart(shared.join("; ")))}${own}`;
}

const line = (text: Html): Html => html`<br><span class="ref">${text}</span>`;
