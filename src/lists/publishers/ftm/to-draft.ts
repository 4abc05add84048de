import type { IsoDate } from "../../../model/dates.ts";
import type { EntryName, ListEntry, Sublist } from "../../../model/list-entry.ts";
import { foldName } from "../../../names/fold.ts";
import { readIdentifier } from "../../../screening/identifier-match.ts";
import { present } from "../../entry-parts.ts";
import type { Audit } from "../audit.ts";
import { isCountryCode } from "../country-names.ts";
import type { Draft } from "../draft.ts";
import { dayOf, entrySchemata, type FtmEntity, valuesOf } from "./entity.ts";
import type { Links } from "./links.ts";

export interface Drafting {
  readonly links: Links;
  readonly published: IsoDate;
  readonly audit: Audit;
}

const usedProperties: ReadonlySet<string> = new Set(
  (
    "name alias weakAlias previousName country mainCountry jurisdiction flag topics createdAt " +
    "uscCode leiCode dunsCode imoNumber registrationNumber taxNumber birthDate nationality position"
  ).split(" "),
);

const sourceStart = "FollowTheMoney, entity ";

/** The number of the entity that an entry was last read from; "" where its source names none. */
export const sourceNumber = ({ source }: Pick<ListEntry, "source">): string =>
  source.startsWith(sourceStart) ? source.slice(sourceStart.length) : "";

/** The draft of a listed entity; undefined for one without a name, which is counted. */
export function toDraft(entity: FtmEntity, { links, published, audit }: Drafting): Draft | undefined {
  for (const [property, values] of Object.entries(entity.properties))
    if (!usedProperties.has(property))
      audit.add(`property ${entity.schema}:${property} not used`, values.length);
  const names = namesOf(entity);
  const [primary] = names;
  if (primary === undefined) audit.add("entity without a name left out");
  if (primary === undefined) return undefined;
  const countries = countriesOf(entity, audit);
  const { sublists, firstListed } = listingOf(entity, { links, published, audit });
  return {
    place: { file: entity.file, row: entity.row },
    number: entity.id,
    earlier: entity.referents,
    relations: links.relations.get(entity.id) ?? [],
    entry: {
      kind: entrySchemata[entity.schema] ?? "organisation",
      name: primary.text,
      names,
      countries,
      identifiers: identifiersOf(entity, countries, audit),
      sublists,
      firstListed,
      amended: [],
      verification: "official",
      ...present({ remarks: remarksOf(entity) }),
      source: `${sourceStart}${entity.id}`,
      sourceDate: published,
    },
  };
}

const han = /\p{Script=Han}/u;

function namesOf(entity: FtmEntity): readonly EntryName[] {
  const isHere = ["cn", "hk", "mo", "tw", "sg"].some((code) => valuesOf(entity, "country").includes(code));
  const also = (text: string): EntryName => ({ text, kind: isHere && han.test(text) ? "local" : "alias" });
  const texts = valuesOf(entity, "name");
  const caption = entity.caption.trim();
  const [primary] = caption !== "" && (texts.length === 0 || texts.includes(caption)) ? [caption] : texts;
  const all: EntryName[] = [
    ...(primary === undefined ? [] : [{ text: primary, kind: "primary" } as const]),
    ...[...texts, ...valuesOf(entity, "alias")].map(also),
    ...valuesOf(entity, "weakAlias").map((text): EntryName => ({ text, kind: "alias", weak: true })),
    ...valuesOf(entity, "previousName").map((text): EntryName => ({ text, kind: "former" })),
  ];
  const seen = new Set<string>();
  return primary === undefined
    ? []
    : all.filter(({ text, kind }) => {
        const key = `${kind === "former" ? "former" : "name"} ${foldName(text)}`;
        return !seen.has(key) && seen.add(key);
      });
}

function countriesOf(entity: FtmEntity, audit: Audit): readonly string[] {
  const told = ["country", "mainCountry", "jurisdiction", "flag"].flatMap((name) => valuesOf(entity, name));
  const codes = told.flatMap((value) => {
    const code = value.toUpperCase();
    if (isCountryCode(code)) return code;
    audit.add(`country not told: ${value}`);
    return [];
  });
  return [...new Set(codes)].sort();
}

type Identifier = ListEntry["identifiers"][number];

/** Identifiers of properties of their own; and register or tax numbers that a check digit proves to be of such a kind. */
function identifiersOf(entity: FtmEntity, countries: readonly string[], audit: Audit): readonly Identifier[] {
  const own: readonly (readonly [Identifier["kind"], string])[] = [
    ["uscc", "uscCode"],
    ["lei", "leiCode"],
    ["duns", "dunsCode"],
    ...(entity.schema === "Vessel" ? [["imo", "imoNumber"] as const] : []),
  ];
  const stated = own.flatMap(([kind, property]) =>
    valuesOf(entity, property).flatMap((value) => {
      const read = readIdentifier({ kind, value });
      if (read === undefined) audit.add(`property ${property} whose check does not hold`);
      return read ?? [];
    }),
  );
  const numbers = [...valuesOf(entity, "registrationNumber"), ...valuesOf(entity, "taxNumber")];
  const kinds = [countries.includes("CN") ? "uscc" : "", countries.includes("BR") ? "cnpj" : ""];
  const proved = numbers.flatMap((value) => kinds.flatMap((kind) => readIdentifier({ kind, value }) ?? []));
  const seen = new Set<string>();
  return [...stated, ...proved]
    .filter(({ kind, value }) => !seen.has(`${kind}:${value}`) && seen.add(`${kind}:${value}`))
    .map(({ kind, value }) => ({ kind, value }));
}

/** The sub-lists of its sanctions, else its topics; and the first day that any of them, or the file, gives. */
function listingOf(
  entity: FtmEntity,
  { links, published, audit }: Drafting,
): { readonly sublists: readonly Sublist[]; readonly firstListed: IsoDate } {
  const sanctions = links.sublists.get(entity.id) ?? [];
  const topics = valuesOf(entity, "topics").filter(
    (topic) => sanctions.length === 0 || topic === "forced.labor",
  );
  const sublists = [...sanctions, ...[...new Set(topics)].map((key): Sublist => ({ key }))];
  const created = valuesOf(entity, "createdAt").flatMap((value) => dayOf(value) ?? []);
  const stated = [...sanctions.flatMap(({ from }) => from ?? []), ...created].toSorted();
  const seen = entity.firstSeen ?? published;
  if (stated.length === 0)
    audit.add("day of listing not stated: the day on which the file first had it is taken");
  const first = stated[0] ?? seen;
  const firstListed = first > published ? published : first;
  return { sublists: sublists.map((sublist) => within(sublist, firstListed, audit)), firstListed };
}

/** A sub-list that ended before the entry was listed has an end that cannot be right. */
function within({ key, from, to }: Sublist, firstListed: IsoDate, audit: Audit): Sublist {
  const impossible = to !== undefined && to < (from ?? firstListed);
  if (impossible) audit.add("sub-list that ends before its entry is listed: its end left out");
  const start = from !== undefined && from < firstListed ? firstListed : from;
  return { key, ...present({ from: start, to: impossible ? undefined : to }) };
}

function remarksOf(entity: FtmEntity): string | undefined {
  const part = (label: string, property: string): string[] => {
    const values = valuesOf(entity, property);
    return values.length === 0 ? [] : [`${label} ${values.join(", ")}`];
  };
  const parts = [
    ...part("Born", "birthDate"),
    ...part("Nationality", "nationality"),
    ...part("Position", "position"),
  ];
  return parts.length === 0 ? undefined : parts.join("; ");
}
