import type { ColumnRule, KindTable, Spelling } from "./column-tables.ts";
import { isOneSlipApart } from "./likeness.ts";

/** A spelling of a column that a heading may mean with a slip. */
interface Near {
  readonly rule: ColumnRule;
  readonly spelling: Spelling;
}

/** The text itself and each text that is left when one letter is taken out: two texts a slip apart share one of them. */
function shortened(text: string): ReadonlySet<string> {
  const forms = new Set([text]);
  for (let at = 0; at < text.length; at += 1) forms.add(text.slice(0, at) + text.slice(at + 1));
  return forms;
}

/** Longer headings are sentences; no spelling is as long, and each letter would cost a copy of the whole. */
const longestSlip = 100;

function indexOf({ columns }: KindTable): ReadonlyMap<string, readonly Near[]> {
  const index = new Map<string, Near[]>();
  for (const rule of columns)
    for (const spelling of rule.spellings) {
      if (spelling.beside.length > 0) continue;
      for (const form of shortened(spelling.key)) {
        const near = index.get(form) ?? [];
        index.set(form, near);
        near.push({ rule, spelling });
      }
    }
  return index;
}

type Slips = ReadonlyMap<ColumnRule, Spelling>;
interface Known {
  readonly index: ReadonlyMap<string, readonly Near[]>;
  readonly answers: Map<string, Slips>;
}

const known = new WeakMap<KindTable, Known>();

function knownOf(table: KindTable): Known {
  const before = known.get(table);
  if (before !== undefined) return before;
  const made = { index: indexOf(table), answers: new Map() };
  known.set(table, made);
  return made;
}
/** Answers that are kept: the same headings are asked for every delimiter and format. */
const mostAnswers = 20_000;

/**
 * The columns of a kind that have a spelling one slip away from a folded heading, each with the first such spelling in
 * the order of its rule. Every cell of the first rows is asked, of every kind: so spellings are looked up, not compared.
 */
export function slipsOf(table: KindTable, key: string): Slips {
  const { index, answers } = knownOf(table);
  const before = answers.get(key);
  if (before !== undefined) return before;
  const found = key.length > longestSlip ? new Map() : nearest(index, key);
  if (answers.size < mostAnswers) answers.set(key, found);
  return found;
}

const unions = new WeakMap<readonly KindTable[], ReadonlySet<string>>();

/** Forms of the spellings of all kinds. */
function formsOf(kinds: readonly KindTable[]): ReadonlySet<string> {
  const before = unions.get(kinds);
  if (before !== undefined) return before;
  const made = new Set(kinds.flatMap((table) => [...knownOf(table).index.keys()]));
  unions.set(kinds, made);
  return made;
}

/**
 * Whether a folded heading may be one slip away from a spelling of any kind. Most are from none, and asking once for all
 * kinds is what keeps a file of a thousand strange headings cheap, however many kinds there are.
 */
export function mayBeSlip(kinds: readonly KindTable[], key: string): boolean {
  const forms = formsOf(kinds);
  return key.length <= longestSlip && [...shortened(key)].some((form) => forms.has(form));
}

function nearest(index: Known["index"], key: string): Slips {
  const found = new Map<ColumnRule, Spelling>();
  for (const form of shortened(key))
    for (const { rule } of index.get(form) ?? []) {
      if (found.has(rule)) continue;
      const spelling = rule.spellings.find(
        ({ key: own, beside }) => beside.length === 0 && isOneSlipApart(own, key),
      );
      if (spelling !== undefined) found.set(rule, spelling);
    }
  return found;
}
