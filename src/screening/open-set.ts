import type { ListEntry } from "../model/list-entry.ts";
import type { NameForm, Token } from "../names/name-form.ts";
import type { NameTables } from "../names/name-tables.ts";
import { parseName } from "../names/parse-name.ts";

/** An entry that names others without saying which: "X and its subsidiaries". */
export interface OpenSet {
  readonly clause: string;
  /** The name that the clause belongs to, in the list's words. */
  readonly stem: string;
  readonly stems: readonly Stem[];
}

/** What the names of a set have in common, as far as one spelling of the entry shows it. */
interface Stem {
  readonly core: Core;
  /** The stem in the list's own words, not that of one of the entry's other names. */
  readonly declared: boolean;
}

/** A name without legal form and small words. */
interface Core {
  readonly tokens: readonly Token[];
  /** The tokens' keys, each between spaces; Han without any, since it is written without. */
  readonly run: string;
  readonly brand: readonly Token[];
}

/** A shared brand alone is enough from this weight on, in 1/1,000; a more common word needs a shared trade as well. */
const rareBrand = 900;

/** The open set of an entry, from its stem as the list gives it and the names it bears on the list today. */
export function openSetOf(
  tables: NameTables,
  entry: ListEntry,
  names: readonly NameForm[],
): OpenSet | undefined {
  if (entry.openEnded === undefined) return undefined;
  const { clause, stem } = entry.openEnded;
  const declared = { core: stemCore(parseName(tables, stem)), declared: true };
  const others = names.map((form) => ({ core: stemCore(form), declared: false }));
  return { clause, stem, stems: [declared, ...others].filter(({ core }) => isTelling(core)) };
}

/** Whether the party's name is one that a party of the set would bear. It says nothing on whether it is of the set. */
export function coversParty(openSet: OpenSet, form: NameForm): boolean {
  const core = coreOf(form.tokens);
  return openSet.stems.some((stem) => holdsRun(stem.core, core) || sharesBrand(stem, core));
}

/** A place at the end ("(Shanshan)") tells one of the set from the others, so it is no part of what they share. */
function stemCore(form: NameForm): Core {
  const core = coreOf(form.tokens).tokens;
  const last = core.findLastIndex((token) => token.role !== "place");
  return coreOf(last < 0 ? core : core.slice(0, last + 1));
}

function coreOf(tokens: readonly Token[]): Core {
  const core = tokens.filter(({ role }) => role !== "legal-form" && role !== "stop");
  const han = core.length > 0 && core.every(({ script }) => script === "han");
  return {
    tokens: core,
    run: han ? core.map(({ key }) => key).join("") : ` ${core.map(({ key }) => key).join(" ")} `,
    brand: core.filter(({ role }) => role === "brand"),
  };
}

/** A stem of nothing but a place and a trade would cover half a country. */
const isTelling = ({ tokens, brand }: Core): boolean => brand.length > 0 || tokens.length >= 3;

/** The stem's words stand in the name together and in order. */
const holdsRun = (stem: Core, core: Core): boolean => core.run.includes(stem.run);

/** The name begins with the stem's brand, and nothing speaks for another house of the same brand. */
function sharesBrand({ core: stem, declared }: Stem, core: Core): boolean {
  if (stem.brand.length === 0 || stem.brand.length > core.brand.length) return false;
  if (!stem.brand.every((token, place) => soundsAlike(token, core.brand[place]))) return false;
  if (sharesIds(stem, core, "concept")) return true;
  const rare = stem.brand.some(({ weight }) => weight >= rareBrand);
  return declared && rare && core.brand.length === stem.brand.length && !placesConflict(stem, core);
}

function soundsAlike(a: Token, b: Token | undefined): boolean {
  if (b === undefined) return false;
  return a.key === b.key || (a.script !== b.script && a.sounds.some((sound) => b.sounds.includes(sound)));
}

/** Words for a trade; "group", "international" and the like say nothing. */
const idsOf = (core: Core, role: "concept" | "place"): string[] =>
  core.tokens.filter((token) => token.role === role && token.class !== "generic").flatMap(({ ids }) => ids);

function sharesIds(a: Core, b: Core, role: "concept" | "place"): boolean {
  const ids = new Set(idsOf(a, role));
  return idsOf(b, role).some((id) => ids.has(id));
}

const placesConflict = (a: Core, b: Core): boolean =>
  idsOf(a, "place").length > 0 && idsOf(b, "place").length > 0 && !sharesIds(a, b, "place");
