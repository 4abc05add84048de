import { closed } from "../../law/render.ts";
import type { Exclusion, Flow } from "../../model/flow.ts";
import { counted } from "../figures.ts";
import { apart, between, type Html, html, named, nothing } from "../html.ts";
import { sourceTitle } from "../words.ts";
import { bullets } from "./parts.ts";

const rules = [
  ["byDate", "the order of days speaks against it"],
  ["byDwell", "the time that goods may rest speaks against it"],
  ["byGoods", "the goods cannot have been made from one another"],
  ["byDateAndGoods", "both the order of days and the goods speak against it"],
] as const;

/** What a rule set aside: sources that would reach the subject without that rule, and why the nearest does not. */
export function excludedPart({ excluded }: Flow): Html {
  const some = rules.flatMap(([key, title]) =>
    excluded[key].count === 0 ? [] : [sentence(title, excluded[key])],
  );
  return some.length === 0 ? nothing : bullets(some, "notes aside");
}

function sentence(title: string, { count, best }: Exclusion): Html {
  const start = html`<b>Set aside:</b> ${counted(count, "source")}, because ${title}`;
  if (best === null) return html`${start}.`;
  const parties = best.hops.flatMap((hop, at) => (at === 0 ? [hop.fromName, hop.toName] : [hop.toName]));
  const source = html`${sourceTitle(best.source).toLowerCase()}: ${apart(best.source.name)}${best.source.fictional && html` (fiction)`}`;
  return html`${start}. The nearest, over ${between(parties.map(named), " \u2192 ")} (${source}): ${apart(closed(best.why))}`;
}
