import type { Range } from "../text/text-view.ts";
import { bare, isPublicName, type Mention, personIn, stateNamed, wordsOf } from "./mention.ts";
import type { Known, Resolved } from "./who.ts";
import { bodyTold } from "./who-body.ts";
import { findIn, isConjunction, isName } from "./words-of-clauses.ts";

/** "Xu Guixiang, spokesman for the ministry", "UN High Commissioner Michelle Bachelet", "its head, Li Wei". */
export function personOf(known: Known, mention: Mention): Resolved | undefined {
  const { view } = known;
  const { core, apposition } = mention;
  if (isList(known, core)) return undefined;
  const first = namePart(known, core);
  const found = personIn(known, first);
  if (found === undefined || found.until !== first.until || !isPerson(known, found, mention))
    return inApposition(known, mention);
  const given = wordsOf(view, found);
  const name = known.people.fullName(given);
  const held = officeOf(known, mention, found);
  return {
    name,
    kind:
      isWorker(known, apposition) || isWorker(known, { first: core.first, until: found.first })
        ? "worker"
        : "person",
    by: name === given ? "named" : "surname",
    ...(held !== undefined && { office: held }),
  };
}

const isList = ({ view }: Known, core: Range): boolean =>
  findIn(core, (at) => isConjunction(view, at)) >= 0 && findIn(core, (at) => view.pos(at) === "ADP") < 0;

/** "Lena Brandt of the network": up to the preposition, where only a name stands before it. */
function namePart({ view }: Known, core: Range): Range {
  const { first, until } = core;
  const at = findIn({ first: first + 1, until }, (place) =>
    /^(?:of|from|at|with|for)$/.test(view.lower(place)),
  );
  if (at < first + 2) return core;
  return findIn({ first, until: at }, (place) => !isName(view, place)) < 0 ? { first, until: at } : core;
}

function isPerson(known: Known, found: Range, { core, apposition }: Mention): boolean {
  const { view, tables, people } = known;
  const { role, worker } = tables.words;
  const before = bare(view, found.first - 1);
  const isKnown = people.isNamedAt(found.first);
  if (role.has(before) || (found.first > core.first && isKnown)) return true;
  const tells = (at: number): boolean => role.has(bare(view, at)) || worker.has(view.lower(at));
  if (apposition !== undefined && findIn(apposition, tells) >= 0) return true;
  if (apposition !== undefined && bodyTold(known, apposition) !== undefined) return false;
  if (found.first > core.first && isPublicName(known, found.first - 1))
    return findIn(core, (at) => role.has(bare(view, at))) >= 0;
  if (stateNamed(view, tables, found) !== undefined) return false;
  if (found.until - found.first >= 2)
    return found.first === core.first && view.pos(found.first - 1) !== "DET";
  const name = wordsOf(view, found);
  return people.fullName(name) !== name || people.isNamed(name);
}

/** "a worker at the mill", "former detainee": people without office who tell of their own lives. */
function isWorker({ view, tables }: Known, range: Range | undefined): boolean {
  if (range === undefined || /^(?:who|whose|which|\d.*)$/.test(view.lower(range.first))) return false;
  const near = { first: range.first, until: Math.min(range.until, range.first + 4) };
  return findIn(near, (at) => tables.words.worker.has(view.lower(at))) >= 0;
}

/** "its chief executive, Kamal Hossain". */
function inApposition(known: Known, { core, apposition, head }: Mention): Resolved | undefined {
  const { view, tables } = known;
  if (apposition === undefined || !tables.words.role.has(bare(view, head))) return undefined;
  const named = personIn(known, apposition);
  if (named === undefined || named.until - named.first < 2 || named.first - apposition.first > 2)
    return undefined;
  return { name: wordsOf(view, named), kind: "person", by: "apposition", office: wordsOf(view, core) };
}

function officeOf({ view, tables }: Known, { core, apposition }: Mention, found: Range): string | undefined {
  if (apposition !== undefined) return wordsOf(view, apposition);
  const before = { first: core.first, until: found.first };
  return findIn(before, (at) => tables.words.role.has(bare(view, at))) < 0
    ? undefined
    : wordsOf(view, before);
}
