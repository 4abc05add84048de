import { xuar } from "./divisions.ts";
import type { DivisionKind, Mention, PlaceName } from "./gazetteer.ts";
import { findMentions } from "./gazetteer.ts";
import type { Part } from "./parts.ts";
import type { PlaceTables } from "./place-tables.ts";
import type { Role, RoleInText, Surroundings } from "./roles.ts";
import { isFullHanName, roleIn, roleInHan } from "./roles.ts";
import { findXpccUnits } from "./xpcc.ts";

/** A place name in an address, with what it does there. Offsets are UTF-16 into the field. */
export interface Reading {
  readonly field: Part["field"];
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly names: readonly PlaceName[];
  readonly role: Role;
  /** The generic word that the address gives it: "Qinghe County". */
  readonly called?: DivisionKind | undefined;
  readonly autonomous?: boolean;
}

/** Every place name of a part with its role, from left to right. */
export function readPart(tables: PlaceTables, part: Part): Reading[] {
  const coded = part.field === "region" ? readCode(tables, part) : undefined;
  return coded === undefined ? readNames(tables, part) : [coded];
}

/** A region column also holds codes: `CN-XJ`, `XJ`. In an address two letters say nothing. */
function readCode({ provinces }: PlaceTables, { field, start, text }: Part): Reading | undefined {
  const code = text.trim().toUpperCase();
  const province = provinces.find((each) => each.code === code || each.code === `CN-${code}`);
  const region = province?.code ?? (code === xuar || `CN-${code}` === xuar ? xuar : undefined);
  if (region === undefined) return undefined;
  const at = start + text.indexOf(text.trim());
  const name: PlaceName = {
    region,
    kind: "region",
    parents: [],
    weight: "china",
    sameKindElsewhere: false,
    needsKind: false,
    also: "",
  };
  return { field, start: at, end: at + code.length, text: text.trim(), names: [name], role: "place" };
}

function readNames(tables: PlaceTables, part: Part): Reading[] {
  const mentions = mentionsIn(tables, part.text);
  return mentions.map((mention, index) => {
    const text = part.text.slice(mention.start, mention.end);
    const role = roleOf(text, around(part.text, mention, mentions[index + 1]));
    return {
      field: part.field,
      start: part.start + mention.start,
      end: part.start + mention.end,
      text,
      names: mention.names,
      ...role,
    };
  });
}

/** A role is told by the words next to a name; windows keep a long text from being read anew for each. */
function around(text: string, { start, end }: Mention, next: Mention | undefined): Surroundings {
  const rest = text.slice(end, end + 160);
  const after = next === undefined ? rest : rest.slice(0, Math.max(0, next.start - end));
  return { before: text.slice(Math.max(0, start - 40), start), after, rest };
}

function roleOf(text: string, surroundings: Surroundings): RoleInText {
  return /\p{Script=Han}$/u.test(text) ? roleInHan(text, surroundings.after) : roleIn(surroundings);
}

/** Names from the gazetteer and units of the XPCC; where they overlap, the longer one. */
function mentionsIn(tables: PlaceTables, text: string): Mention[] {
  const units = findXpccUnits(text, tables.xuarDivisions);
  const places = findMentions(tables.gazetteer, text)
    .filter((mention, index, all) => !isInsideWord(mention, text, all[index - 1]))
    .flatMap((mention) => calledSo(mention, text));
  const all = [...units, ...places].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Mention[] = [];
  for (const mention of all)
    if (kept.every((other) => mention.end <= other.start || other.end <= mention.start)) kept.push(mention);
  return kept.sort((a, b) => a.start - b.start);
}

/**
 * Drops meanings that need their generic word ("Haidian District") where the text does not have it, and short words in
 * lower case, except where they share their spelling with a place in the XUAR and so bear on it.
 */
function calledSo(mention: Mention, text: string): Mention[] {
  const written = text.slice(mention.start, mention.end);
  const { called } = roleOf(written, around(text, mention, undefined));
  const lower = /^\p{Ll}/u.test(written);
  const homonym = mention.names.some((name) => name.region === xuar);
  const names = mention.names.filter(
    (name) =>
      name.region === xuar ||
      homonym ||
      ((!name.needsKind || name.kind === called) && !(lower && written.length < 6)),
  );
  return names.length === 0 ? [] : [{ ...mention, names }];
}

/** 永丰镇 is not 丰镇: a city elsewhere without its 市 stands at the start, after a boundary or after another place. */
function isInsideWord({ start, end, names }: Mention, text: string, before: Mention | undefined): boolean {
  if (names.some((name) => name.region === xuar || name.kind === "region") || before?.end === start)
    return false;
  const written = text.slice(start, end);
  return (
    /^\p{Script=Han}+$/u.test(written) &&
    !isFullHanName(written) &&
    /\p{Script=Han}$/u.test(text.slice(Math.max(0, start - 2), start))
  );
}
