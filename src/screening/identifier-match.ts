import { compareText } from "../model/compare-text.ts";
import type { ListEntry } from "../model/list-entry.ts";
import { checkCnpj, checkDuns, checkLei, checkUscc } from "../names/identifiers.ts";

export type IdentifierKind = ListEntry["identifiers"][number]["kind"];

/** An identifier as somebody wrote it down. */
export interface IdentifierValue {
  readonly kind: string;
  readonly value: string;
}

/** An identifier that holds together by its own rules. */
export interface Identifier {
  readonly kind: IdentifierKind;
  /** As the register writes it. */
  readonly value: string;
  /** The part that says who: two values with the same subject are the same party. */
  readonly subject: string;
}

interface IdentifierRule {
  readonly label: string;
  readonly check: (text: string) => { readonly ok: true; readonly value: string } | { readonly ok: false };
  readonly subject: (value: string) => string;
  /**
   * Whether it has check digits and a party has one only. Then an equal one identifies whatever the names are, and a
   * different one contradicts. A D-U-N-S number has no published check digit, so a slip of a digit is another company's
   * number, and each location has its own: it identifies only together with a name, and a different one says little.
   */
  readonly decisive: boolean;
}

const whole = (value: string): string => value;

const rules: Readonly<Record<IdentifierKind, IdentifierRule>> = {
  uscc: { label: "USCC", check: checkUscc, subject: whole, decisive: true },
  lei: { label: "LEI", check: checkLei, subject: whole, decisive: true },
  // The first eight characters are the company; the next four are one of its establishments.
  cnpj: { label: "CNPJ", check: checkCnpj, subject: (value) => value.slice(0, 8), decisive: true },
  imo: { label: "IMO number", check: checkImo, subject: whole, decisive: true },
  duns: { label: "D-U-N-S", check: checkDuns, subject: whole, decisive: false },
};

const isIdentifierKind = (kind: string): kind is IdentifierKind => Object.hasOwn(rules, kind);

/** An IMO ship number: seven digits, the last is the sum of the first six weighted 7 to 2, mod 10 (IMO Res. A.1117(30)). */
function checkImo(text: string): { readonly ok: true; readonly value: string } | { readonly ok: false } {
  const value = /^(?:IMO)?[\s:.-]*(\d{7})$/u.exec(text.normalize("NFKC").trim().toUpperCase())?.[1];
  if (value === undefined) return { ok: false };
  const sum = [...value.slice(0, 6)].reduce((total, digit, place) => total + Number(digit) * (7 - place), 0);
  return sum % 10 === Number(value.charAt(6)) ? { ok: true, value } : { ok: false };
}

/** The identifier, if it is of a kind that is known and holds together; anything else proves nothing either way. */
export function readIdentifier(given: IdentifierValue): Identifier | undefined {
  const kind = given.kind.toLowerCase();
  if (!isIdentifierKind(kind)) return undefined;
  const rule = rules[kind];
  const found = rule.check(given.value);
  return found.ok ? { kind, value: found.value, subject: rule.subject(found.value) } : undefined;
}

/** The valid ones among the identifiers given, each once, in a fixed order. */
export function readIdentifiers(given: readonly IdentifierValue[]): Identifier[] {
  const valid = new Map<string, Identifier>();
  for (const one of given) {
    const identifier = readIdentifier(one);
    if (identifier !== undefined) valid.set(`${identifier.kind}:${identifier.value}`, identifier);
  }
  return [...valid.entries()].sort(([a], [b]) => compareText(a, b)).map(([, identifier]) => identifier);
}

export const identifierKey = (identifier: Identifier): string => `${identifier.kind}:${identifier.subject}`;
export const identifierLabel = (kind: IdentifierKind): string => rules[kind].label;
export const isDecisive = (kind: IdentifierKind): boolean => rules[kind].decisive;

/** Identifiers of one kind that both sides have. */
export interface IdentifierPair {
  readonly kind: IdentifierKind;
  readonly query: string;
  readonly candidate: string;
}

export interface IdentifierComparison {
  readonly equal: readonly IdentifierPair[];
  readonly different: readonly IdentifierPair[];
}

/** Compares kind by kind. Of several of a kind, one in common suffices: a party may have been given new ones. */
export function compareIdentifiers(
  query: readonly Identifier[],
  candidate: readonly Identifier[],
): IdentifierComparison {
  const equal: IdentifierPair[] = [];
  const different: IdentifierPair[] = [];
  for (const kind of new Set(query.map((identifier) => identifier.kind))) {
    const ours = query.filter((identifier) => identifier.kind === kind);
    const theirs = candidate.filter((identifier) => identifier.kind === kind);
    if (theirs.length === 0) continue;
    const common = ours.find((one) => theirs.some((other) => other.subject === one.subject));
    if (common === undefined) different.push({ kind, query: valuesOf(ours), candidate: valuesOf(theirs) });
    else equal.push({ kind, query: common.value, candidate: matching(theirs, common.subject) });
  }
  return { equal, different };
}

const valuesOf = (identifiers: readonly Identifier[]): string =>
  identifiers.map((identifier) => identifier.value).join(", ");

const matching = (identifiers: readonly Identifier[], subject: string): string =>
  valuesOf(identifiers.filter((identifier) => identifier.subject === subject));
