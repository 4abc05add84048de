import { fail } from "../model/issue.ts";

/** Named alternatives that rows of the tables use: `<worker>`. */
export type Macros = ReadonlyMap<string, readonly string[]>;

/** Spellings that one row may stand for; beyond this the row is too wide to be reviewed. */
const mostSpellings = 4_000;

const group = /\{([^{}]*)\}|<([a-z-]+)>/;

/** All that a row stands for: `labo{,u}r` is two words, `<worker>` each of a named list. Throws `data.invalid`. */
export function spellingsOf(term: string, macros: Macros): readonly string[] {
  const open = [term];
  const done: string[] = [];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const found = group.exec(one);
    if (found === null) done.push(one);
    else {
      const [whole, braces, name = ""] = found;
      const words = braces?.split(",") ?? macros.get(name) ?? unknown(name, term);
      const rest = one.slice(found.index + whole.length);
      for (const word of words) open.push(one.slice(0, found.index) + word + rest);
    }
    if (open.length + done.length > mostSpellings) tooMany(term);
  }
  return [...new Set(done)];
}

const unknown = (name: string, term: string): never =>
  fail(
    "data.invalid",
    `The term "${term}" names <${name}>, which macros.csv does not hold.`,
    "Add it there.",
  );

const tooMany = (term: string): never =>
  fail(
    "data.invalid",
    `The term "${term}" stands for more than ${mostSpellings} spellings.`,
    "Part the row.",
  );
