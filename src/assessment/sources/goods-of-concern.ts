import { type GoodOfConcern, goodsOfConcern } from "../../goods/goods-of-concern.ts";
import { closed } from "../../law/render.ts";
import type { FlowEdge } from "../../tracing/flow-network.ts";
import type { PartyAt } from "../../tracing/party-at.ts";
import type { SourceAt } from "../../tracing/source-at.ts";
import { hsOf } from "../../tracing/source-at.ts";
import { fictionText } from "../listing.ts";
import type { IndexedList } from "../world-index.ts";
import type { SourceContext } from "./source-context.ts";

interface Met {
  readonly list: IndexedList;
  readonly found: GoodOfConcern;
  readonly country: string;
  readonly seller: PartyAt;
  readonly edges: FlowEdge[];
}

/**
 * Goods that a government's list names from a country, by the seller's country or the origin that a row states. It
 * speaks of a country's industry, not of the party; the level is never more than inferred.
 */
export function goodOfConcernSources(context: SourceContext): readonly SourceAt[] {
  const asked = askOnce(context);
  const met = new Map<string, Met>();
  for (const edge of context.index.flow.edges) {
    const { seller } = edge;
    for (const country of countriesOf(edge))
      for (const { list, found } of asked(hsOf(edge), country)) {
        const key = `${found.entry.id} ${seller.id}`;
        const known = met.get(key);
        if (known === undefined) met.set(key, { list, found, country, seller, edges: [edge] });
        else known.edges.push(edge);
      }
  }
  return [...met.values()].map((one) => concernSource(context, one));
}

type Asked = (hs: string | undefined, country: string) => readonly Pick<Met, "list" | "found">[];

/** The same code of the same country is asked about once, however many rows there are. */
function askOnce({ world, index, on }: SourceContext): Asked {
  const leaves = world.law.facts.get("good-of-concern")?.leaves_out ?? [];
  const known = new Map<string, readonly Pick<Met, "list" | "found">[]>();
  return (hs, country) => {
    const key = `${hs ?? ""} ${country}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = [...index.lists.values()].flatMap((list) =>
      goodsOfConcern(list.goods.get(country) ?? [], { hs, country, on })
        .filter(
          ({ fit, sublists }) =>
            fit === "fits" && !(sublists.length > 0 && sublists.every((one) => leaves.includes(one))),
        )
        .map((found) => ({ list, found })),
    );
    known.set(key, answer);
    return answer;
  };
}

function countriesOf(edge: FlowEdge): readonly string[] {
  const origin = edge.kind === "moved" ? edge.row.cells.origin : undefined;
  const own = edge.seller.node?.country;
  return [...new Set([origin, own].filter((country) => country !== undefined))];
}

function concernSource(context: SourceContext, { list, found, country, seller, edges }: Met): SourceAt {
  const { entry, sublists } = found;
  const good = entry.order?.merchandise ?? entry.name;
  const why = sublists.length === 0 ? "" : ` (${sublists.join(", ")})`;
  const counted = new Set(edges);
  return {
    source: {
      kind: "good-of-concern",
      ref: entry.id,
      identity: null,
      party: seller.id,
      partyName: seller.name,
      name: `${good} from ${country}`,
      list: list.version.key,
      version: list.version.version,
      level: "inferred",
      sentence: closed(
        `${list.version.key} (version ${list.version.version}) names "${good}" from ${country}${why}${fictionText(context.world.law, list)}; it speaks of an industry and decides nothing about ${seller.name}`,
      ),
      fictional: list.version.fictional,
      records: edges
        .slice(0, 1)
        .map((edge) => (edge.kind === "moved" ? edge.row.source : edge.part.row.source)),
    },
    counts: (edge) => counted.has(edge),
  };
}
