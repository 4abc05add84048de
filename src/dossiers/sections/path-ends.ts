import type { Exclusion, Flow, FlowEnd, Hop } from "../../model/flow.ts";
import { counted, goodOf, interval, isNamedOnly } from "../figures.ts";
import { apart, between, type Html, html, named, nothing } from "../html.ts";
import { sourceTitle } from "../words.ts";
import { bullets, table } from "./parts.ts";

const shipmentOf = (hop: Hop): string => {
  if (hop.record !== null)
    return `${hop.shipment ?? "a movement"} (${hop.record.file} row ${hop.record.row})`;
  return hop.shipment ?? "a movement";
};

/** Where the records end upstream, and what to ask whom. */
export function endsPart({ ends, subjectName }: Flow): Html {
  if (ends.length === 0) return nothing;
  return html`<h4>Where the records end, and what to ask</h4>
${bullets(
  ends.map((end) => endQuestion(end, subjectName)),
  "todo",
)}`;
}

function endQuestion({ partyName, unknown, hops }: FlowEnd, subject: string): Html {
  const [first] = hops;
  if (first === undefined)
    return unknown
      ? html`Nobody is named as supplier of ${apart(subject)}: who supplied it?`
      : html`Nothing is recorded to have come to ${named(partyName)}: from whom, where and when did it get what went into ${apart(subject)}, and by which documents?`;
  if (unknown)
    return html`Nobody is named as the one that sent ${apart(shipmentOf(first))} to ${named(first.toName)} (${apart(goodOf(first))}, ${interval(first.date, first.dateLatest)}): who was it, and where did the goods come from?`;
  if (isNamedOnly(first))
    return html`Nothing is recorded to have come to ${named(partyName)}, which a row names as supplier of ${apart(goodOf(first))} for ${named(first.toName)}: did it supply it, when and by which documents, and from whom and where did it get what went into it?`;
  return html`Nothing is recorded to have come to ${named(partyName)}, which sent ${apart(goodOf(first))} to ${named(first.toName)} (${interval(first.date, first.dateLatest)}): from whom, where and when did it get what went into them, and by which documents?`;
}

const rules = [
  ["byDate", "The order of days speaks against it"],
  ["byDwell", "The time that goods may rest speaks against it"],
  ["byGoods", "The goods cannot have been made from one another"],
] as const;

/** What a rule set aside: a source that would reach the subject without that rule, and why it does not. */
export function excludedPart({ excluded }: Flow): Html {
  const some = rules.flatMap(([key, title]) =>
    excluded[key].count === 0 ? [] : [excludedRow(title, excluded[key])],
  );
  if (some.length === 0) return nothing;
  return html`<h4>Set aside, and why</h4>
${table(
  [
    { title: "Rule", style: "wide" },
    { title: "Sources", style: "figure" },
    { title: "The one that comes nearest", style: "wide" },
  ],
  some,
  "excluded",
)}`;
}

function excludedRow(title: string, { count, best }: Exclusion): readonly (Html | string)[] {
  if (best === null) return [title, counted(count, "source"), html`<span class="ref">none is given</span>`];
  const parties = best.hops.flatMap((hop, at) => (at === 0 ? [hop.fromName, hop.toName] : [hop.toName]));
  return [
    title,
    counted(count, "source"),
    html`<span class="caps">${sourceTitle(best.source)}</span>: ${named(best.source.partyName)}<br>${between(parties.map(named), " \u2192 ")}<br>${apart(best.why)}`,
  ];
}
