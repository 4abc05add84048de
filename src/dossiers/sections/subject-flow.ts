import { isSetAside } from "../../assessment/set-aside.ts";
import type { PartyFacts } from "../drawing/boxes.ts";
import { flowFigure } from "../drawing/figure.ts";
import { counted } from "../figures.ts";
import type { FollowedSubject } from "../flow-book.ts";
import { apart, between, type Html, html, named, nothing } from "../html.ts";
import type { Books } from "../reference.ts";
import type { ReportSubject } from "../subjects.ts";
import { kindOf, outcomeWords } from "../words.ts";
import { excludedPart } from "./excluded.ts";
import { bullets, link } from "./parts.ts";
import { toAsk } from "./references.ts";
import { routeTable } from "./route-table.ts";

/** What the sections of all subjects share. */
export interface Shared {
  readonly facts: PartyFacts;
  /** Remarks that stand above, once for all. */
  readonly shared: ReadonlySet<string>;
  readonly books: Books;
}

/** A subject's routes: the drawing first, then what it cannot say. */
export function subjectFlow(followed: FollowedSubject, { facts, shared, books }: Shared): Html {
  const { subject, flow, drawn, routes } = followed;
  const notes = [
    ...flow.notes.filter((note) => !shared.has(note)),
    ...books.notes.ofSubject(subject).filter((note) => !isSetAside(note)),
  ];
  return html`<section class="subject" id="${subject.paths}">
<h3>${apart(subject.name)} <span class="ref">${kindOf(subject.ref)} \u00b7 ${apart(subject.ref)}</span></h3>
${outcomesOf(subject)}${flowFigure(flow, drawn, facts, `${subject.paths}-drawing`)}${routeTable(routes, subject, books)}<p class="after">${found(followed)} ${endsOf(followed, books)}</p>
${excludedPart(flow)}${flow.truncated !== null && html`<p class="note"><strong>Cut short:</strong> ${apart(flow.truncated)}</p>\n`}${bullets([...new Set(notes)].map(apart), "notes")}</section>
`;
}

/** "US-UFLPA: unknown", each a link to its reasons. */
function outcomesOf({ assessments }: ReportSubject): Html {
  if (assessments.length === 0) return nothing;
  return html`<p class="meta keep">${between(
    assessments.map(
      ({ anchor, found }) => html`${found.regime}: ${link(anchor, outcomeWords[found.outcome])}`,
    ),
    " \u00b7 ",
  )}</p>
`;
}

/** How many paths there are, and where they are told. */
function found({ flow, routes }: FollowedSubject): Html {
  if (flow.paths.length === 0)
    return html`No path from a source was found in the records. That clears nothing: it speaks of these records and lists only.`;
  const told = routes.reduce((sum, { paths }) => sum + paths.length, 0);
  const rest = flow.paths.length - told;
  const further =
    rest === 0
      ? nothing
      : html`, and ${rest} from goods that a list names for a country (${link("labour", "Labour")})`;
  return html`${counted(told, "path")} from sources in ${counted(routes.length, "route")}${further}.`;
}

/** Where the records end upstream, by name, and which questions ask on. */
function endsOf({ flow, subject }: FollowedSubject, { questions }: Books): Html {
  if (flow.ends.length === 0) return nothing;
  const names = [...new Set(flow.ends.filter(({ unknown }) => !unknown).map(({ partyName }) => partyName))];
  const nameless = flow.ends.filter(({ unknown }) => unknown).length;
  const where: readonly Html[] = [
    ...names.map(named),
    ...(nameless === 0
      ? []
      : [html`${counted(nameless, "sender whom nobody names", "senders whom nobody names")}`]),
  ];
  const asks = questions.ofFlow(subject.ref);
  return html`Upstream the records end at ${between(where, "; ")}; what flowed into them is open${asks.length > 0 && html` (${toAsk(asks)})`}.`;
}
