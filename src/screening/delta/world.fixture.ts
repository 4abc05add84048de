// biome-ignore lint/style/noRestrictedImports: only tests read this file; the room itself is handed its lists.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import { entryFixture, listFixture } from "../list.fixture.ts";
import type { ScreenQuery } from "../screen-query.ts";

/** Two versions of a list and the parties of somebody, drawn so that much of it nearly meets. */
export interface World {
  readonly before: ListVersion;
  readonly after: ListVersion;
  readonly parties: readonly ScreenQuery[];
}

/** Names of companies as two real lists write them, aliases and Chinese names included. */
const realNames: readonly string[] = ["us-uflpa", "us-cbp-wro"].flatMap((list) => {
  const file = new URL(`../../../data/lists/${list}/names.csv`, import.meta.url);
  const rows: { readonly name: string }[] = parse(readFileSync(file), { columns: true });
  return rows.map(({ name }) => name);
});

const latin = {
  brands: [
    "Huafu",
    "Hua Fu",
    "Hoshine",
    "NIKKO",
    "Nikko",
    "UNITEK",
    "Unitek",
    "Stroyproektinvest",
    "Lalala",
    "Xinjinlong",
    "Aksu",
    "GSweet",
    "XPCC",
  ],
  places: ["Xinjiang", "Aksu", "Hetian", "Zhejiang", "Dalian", "(Shanghai)", ""],
  trades: ["Textile", "Silicon", "Cotton Industry", "Chemical", "Tomato Products", "Trading", ""],
  forms: ["Co., Ltd.", "Group", "Corp", "GmbH", ""],
};
const han = {
  brands: ["华孚", "合盛", "尤尼泰克", "大全", "新金龙", "天"],
  places: ["新疆", "阿克苏", "和田", "浙江", ""],
  trades: ["色纺", "硅业", "棉业", "化工", "贸易", ""],
  forms: ["有限公司", "股份有限公司", "集团", ""],
};

type Words = Readonly<Record<"brands" | "places" | "trades" | "forms", readonly string[]>>;
const madeOf = ({ brands, places, trades, forms }: Words, between: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...places),
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...brands) }, fc.constant("")),
      fc.constantFrom(...trades),
      fc.constantFrom(...forms),
    )
    .map((words) => words.filter((word) => word !== "").join(between));

const nameText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...realNames) },
  { weight: 4, arbitrary: madeOf(latin, " ") },
  { weight: 2, arbitrary: madeOf(han, "") },
);

/** A name as a clerk may write it: letters lost, doubled or exchanged, capitals, one word less. */
const spoiled: fc.Arbitrary<string> = fc
  .tuple(nameText, fc.array(fc.tuple(fc.nat(6), fc.nat(200)), { minLength: 1, maxLength: 3 }))
  .map(([text, slips]) => slips.reduce(slipped, text));

function slipped(name: string, [how, at]: readonly [how: number, at: number]): string {
  const place = name.length === 0 ? 0 : at % name.length;
  const [front, letter, back] = [name.slice(0, place), name.charAt(place), name.slice(place + 1)];
  const words = name.split(" ");
  const spoilt = [
    front + back,
    front + letter + letter + back,
    front + back.charAt(0) + letter + back.slice(1),
  ];
  return [...spoilt, name.toUpperCase(), words.toSpliced(at % words.length, 1).join(" "), name][how] ?? name;
}

const uscc = ["91440300553853134A", "91652900757684512T", "916501007486864566", "92510115MA6C8UEX9L"];
type Identifiers = ListEntry["identifiers"];
const identifier = fc.constantFrom<Identifiers[number][]>(
  ...uscc.map((value) => ({ kind: "uscc" as const, value })),
  { kind: "lei", value: "529900T8BM49AURSDO55" },
  { kind: "imo", value: "9074729" },
  { kind: "duns", value: "150483782" },
);
const identifiers: fc.Arbitrary<Identifiers> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Identifiers>([]) },
  { weight: 1, arbitrary: fc.array(identifier, { minLength: 1, maxLength: 2 }) },
);
const day = fc.constantFrom("2022-06-21", "2024-05-17", "2026-08-03");
const countries = fc.constantFrom<ListEntry["countries"][]>([], ["CN"], ["IN", "BD"], ["HK"]);

const clause = (name: string): fc.Arbitrary<ListEntry["openEnded"]> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(name, name.split(" ").slice(0, 2).join(" "), "Xinjiang", "Hoshine")
        .map((stem) => ({ clause: "and its subsidiaries", stem })),
    },
  );

const aliases: fc.Arbitrary<ListEntry["names"]> = fc.array(
  fc.record({
    text: fc.oneof(nameText, spoiled),
    kind: fc.constantFrom("alias", "former", "local"),
    weak: fc.constantFrom(undefined, undefined, true),
    to: fc.constantFrom(undefined, undefined, "2025-01-01"),
  }),
  { maxLength: 3 },
);

/** What an entry says, but for its id. */
type Said = Omit<ListEntry, "id">;
const said: fc.Arbitrary<Said> = nameText.chain((name) =>
  fc
    .record({
      kind: fc.constantFrom<ListEntry["kind"][]>(
        "organisation",
        "organisation",
        "organisation",
        "person",
        "vessel",
      ),
      aliases,
      identifiers,
      countries,
      firstListed: day,
      amended: fc.array(day, { maxLength: 1 }),
      removed: fc.constantFrom(undefined, undefined, "2026-01-05"),
      verification: fc.constantFrom<ListEntry["verification"][]>("official", "official", "reported"),
      openEnded: clause(name),
    })
    .map(({ aliases: others, ...more }) => ({
      ...entryFixture(name),
      ...more,
      names: [{ text: name, kind: "primary" as const }, ...others],
    })),
);

const withId = (entry: Said, id: number): ListEntry => ({ ...entry, id: `example-list:${id}` });

/** A change of one entry, or of the list's order. */
type Change = (entries: readonly ListEntry[]) => readonly ListEntry[];

/** Another entry's word on one member: renames, aliases, dates, identifiers, clauses and the rest. */
const members = [
  ["name", "names", "openEnded"],
  ["names"],
  ["firstListed", "amended"],
  ["removed"],
  ["identifiers"],
  ["openEnded"],
  ["countries", "verification"],
  ["kind"],
  ["source", "sourceDate"],
] as const satisfies (keyof ListEntry)[][];

const amend = (entry: ListEntry, other: Said, changed: readonly (keyof Said)[]): ListEntry => ({
  ...entry,
  ...Object.fromEntries(changed.map((member) => [member, other[member]])),
});

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.nat(99), said, fc.nat(1_000)).map(
    ([at, entry, id]): Change =>
      (entries) =>
        entries.toSpliced(at % (entries.length + 1), 0, withId(entry, 1_000 + id)),
  ),
  fc.nat(99).map(
    (at): Change =>
      (entries) =>
        entries.toSpliced(at % (entries.length + 1), 1),
  ),
  fc.tuple(fc.nat(99), said, fc.constantFrom(...members)).map(
    ([at, other, changed]): Change =>
      (entries) =>
        entries.map((entry, place) => (place === at % entries.length ? amend(entry, other, changed) : entry)),
  ),
  fc.nat(99).map(
    (at): Change =>
      (entries) => {
        const from = at % (entries.length + 1);
        return [...entries.slice(from), ...entries.slice(0, from)];
      },
  ),
);

/** Many entries of one brand: more than are looked at closer, so that one more takes another's place. */
const crowd: fc.Arbitrary<readonly Said[]> = fc
  .tuple(fc.constantFrom("Huafu", "华孚", "Hoshine"), fc.integer({ min: 48, max: 90 }))
  .map(([brand, size]) =>
    Array.from({ length: size }, (_, number) => {
      const words = brand === "华孚" ? han : latin;
      const pick = (texts: readonly string[], step: number) => texts[(number * step) % texts.length] ?? "";
      const parts = [
        pick(words.places, 3),
        brand,
        pick(words.trades, 5),
        `${number % 7}`,
        pick(words.forms, 1),
      ];
      return entryFixture(parts.filter((part) => part !== "").join(brand === "华孚" ? "" : " "));
    }),
  );

const base: fc.Arbitrary<readonly Said[]> = fc.oneof(
  { weight: 6, arbitrary: fc.array(said, { maxLength: 14 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(crowd, fc.array(said, { maxLength: 4 })).map(([many, few]) => [...many, ...few]),
  },
);

const partyNames = fc.array(fc.oneof({ weight: 2, arbitrary: nameText }, { weight: 3, arbitrary: spoiled }), {
  maxLength: 3,
});

const parties: fc.Arbitrary<readonly ScreenQuery[]> = fc
  .array(
    fc.record({
      names: partyNames,
      identifiers,
      country: fc.constantFrom(undefined, "CN", "HK", "DE"),
      schema: fc.constantFrom<NonNullable<ScreenQuery["schema"]>[]>(
        "unknown",
        "unknown",
        "organisation",
        "person",
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn) => drawn.map((query, number) => ({ ...query, party: `party:${number}` })));

export const party: fc.Arbitrary<readonly ScreenQuery[]> = parties;

export const world: fc.Arbitrary<World> = fc
  .tuple(
    base,
    fc.array(change, { maxLength: 5 }),
    parties,
    fc.array(fc.tuple(fc.nat(99), fc.nat(11)), { maxLength: 4 }),
  )
  .map(([drawn, changes, others, borrowed]) => {
    const entries = drawn.map(withId);
    const later = changes.reduce<readonly ListEntry[]>((all, apply) => apply(all), entries);
    return {
      before: listFixture(entries, { version: "v1" }),
      after: listFixture(later, { version: "v2" }),
      parties: borrow(others, [...entries, ...later], borrowed),
    };
  });

/** Some parties bear a name of the list itself. */
function borrow(
  others: readonly ScreenQuery[],
  entries: readonly ListEntry[],
  borrowed: readonly (readonly [entry: number, party: number])[],
): readonly ScreenQuery[] {
  const all = [...others];
  for (const [from, to] of borrowed) {
    const [entry, query] = [entries[from % Math.max(1, entries.length)], all[to % all.length]];
    const text = entry?.names[from % entry.names.length]?.text;
    if (text !== undefined && query !== undefined)
      all[to % all.length] = { ...query, names: [...query.names, text] };
  }
  return all;
}
