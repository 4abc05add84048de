import { isEnglishWord } from "../../evidence/mentions/english-words.ts";
import { Gazetteer } from "../../evidence/mentions/gazetteer.ts";
import { hashOf } from "../../model/canonical.ts";
import type { ListVersion } from "../../model/list-entry.ts";
import type { Named } from "../../model/mention.ts";
import type { PartyNode } from "../../model/records.ts";
import { cellNames, dataRows } from "../../places/data-rows.ts";
import { readDataFile } from "../../store/data-files.ts";
import { goodsTables } from "../assessment-world.ts";
import { once } from "../tables/once.ts";

/** What names are looked for in documents. */
export interface NamesLookedFor {
  readonly gazetteer: Gazetteer;
  /** Ids that are natural persons: no indicator is tied to them. */
  readonly persons: ReadonlySet<string>;
  /** Hash of all names: with other names the same text gives other mentions. */
  readonly fingerprint: string;
}

/** Names of parties and list entries, with the countries, regions and goods that the data know. */
export function namesLookedFor(parties: readonly PartyNode[], lists: readonly ListVersion[]): NamesLookedFor {
  const named = [
    ...parties.filter(({ unknown }) => !unknown).map(partyNamed),
    ...lists.flatMap(({ entries }) => entries.filter(hasNames).map(entryNamed)),
    ...fixedNames(),
  ];
  return {
    gazetteer: new Gazetteer(named, { isCommonWord: isEnglishWord }),
    persons: new Set([
      ...parties.filter(isPerson).map(({ id }) => id),
      ...lists.flatMap(({ entries }) => entries.filter(({ kind }) => kind === "person").map(({ id }) => id)),
    ]),
    fingerprint: hashOf(named),
  };
}

const isPerson = ({ schemas }: PartyNode): boolean =>
  schemas?.some((schema) => /person/i.test(schema)) === true;

export const partyNamed = ({ id, names }: PartyNode): Named => ({ id, kind: "party", names });

type Entry = ListVersion["entries"][number];

/** Orders and goods are no names; what a publisher itself calls a weak alias finds too much. */
const hasNames = ({ kind }: Entry): boolean =>
  kind === "organisation" || kind === "person" || kind === "vessel";

export const entryNamed = ({ id, name, names }: Entry): Named => ({
  id,
  kind: "list-entry",
  names: [...new Set([name, ...names.filter(({ weak }) => weak !== true).map(({ text }) => text)])],
});

/** What the data alone know, whatever a workspace holds. */
export const fixedNames = once((): readonly Named[] => [...placesNamed(), ...goodsNamed()]);

/** Places and goods alone. */
export const placesAndGoods = once(() => new Gazetteer(fixedNames()));

/** Countries, provinces of China and divisions of the XUAR, by ISO codes and division codes. */
const placesNamed = once((): readonly Named[] => {
  const rows = <C extends string>(file: string, columns: readonly C[]) =>
    dataRows(file, readDataFile(`places/${file}`), columns);
  return [
    ...rows("countries.csv", ["alpha2", "name", "other_names"]).map(
      ({ alpha2, name, other_names: others }) => ({
        id: alpha2,
        names: [name, ...cellNames(others)],
      }),
    ),
    ...rows("provinces.csv", ["code", "zh", "zh_short", "english", "other_names"]).map((row) => ({
      id: row.code,
      names: [row.zh, row.zh_short, row.english, ...cellNames(row.other_names)],
    })),
    ...rows("xuar-divisions.csv", ["code", "zh", "english"])
      .filter(({ code }) => code !== "65")
      .map(({ code, zh, english }) => ({ id: `CN-XJ-${code}`, names: [zh, english] })),
  ].map(({ id, names }) => ({ id: `place:${id}`, kind: "place", names: names.filter(isWord) }));
});

/** An acronym of two or three letters ("US" apart) is more often something else. */
const isWord = (name: string): boolean => name.length > 3 || /^U\.?[SK]\.?$|^\p{Script=Han}+$/u.test(name);

/** Goods by the words of the lists of goods: "cotton", "thread/yarn". */
const goodsNamed = once((): readonly Named[] => {
  const words = new Map<string, string>();
  for (const { commodity, dolGoods } of goodsTables().goods)
    for (const name of [commodity, ...dolGoods.flatMap((each) => each.split("/"))]) {
      const word = name.replace(/\s*\(.*\)$/, "").trim();
      if (word !== "") words.set(word.toLowerCase(), word);
    }
  return [...words].map(([key, word]) => ({ id: `good:${key}`, kind: "good", names: [word] }));
});
