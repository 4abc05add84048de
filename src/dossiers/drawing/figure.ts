import type { Flow } from "../../model/flow.ts";
import { counted } from "../figures.ts";
import { type Html, html, nothing, trusted } from "../html.ts";
import type { PartyFacts } from "./boxes.ts";
import { graphOf } from "./graph.ts";
import { layoutOf } from "./layout.ts";
import type { Routes } from "./route.ts";
import { drawFlow, spoken } from "./svg.ts";

/** The drawing of a subject's routes with its legend, or a sentence that says why there is none. */
export function flowFigure(flow: Flow, routes: Routes, facts: PartyFacts, id: string): Html {
  if (routes.routes.length === 0) return nothing;
  const graph = graphOf(routes);
  if (graph.routes.length === 0)
    return html`<p class="note">These paths have too many parties for a drawing on a page; they are in the tables below.</p>\n`;
  const layout = layoutOf(graph, flow, facts);
  const description = graph.hops.map(({ number, hop }) => spoken(number, hop)).join(". ");
  const title = `How goods can have come to ${flow.subjectName}, by the records`;
  return html`<figure class="drawing">
<div class="ends-of-drawing" aria-hidden="true"><span>farther upstream</span>${facts.fictional && html`<span class="fiction-mark">Fiction</span>`}<span>${flow.direction === "up" ? "nearer to the subject" : "farther downstream"}</span></div>
${drawFlow(layout, { id, title, description: `${description}.` })}
${graph.left > 0 && html`<p class="note">${counted(graph.left, "further path")} found no room in the drawing and ${graph.left === 1 ? "is" : "are"} listed below.</p>\n`}</figure>
`;
}

const sample = (style: string): Html =>
  trusted(
    `<svg class="flow sample" viewBox="0 0 34 8" width="34" height="8" aria-hidden="true"><g class="hop ${style}"><path class="outer" d="M1 4H33"/>${style === "joint" ? '<path class="inner" d="M1 4H33"/>' : ""}</g></svg>`,
  );

/** How to read the drawings, once for all. */
export const legend: Html = html`<p class="legend"><span>${sample("documented")} documented</span> <span>${sample("declared")} declared</span> <span>${sample("inferred")} inferred</span> <span>${sample("joint")} ? two names that may be one party</span> <span>Numbers are those of the table of movements. A line says how a movement is known; how goods passed within a party stands in that table.</span></p>\n`;
