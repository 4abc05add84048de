import type { Range, TextView } from "../text/text-view.ts";
import { bare, isPublicName, personIn } from "./mention.ts";
import type { StatementTables } from "./statement-tables.ts";
import { isName } from "./words-of-clauses.ts";

/** A person where the text names one. */
export interface Person {
  readonly name: string;
  readonly at: number;
  readonly gender: "he" | "she" | undefined;
}

/** Everybody whom a text names with a title, or with two names or more, in order. */
export class People {
  readonly all: readonly Person[];
  private readonly byWord = new Map<string, Person[]>();
  private readonly places: ReadonlySet<number>;
  private readonly names: ReadonlySet<string>;
  private readonly genders: ReadonlyMap<string, Person["gender"]>;

  constructor(view: TextView, tables: StatementTables) {
    this.all = runsOf(view).flatMap((run) => personOf({ view, tables }, run) ?? []);
    this.places = new Set(this.all.map(({ at }) => at));
    this.names = new Set(this.all.map(({ name }) => name));
    this.genders = new Map(
      this.all.filter(({ gender }) => gender !== undefined).map(({ name, gender }) => [name, gender]),
    );
    for (const person of this.all)
      for (const word of person.name.toLowerCase().split(" ")) {
        const known = this.byWord.get(word) ?? [];
        known.push(person);
        this.byWord.set(word, known);
      }
  }

  /** The fullest name of whom the words name, as the text gives it. */
  fullName(words: string): string {
    const parts = words.toLowerCase().split(" ");
    const [last = ""] = parts.slice(-1);
    const known = this.byWord.get(last) ?? this.byWord.get(parts[0] ?? "") ?? [];
    const fits = known.filter(({ name }) => {
      const whole = name.toLowerCase().split(" ");
      return parts.every((part) => whole.includes(part));
    });
    const names = new Set(
      fits.map(({ name }) => name).filter((name) => name.split(" ").length > parts.length),
    );
    // Two people of one family name: neither is guessed.
    if (distinct([...names]).length !== 1) return words;
    return [...names].toSorted((a, b) => b.length - a.length)[0] ?? words;
  }

  genderOf(name: string): Person["gender"] {
    return this.genders.get(name);
  }

  isNamed(name: string): boolean {
    return this.names.has(name);
  }

  /** Where somebody is named by the whole name. */
  placesOf(name: string): readonly Range[] {
    const size = name.split(" ").length;
    return this.all.filter((one) => one.name === name).map(({ at }) => ({ first: at, until: at + size }));
  }

  /** Whether somebody is named just there. */
  isNamedAt(at: number): boolean {
    return this.places.has(at);
  }

  /** Those named before a place, but not before another, the last first. */
  between(from: number, until: number): readonly Person[] {
    return beforePlace(this.all, from, until);
  }
}

/** Of things in the order of the text: those from one place to before another, the last first. */
export function beforePlace<T extends { readonly at: number }>(
  all: readonly T[],
  from: number,
  until: number,
): readonly T[] {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.at ?? until) < until) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let back = low - 1; back >= 0; back -= 1) {
    const one = all[back];
    if (one === undefined || one.at < from) break;
    found.push(one);
  }
  return found;
}

/** Names none of which is a part of another. */
const distinct = (names: readonly string[]): readonly string[] =>
  names.filter(
    (name) => !names.some((other) => other !== name && other.toLowerCase().includes(name.toLowerCase())),
  );

function runsOf(view: TextView): readonly Range[] {
  const runs: Range[] = [];
  let first = -1;
  for (let at = 0; at <= view.tokens.length; at += 1) {
    if (at < view.tokens.length && isName(view, at)) {
      if (first < 0) first = at;
    } else if (first >= 0) {
      runs.push({ first, until: at });
      first = -1;
    }
  }
  return runs;
}

const titled =
  /^(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|baroness|general|gen|president|minister|secretary|senator|ambassador|commissioner|spokesman|spokeswoman|spokesperson|chairman|director|professor|judge)$/;

function personOf(reader: { view: TextView; tables: StatementTables }, run: Range): Person | undefined {
  const { view, tables } = reader;
  const found = personIn(reader, run);
  if (found === undefined) return undefined;
  const before = bare(view, found.first - 1);
  const hasTitle = titled.test(before) || tables.words.role.has(before);
  const size = found.until - found.first;
  if (!hasTitle && (size < 2 || (found.first > run.first && isPublicName(reader, found.first - 1))))
    return undefined;
  if (size > 4) return undefined;
  const name = (view.passage(found)?.text ?? "").replaceAll(/\s+/g, " ");
  return { name, at: found.first, gender: genderBy(view, found) };
}

const male = /^(?:mr|sir|lord|spokesman|chairman|king|prince|congressman|father|himself)$/;
const female =
  /^(?:mrs|ms|miss|dame|lady|baroness|spokeswoman|chairwoman|queen|princess|congresswoman|mother|herself)$/;

function genderBy(view: TextView, { first, until }: Range): Person["gender"] {
  for (const at of [first - 1, until + 1, until + 2]) {
    if (male.test(bare(view, at))) return "he";
    if (female.test(bare(view, at))) return "she";
  }
  return undefined;
}
