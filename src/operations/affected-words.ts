import type { Hit } from "../model/hit.ts";
import { toDecimal } from "../model/levels.ts";
import type { HitChange } from "../screening/delta/hit-changes.ts";
import type { Affected } from "./affected-shape.ts";

/** What a hit says otherwise than before, in words; empty where it came or went. */
export function changedWords({ before, after }: HitChange): readonly string[] {
  if (before === undefined || after === undefined) return [];
  const said = [...standing(before, after), ...names(before, after), ...notes(before, after)];
  return said.length > 0 ? said : ["the lines of the explanation are others"];
}

function standing(before: Hit, after: Hit): readonly string[] {
  const lines: [label: string, before: string, after: string][] = [
    ["kind", before.kind, after.kind],
    ["band", before.band, after.band],
    ["score", `${toDecimal(before.score)}`, `${toDecimal(after.score)}`],
    ["identity", before.identity, after.identity],
    ["decision", before.decision ?? "none", after.decision ?? "none"],
  ];
  return lines.filter(([, was, is]) => was !== is).map(([label, was, is]) => `${label}: ${was} -> ${is}`);
}

const names = (before: Hit, after: Hit): readonly string[] => [
  ...(before.name === after.name ? [] : [`listed as "${after.name}", before as "${before.name}"`]),
  ...(before.matched === after.matched ? [] : [`met as "${after.matched}", before as "${before.matched}"`]),
];

const notes = (before: Hit, after: Hit): readonly string[] => [
  ...after.notes.filter((note) => !before.notes.includes(note)).map((note) => `now said: ${note}`),
  ...before.notes.filter((note) => !after.notes.includes(note)).map((note) => `no longer said: ${note}`),
];

const parties = (count: number): string => (count === 1 ? "1 party" : `${count} parties`);

/** "2 of 40 parties newly affected, 1 no longer, 1 with another explanation." A party with two hits counts once in each. */
export function affectedSentence({ parties: all, changes }: Pick<Affected, "parties" | "changes">): string {
  if (all === 0) return "No parties are imported here, so nobody can be affected.";
  const bearers = (bucket: Affected["changes"][number]["bucket"]): number =>
    new Set(changes.filter((change) => change.bucket === bucket).map(({ party }) => party)).size;
  const [come, gone, other] = [
    bearers("newly-affected"),
    bearers("no-longer-affected"),
    bearers("explanation-changed"),
  ];
  if (come + gone + other === 0) return `Of ${parties(all)} none is affected: every answer stays as it was.`;
  return `Of ${parties(all)}: ${come} newly affected, ${gone} no longer, ${other} with another explanation.`;
}
