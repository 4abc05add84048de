import type { Flow } from "../../model/flow.ts";
import { goodOf, interval, isNamedOnly, quantityOf } from "../figures.ts";
import { markOf } from "../words.ts";
import type { FlowGraph } from "./graph.ts";
import { wrapLabel } from "./labels.ts";
import { partiesOf } from "./layers.ts";
import type { NumberedHop } from "./route.ts";
import type { Sizes } from "./sizes.ts";

/** What a box says of a party, in lines that fit it. */
export interface PartyBox {
  readonly id: string;
  /** The whole name. */
  readonly fullName: string;
  readonly name: readonly string[];
  /** Country; importer; where records end. */
  readonly remarks: readonly string[];
  /** What makes it a source. */
  readonly marks: readonly string[];
  readonly style: "source" | "nameless" | "importer" | "plain";
  readonly height: number;
}

/** What the page knows of a party beside its hops. */
export interface PartyFacts {
  readonly countries: Readonly<Record<string, string>>;
  readonly importer: readonly string[];
  readonly fictional: boolean;
}

/** Between the edge of a box and its text. */
export const paddingOf = ({ columns }: Sizes): number => (columns > 7 ? 4 : 6);
export const lineHeight = 1.25;
const mostMarks = 3;

export const partyBoxes = (
  graph: FlowGraph,
  flow: Flow,
  facts: PartyFacts,
  sizes: Sizes,
): readonly PartyBox[] => {
  const names = namesOf(graph.hops);
  return partiesOf(graph.routes).map((id) => {
    const [fullName = "no name is given", ...others] = names.get(id) ?? [];
    const known: Known = {
      id,
      fullName,
      others,
      country: countryOf(graph, facts, id),
      importer: facts.importer.includes(fullName),
      end: flow.ends.find(({ party }) => graph.boxOf(party) === id),
    };
    return partyBox(known, marksOf(graph, id), sizes);
  });
};

interface Known {
  readonly id: string;
  readonly fullName: string;
  /** Further names under which rows carry the same party. */
  readonly others: readonly string[];
  readonly country: string | undefined;
  readonly importer: boolean;
  readonly end: Flow["ends"][number] | undefined;
}

function partyBox(known: Known, marks: readonly string[], sizes: Sizes): PartyBox {
  const inLines = (text: string, size: number, lines: number): readonly string[] =>
    wrapLabel(text, sizes.box - 2 * paddingOf(sizes), size, lines);
  const name = inLines(known.fullName, sizes.name, sizes.lines);
  const remarks = inLines(remarksOf(known).join(" · "), sizes.small, 3);
  const marked = marks.flatMap((mark) => inLines(mark, sizes.small, 3));
  const text = name.length * sizes.name + (remarks.length + marked.length) * sizes.small;
  return {
    id: known.id,
    fullName: [known.fullName, ...known.others].join(" = "),
    name,
    remarks,
    marks: marked,
    style: styleOf(marks.length > 0, known),
    height: Math.ceil(text * lineHeight + 2 * paddingOf(sizes) + (marked.length > 0 ? 3 : 0)),
  };
}

const isProduct = (id: string): boolean => id.startsWith("product:");

const remarksOf = ({ id, others, country, importer, end }: Known): readonly string[] => [
  ...others.map((name) => `also ${name}`),
  ...(country === undefined ? [] : [country]),
  ...(importer ? ["importer"] : []),
  ...(isProduct(id) ? ["product"] : []),
  ...(end === undefined ? [] : [end.unknown ? "nobody is named" : "records end here"]),
];

/** A node's country where the page was told one; of several nodes in one box, the first that has one. */
const countryOf = ({ hops, boxOf }: FlowGraph, { countries }: PartyFacts, id: string): string | undefined =>
  hops
    .flatMap(({ hop }) => [hop.from, hop.to])
    .filter((party) => boxOf(party) === id && Object.hasOwn(countries, party))
    .map((party) => countries[party])[0];

function styleOf(source: boolean, { id, importer, end }: Known): PartyBox["style"] {
  if (source) return "source";
  if (end?.unknown === true) return "nameless";
  return importer || isProduct(id) ? "importer" : "plain";
}

/** The names in a box, one a node: that of a row before that of a joint; rows without a name give none. */
function namesOf(hops: readonly NumberedHop[]): ReadonlyMap<string, readonly string[]> {
  const all = hops
    .toSorted((a, b) => Number(a.hop.kind === "joint") - Number(b.hop.kind === "joint"))
    .flatMap(({ hop, from, to }) => [
      { box: from, node: hop.from, name: hop.fromName.trim() },
      { box: to, node: hop.to, name: hop.toName.trim() },
    ])
    .filter(({ name }) => name !== "");
  const first = [...Map.groupBy(all, ({ node }) => node).values()].flatMap(([one]) => one ?? []);
  return new Map(
    [...Map.groupBy(first, ({ box }) => box)].map(([box, some]) => [
      box,
      [...new Set(some.map(({ name }) => name))],
    ]),
  );
}

/** The marks of the sources that enter at this party, each once. */
function marksOf(graph: FlowGraph, party: string): readonly string[] {
  const sources = graph.routes.flatMap(({ paths, hops }) =>
    hops[0]?.from === party ? paths.map(({ source }) => source) : [],
  );
  const marks = [...new Set(sources.map(markOf))];
  return marks.length <= mostMarks
    ? marks
    : [...marks.slice(0, mostMarks - 1), `and ${marks.length - mostMarks + 1} more`];
}

/** What a movement says: one line above its line, up to two below it. */
export interface HopLabel {
  readonly above: string;
  readonly below: readonly string[];
}

export function hopLabel({ hop }: NumberedHop, sizes: Sizes): HopLabel {
  if (!sizes.spoken) return { above: "", below: [] };
  const inLines = (text: string, lines = 1): readonly string[] =>
    wrapLabel(text, sizes.label, sizes.small, lines);
  if (hop.kind === "joint") return { above: "", below: inLines("may be one party", 2) };
  if (isNamedOnly(hop))
    return {
      above: inLines(goodOf({ ...hop, goodName: null }))[0] ?? "",
      below: inLines("named as supplier", 2),
    };
  const when = interval(hop.date, hop.dateLatest).split(/(?<=\bto) /);
  const quantity = quantityOf(hop);
  return {
    above: inLines(hop.good === null ? "no HS code" : goodOf({ ...hop, goodName: null }))[0] ?? "",
    below: [...when.flatMap((day) => inLines(day)), ...(quantity === undefined ? [] : inLines(quantity, 2))],
  };
}
