import type { FlowPath } from "../../model/flow.ts";
import type { PartyFacts } from "../drawing/boxes.ts";
import { flowFigure } from "../drawing/figure.ts";
import { hopsOf, type NumberedHop, type Route, routesOf } from "../drawing/route.ts";
import { counted, goodOf, interval, isNamedOnly, kilogramsOf, listed, quantityOf } from "../figures.ts";
import { apart, between, type Html, html, named, nothing } from "../html.ts";
import type { ReportInput } from "../report-input.ts";
import type { ReportSubject } from "../subjects.ts";
import { hopBasis, levelWords, passingWords, sourceTitle } from "../words.ts";
import { bullets, paragraph, subjectLinks, table } from "./parts.ts";
import { endsPart, excludedPart } from "./path-ends.ts";

/** Drawings and tables of the paths, subject by subject. */
export function paths(input: ReportInput, subjects: readonly ReportSubject[]): Html {
  const facts = { countries: input.countries ?? {}, importer: input.importer, fictional: input.fictional };
  const shared = sharedNotes(subjects);
  const without = subjects.filter(({ flow }) => flow === undefined);
  const note =
    without.length === 0
      ? nothing
      : paragraph(html`No flow was followed for ${subjectLinks(without, 12)}. That says nothing about it.`);
  return html`<p class="lead">A path is a chain of recorded movements, in time order, by which goods from a source can have come to the subject. A missing record breaks no path and clears nobody.</p>
${balance(subjects)}${subjects.map((subject) => subjectPaths(subject, facts, shared))}${bullets([...shared].map(apart), "notes")}${note}`;
}

function balance(subjects: readonly ReportSubject[]): Html {
  const paths = subjects.flatMap(({ flow }) => flow?.paths ?? []);
  return paths.length > 0 && paths.every(({ massFeasible }) => massFeasible === null)
    ? paragraph(
        "Quantities were not balanced: how much of a source's material can have come along a path is not said.",
      )
    : nothing;
}

function subjectPaths({ flow, paths: anchor, name }: ReportSubject, facts: PartyFacts, shared: Shared): Html {
  if (flow === undefined) return nothing;
  const routes = routesOf(flow);
  const notes = flow.notes.filter((note) => !shared.has(note));
  return html`<section class="subject" id="${anchor}">
<h3>${apart(name)}</h3>
<p class="keep">${opening(flow.paths.length, flow.ends.length)}</p>
${flowFigure(flow, routes, facts, `${anchor}-drawing`)}${pathTable(flow.paths, routes.routes)}${hopTable(routes.routes)}${endsPart(flow)}${excludedPart(flow)}${flow.truncated !== null && html`<p class="note"><strong>Cut short:</strong> ${apart(flow.truncated)}</p>\n`}${bullets(notes.map(apart), "notes")}</section>
`;
}

type Shared = ReadonlySet<string>;

/** Remarks that every flow carries are printed once. */
function sharedNotes(subjects: readonly ReportSubject[]): Shared {
  const flows = subjects.flatMap(({ flow }) => flow ?? []);
  const all = new Set(flows.flatMap(({ notes }) => notes));
  return new Set(
    [...all].filter((note) => flows.length > 1 && flows.every(({ notes }) => notes.includes(note))),
  );
}

function opening(paths: number, ends: number): string {
  const where = ends === 0 ? "" : ` The records end at ${counted(ends, "party", "parties")} upstream.`;
  return paths === 0
    ? `No path from a source was found in the records. That clears nothing: it speaks of these records and lists only.${where}`
    : `${counted(paths, "path")} from a source ${paths === 1 ? "was" : "were"} found in the records.${where}`;
}

/** Every path with its source, the numbers of its movements, and what keeps it from being documented. */
function pathTable(paths: readonly FlowPath[], routes: readonly Route[]): Html {
  if (paths.length === 0) return nothing;
  const rows = paths.map((path, at) => [
    html`<span class="caps">${sourceTitle(path.source)}</span><br>${apart(path.source.sentence)}${path.source.fictional && html` <strong>(fiction)</strong>`}`,
    numbers(routes[at]?.hops ?? []),
    html`${levelWords[path.basis]}${path.weakest !== null && html`<br><span class="ref">${apart(path.weakest)}</span>`}`,
    html`${path.arrives === null ? "no date bounds it" : apart(path.arrives)}<br><span class="ref">${counted(path.tiers, "tier")}; ${listed(path.as)}${massWords(path)}</span>`,
  ]);
  const columns = [
    { title: "From what source", style: "wide" },
    { title: "By" },
    { title: "Known how", style: "text" },
    { title: "Earliest arrival", style: "text" },
  ] as const;
  return html`<h4>Paths</h4>
${table(columns, rows, "paths")}`;
}

function massWords({ massFeasible }: FlowPath): string {
  if (massFeasible === null) return "";
  return massFeasible ? "; quantities allow it" : "; quantities speak against it";
}

const numbers = (hops: readonly NumberedHop[]): Html =>
  html`<span class="route">${between(
    hops.map(({ number }) => number),
    " \u2192 ",
  )}</span>`;

/** The movements as text: what the drawing shows and what it has no room for. */
function hopTable(routes: readonly Route[]): Html {
  const hops = hopsOf(routes);
  if (hops.length === 0) return nothing;
  const columns = [
    { title: "No.", style: "narrow" },
    { title: "From, to", style: "wide" },
    { title: "Good", style: "text" },
    { title: "When" },
    { title: "Quantity", style: "figure text" },
    { title: "Known how, record", style: "wide" },
  ] as const;
  return html`<h4>Movements</h4>
${table(columns, hops.map(hopRow), "hops")}`;
}

function hopRow({ number, hop }: NumberedHop): readonly (Html | string | number)[] {
  if (hop.kind === "joint")
    return [
      number,
      html`${named(hop.fromName)}<br><b>?</b> ${named(hop.toName)}`,
      html`<span class="ref">no movement</span>`,
      "",
      "",
      html`${hopBasis(hop)}; no person has decided${notesOf(hop.notes)}`,
    ];
  if (isNamedOnly(hop))
    return [
      number,
      html`${named(hop.fromName)}<br><span class="ref">named as supplier for</span> ${named(hop.toName)}`,
      apart(goodOf(hop)),
      html`<span class="ref">no movement is recorded</span>`,
      "",
      knownCell(hop),
    ];
  return [
    number,
    html`${named(hop.fromName)}<br>\u2192 ${named(hop.toName)}`,
    apart(goodOf(hop)),
    html`${apart(interval(hop.date, hop.dateLatest))}${hop.dateKind !== null && html`<br><span class="ref">${hop.dateKind}</span>`}`,
    quantityCell(hop),
    knownCell(hop),
  ];
}

function quantityCell(hop: NumberedHop["hop"]): Html {
  const kg = kilogramsOf(hop);
  return html`${quantityOf(hop) ?? "none given"}${kg !== undefined && html`<br><span class="ref">=\u00a0${kg}</span>`}${hop.quantity !== null && hop.kg === null && html`<br><span class="ref">kilograms not known</span>`}`;
}

function knownCell(hop: NumberedHop["hop"]): Html {
  const { record, document, shipment, lot } = hop;
  const from = [
    record === null ? undefined : `${record.file} row ${record.row}`,
    shipment ?? undefined,
    document === null ? "no document named" : `document ${document}`,
    lot === null ? undefined : `lot ${lot}`,
  ].filter((text) => text !== undefined);
  const passing = passingWords[hop.passing];
  return html`${hopBasis(hop)}<br><span class="ref">${apart(from.join(" \u00b7 "))}${passing !== "" && html`<br>Goods: ${passing}`}</span>${notesOf(hop.notes)}`;
}

const notesOf = (notes: readonly string[]): Html =>
  html`${notes.map((note) => html`<br><span class="ref">${apart(note)}</span>`)}`;
