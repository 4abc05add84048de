import type { Alignment, Pair } from "./align.ts";
import { bandThresholds } from "./bands.ts";
import { likeness } from "./edit-distance.ts";
import { brandEvidence } from "./likeness.ts";
import type { Token, TokenRole } from "./name-form.ts";

/**
 * A rule that lowers a score: what it is called, the words it rests on, the share of the score that stays (in 1/1,000),
 * and the most that may be left (in 1/10,000).
 */
export interface Lowering {
  readonly kind: "cap" | "veto";
  readonly query: readonly Token[];
  readonly candidate: readonly Token[];
  readonly keeps: number;
  readonly atMost?: number;
}

/** What stays of a score, in 1/1,000. Set on the development set and on sister companies made by rule. */
const keeps = {
  /** No brand word agrees: place, trade and legal form alone identify nobody. */
  noBrand: 550,
  /** Both sides have another brand word; scaled by how much of the brand differs. */
  otherBrand: 400,
  otherNumber: 600,
  oneNumber: 800,
  otherPlace: 720,
  localFirm: 820,
  otherTrade: 800,
  /** Only one side says which firm of a group it is. */
  firmOfGroup: 820,
  /** Only one side names a trade: not the same name, though it may be the same firm. */
  oneTrade: 930,
};

/**
 * Trade words with which groups tell their firms apart ("X Management", "X Securities", "X Systems"), some of them kept by
 * law for licensed firms. On the OFAC list, names that agree in all but such a word are mostly two entities; with another
 * trade word left over, "trust" and "finance" among them, they are about as often one, or more often.
 */
const functions = new Set(["management", "solutions", "securities", "insurance"]);

/** From here on a brand counts as spelled the same. */
const nearlyEqual = 9_000;

const keyOf = (tokens: readonly Token[]): string => tokens.map((token) => token.key).join("");
const weightOf = (tokens: readonly Token[]): number => tokens.reduce((sum, token) => sum + token.weight, 0);
const ofRole = (tokens: readonly Token[], role: TokenRole): Token[] =>
  tokens.filter((token) => token.role === role);

const hasRole = (tokens: readonly Token[], role: TokenRole): boolean =>
  tokens.some((token) => token.role === role);

const isBrandPair = (pair: Pair): boolean => pair.kind === "brand" || pair.kind === "abbreviation";

/** Brand words of a side: those paired as brand and those left over. */
const brandsOf = (alignment: Alignment, side: "a" | "b"): Token[] => [
  ...alignment.pairs.filter(isBrandPair).flatMap((pair) => pair[side]),
  ...ofRole(side === "a" ? alignment.restA : alignment.restB, "brand"),
];

/** Words that only mean alike ("construction", "constructors") do not make two names without a brand one. */
function isLoose(pair: Pair): boolean {
  if (pair.kind === "legal-form") return false;
  if (pair.similarity < 8_000) return true;
  if (pair.kind !== "concept" || pair.a[0]?.script !== pair.b[0]?.script) return false;
  return likeness(keyOf(pair.a), keyOf(pair.b)) < 8_000;
}

/** Without a brand on either side everything that distinguishes must agree: place, trade, numbers. */
function brandless(alignment: Alignment): Lowering | undefined {
  const tells = (token: Token): boolean =>
    token.role !== "legal-form" && token.class !== "generic" && token.class !== "region";
  const restA = alignment.restA.filter(tells);
  const restB = alignment.restB.filter(tells);
  const loose = alignment.pairs.find(isLoose);
  if (restA.length === 0 && restB.length === 0 && loose === undefined) return undefined;
  const [query, candidate] =
    restA.length + restB.length > 0 ? [restA, restB] : [loose?.a ?? [], loose?.b ?? []];
  return { kind: "cap", query, candidate, keeps: keeps.noBrand };
}

const hasBrand = ({ pairs, restA, restB }: Alignment): boolean =>
  pairs.some(isBrandPair) || hasRole(restA, "brand") || hasRole(restB, "brand");

const isWeak = (pair: Pair): boolean => pair.kind === "brand" && pair.similarity < brandEvidence;

function brandRule(alignment: Alignment): Lowering | undefined {
  if (!hasBrand(alignment)) return brandless(alignment);
  if (alignment.pairs.some((pair) => isBrandPair(pair) && pair.similarity >= brandEvidence))
    return otherBrands(alignment);
  const [query, candidate] = [brandsOf(alignment, "a"), brandsOf(alignment, "b")];
  return { kind: "cap", query, candidate, keeps: keeps.noBrand };
}

/** Beside the brand that agrees, both sides have another. */
function otherBrands(alignment: Alignment): Lowering | undefined {
  const { pairs, restA, restB } = alignment;
  const others = (rest: readonly Token[]): boolean => hasRole(rest, "brand") || pairs.some(isWeak);
  if (!others(restA) || !others(restB)) return undefined;
  const weak = pairs.filter(isWeak);
  const query = [...ofRole(restA, "brand"), ...weak.flatMap((pair) => pair.a)];
  const candidate = [...ofRole(restB, "brand"), ...weak.flatMap((pair) => pair.b)];
  const differing = Math.min(weightOf(query), weightOf(candidate));
  if (differing === 0) return undefined;
  const whole = Math.min(weightOf(brandsOf(alignment, "a")), weightOf(brandsOf(alignment, "b")));
  const lost = Math.floor((keeps.otherBrand * Math.min(differing, whole)) / whole);
  return { kind: "veto", query, candidate, keeps: 1000 - lost };
}

/** Words of a role that found no partner: less stays where both sides have one than where only one does. */
const unpaired =
  (role: TokenRole, kept: { readonly both: number; readonly one: number }) =>
  ({ restA, restB }: Alignment): Lowering | undefined => {
    if (!hasRole(restA, role) && !hasRole(restB, role)) return undefined;
    const a = ofRole(restA, role);
    const b = ofRole(restB, role);
    const both = a.length > 0 && b.length > 0;
    return { kind: "veto", query: a, candidate: b, keeps: both ? kept.both : kept.one };
  };

const numeralRule = unpaired("numeral", { both: keeps.otherNumber, one: keeps.oneNumber });
const tradeRule = unpaired("concept", { both: keeps.otherTrade, one: keeps.oneTrade });

function placeRule({ restA, restB }: Alignment): Lowering | undefined {
  if (!hasRole(restA, "place") && !hasRole(restB, "place")) return undefined;
  const a = ofRole(restA, "place");
  const b = ofRole(restB, "place");
  const line = { kind: "veto", query: a, candidate: b } as const;
  if (a.length > 0 && b.length > 0) return { ...line, keeps: keeps.otherPlace };
  const local = [...a, ...b].some((token) => token.trailing && token.class !== "region");
  return local ? { ...line, keeps: keeps.localFirm } : undefined;
}

const isFunction = ({ role, ids }: Token): boolean => role === "concept" && functions.has(ids[0] ?? "");

/** One side says which firm of a group it is. Translations leave such words out, so both must be written in one script. */
function functionRule({ pairs, restA, restB }: Alignment): Lowering | undefined {
  if (restA.some(isFunction) === restB.some(isFunction)) return undefined;
  const query = restA.filter(isFunction);
  const candidate = restB.filter(isFunction);
  const isOneScript = pairs.some((pair) => isBrandPair(pair) && pair.a[0]?.script === pair.b[0]?.script);
  return isOneScript ? { kind: "veto", query, candidate, keeps: keeps.firmOfGroup } : undefined;
}

/** A brand that is nowhere nearly equal can be a slip, or another brand: for a person to see, never `strong`. */
function slipRule({ pairs }: Alignment): Lowering | undefined {
  if (pairs.some((pair) => isBrandPair(pair) && pair.similarity >= nearlyEqual)) return undefined;
  const brands = pairs.filter(isBrandPair);
  if (brands.length === 0) return undefined;
  const query = brands.flatMap((pair) => pair.a);
  const candidate = brands.flatMap((pair) => pair.b);
  return { kind: "cap", query, candidate, keeps: 1000, atMost: bandThresholds.strong - 1 };
}

const rules = [brandRule, numeralRule, placeRule, tradeRule, functionRule, slipRule];

/** The rules that lower the score of this alignment, in the order in which they are applied. */
export function loweringsOf(alignment: Alignment): readonly Lowering[] {
  const found: Lowering[] = [];
  for (const rule of rules) {
    const lowering = rule(alignment);
    if (lowering !== undefined) found.push(lowering);
  }
  return found;
}
