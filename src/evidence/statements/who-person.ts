import type { Range } from "../text/text-view.ts";
import { bare, isPostnominal, isPublicName, type Mention, personIn, stateNamed, wordsOf } from "./mention.ts";
import { officeElsewhere, officeOf } from "./office.ts";
import { type Known, nearBefore, type Resolved, reach } from "./who.ts";
import { bodyTold } from "./who-body.ts";
import { findIn, isConjunction, isName } from "./words-of-clauses.ts";

/** "Xu Guixiang, spokesman for the ministry", "UN High Commissioner Michelle Bachelet", "its head, Li Wei". */
export function personOf(known: Known, mention: Mention): Resolved | undefined {
  const { view } = known;
  const { core, apposition } = mention;
  if (isList(known, core)) return undefined;
  const holder = holderOf(known, mention);
  if (holder !== undefined) return holder;
  const first = namePart(known, core);
  const found = personIn(known, first);
  if (found === undefined || found.until !== first.until || !isPerson(known, found, mention))
    return inApposition(known, mention);
  const given = wordsOf(view, found);
  const name = known.people.fullName(given);
  const isOfWork = isWorker(known, apposition) || isWorker(known, { first: core.first, until: found.first });
  const held = isOfWork ? undefined : (officeOf(known, mention, found) ?? officeElsewhere(known, name));
  return {
    ...{ name, kind: isOfWork ? "worker" : "person", by: name === given ? "named" : "surname" },
    ...(held !== undefined && { office: held }),
  };
}

/** "The governor", where the text has named one: the last of that office. */
function holderOf(known: Known, { core, head, range }: Mention): Resolved | undefined {
  const { view, tables, people, names } = known;
  const word = view.lower(head);
  const isOffice = core.until - core.first === 1 && core.first > range.first && tables.words.role.has(word);
  if (!isOffice || !/^(?:the|this|that)$/.test(view.lower(range.first))) return undefined;
  const spoke = nearBefore(known, core.first, reach * 4).find(
    ({ kind, office }) => kind === "person" && office?.toLowerCase().split(" ").includes(word),
  );
  const named = names.fullBefore(word, core.first)?.split(" ").slice(1).join(" ");
  const name = spoke?.name ?? (named !== undefined && people.isNamed(named) ? named : undefined);
  if (name === undefined || name === null) return undefined;
  return { name, kind: "person", by: "office", office: spoke?.office ?? word };
}

const isList = ({ view }: Known, core: Range): boolean =>
  findIn(core, (at) => isConjunction(view, at)) >= 0 && findIn(core, (at) => view.pos(at) === "ADP") < 0;

/** "Lena Brandt of the network": up to the preposition, where only a name stands before it. */
function namePart({ view }: Known, core: Range): Range {
  const { first } = core;
  let { until } = core;
  while (until > first + 2 && isPostnominal(view, until - 1)) until -= 1;
  const at = findIn({ first: first + 1, until }, (place) =>
    /^(?:of|from|at|with|for)$/.test(view.lower(place)),
  );
  if (at < first + 2) return { first, until };
  return findIn({ first, until: at }, (place) => !isName(view, place)) < 0
    ? { first, until: at }
    : { first, until };
}

function isPerson(known: Known, found: Range, { core, apposition }: Mention): boolean {
  const { view, tables, people } = known;
  const { role, worker } = tables.words;
  const before = bare(view, found.first - 1);
  const isKnown = people.isNamedAt(found.first);
  if (found.first > core.first && view.pos(found.first - 1) === "ADP") return false;
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
function inApposition(known: Known, mention: Mention): Resolved | undefined {
  const { view, tables } = known;
  const { core, apposition, head } = mention;
  const isKin = kin.test(bare(view, head));
  if (!isKin && !tables.words.role.has(bare(view, head))) return undefined;
  const named = nameBehind(known, mention, isKin ? 1 : 2);
  if (named === undefined || apposition === undefined) return undefined;
  const office = isKin ? {} : { office: wordsOf(view, core) };
  return { name: wordsOf(view, named), kind: "person", by: "apposition", ...office };
}

const kin =
  /^(?:wife|husband|son|daughter|brother|sister|mother|father|uncle|aunt|cousin|widow|friend|colleague)$/;

/** Just behind the comma, or in brackets: "the then Minister, my right hon. Friend (Sir Rufus Pell),". */
function nameBehind(known: Known, { range, apposition }: Mention, least: number): Range | undefined {
  const { view } = known;
  if (apposition === undefined) return undefined;
  const comma = findIn(apposition, (at) => /^[,(]$/.test(view.lower(at)));
  const named = personIn(known, comma < 0 ? apposition : { first: apposition.first, until: comma });
  if (named !== undefined && named.until - named.first >= least && named.first - apposition.first <= 2)
    return named;
  const open = findIn(range, (at) => view.lower(at) === "(");
  const close = findIn({ first: open, until: range.until }, (at) => view.lower(at) === ")");
  const inside = open < 0 || close < 0 ? undefined : personIn(known, { first: open + 1, until: close });
  return inside !== undefined && inside.until - inside.first >= 2 && inside.until === close
    ? inside
    : undefined;
}
