import { hashOf } from "../model/canonical.ts";
import { isCalendarFile, readCalendars } from "./calendars/read-calendars.ts";
import {
  factConditions,
  inForceDay,
  isDayNeed,
  isValueNeed,
  type Need,
  needValues,
  thresholdDays,
} from "./condition.ts";
import { type FactDefinition, factsFile } from "./fact-definition.ts";
import { type Instrument, instrument, marketsFile } from "./instrument.ts";
import type { Law } from "./law.ts";
import { buildMakingProcesses, makingProcessesFile } from "./making-processes.ts";
import { buildProfileTable, profileTableFile } from "./profile-table.ts";
import { invalid, readYaml } from "./read-yaml.ts";
import { dayField, placeholders, subjectFields } from "./template.ts";

/** The files that are always there; instruments are the further `<jurisdiction>/<KEY>.yml`, found by reading the folder. */
export const lawDataFileNames: readonly string[] = [
  "facts.yml",
  "markets.yml",
  makingProcessesFile,
  profileTableFile,
  "us/US-UFLPA.yml",
  "us/US-S307.yml",
  "eu/EU-FLR.yml",
];

/** Whether a file under data/law is an instrument: `<jurisdiction>/<KEY>.yml`; `cases/` holds tests. */
const isInstrumentFile = (path: string): boolean => /^(?!cases\/)[a-z]{2}\/[A-Z0-9-]+\.yml$/.test(path);

const tables: readonly string[] = ["facts.yml", "markets.yml", makingProcessesFile, profileTableFile];

/**
 * The law from the texts under data/law, keyed by path below that folder. Whatever is none of the tables, no
 * instrument and no calendar (cases, README) is left alone. Throws `law.invalid` with file and line.
 */
export function buildLaw(files: Readonly<Record<string, string>>): Law {
  const deciding = Object.keys(files)
    .filter((path) => tables.includes(path) || isInstrumentFile(path) || isCalendarFile(path))
    .sort();
  const facts = readFacts(textOf(files, "facts.yml"));
  const instruments = new Map(
    deciding.filter(isInstrumentFile).map((path) => {
      const read = readInstrument(path, textOf(files, path), facts);
      return [read.id, read] as const;
    }),
  );
  const { markets, marketNames, defaultMarkets } = readMarkets(textOf(files, "markets.yml"), instruments);
  const profile = buildProfileTable(textOf(files, profileTableFile), facts);
  const calendars = readCalendars(files);
  for (const { id, calendar } of instruments.values())
    if (calendar !== undefined && !calendars.has(calendar))
      invalid(`calendars/${calendar}.yml`, `${id} counts by this calendar, and it is not there`);
  const making = buildMakingProcesses(textOf(files, makingProcessesFile));
  const version = hashOf(deciding.map((path) => [path, files[path]])).slice(0, 12);
  return { facts, instruments, markets, marketNames, defaultMarkets, profile, making, calendars, version };
}

const textOf = (files: Readonly<Record<string, string>>, path: string): string =>
  files[path] ?? invalid(path, "the file is not there");

function readFacts(text: string): ReadonlyMap<string, FactDefinition> {
  const { facts } = readYaml(factsFile, "facts.yml", text);
  const byName = new Map(facts.map((fact) => [fact.name, fact]));
  if (byName.size !== facts.length) invalid("facts.yml", "a fact is defined twice");
  return byName;
}

function readMarkets(
  text: string,
  instruments: ReadonlyMap<string, Instrument>,
): Pick<Law, "markets" | "marketNames" | "defaultMarkets"> {
  const file = readYaml(marketsFile, "markets.yml", text);
  const { markets, also_called, default: defaultMarkets, by_key } = file;
  for (const [market, ids] of Object.entries(markets))
    for (const id of ids)
      if (!instruments.get(id)?.markets.includes(market))
        invalid("markets.yml", `${market}: no instrument "${id}" concerns this market`);
  const asked = [...Object.values(markets).flat(), ...by_key].sort();
  if (asked.join() !== [...instruments.keys()].sort().join())
    invalid(
      "markets.yml",
      `every instrument stands under its markets or under by_key, once: ${asked.join(", ")}`,
    );
  for (const market of [...defaultMarkets, ...Object.values(also_called)])
    if (markets[market] === undefined) invalid("markets.yml", `no market "${market}" is listed`);
  return {
    markets: new Map(Object.entries(markets)),
    marketNames: new Map(Object.entries(also_called)),
    defaultMarkets,
  };
}

function readInstrument(path: string, text: string, facts: ReadonlyMap<string, FactDefinition>): Instrument {
  const read = readYaml(instrument, path, text);
  if (path !== `${read.jurisdiction.toLowerCase()}/${read.id}.yml`)
    invalid(path, `the file holds ${read.id} of ${read.jurisdiction}; path and id must agree`);
  const ids = read.provisions.map((provision) => provision.id);
  if (new Set(ids).size !== ids.length) invalid(path, "a provision id stands twice");
  for (const name of read.indicators)
    if (facts.get(name)?.role !== "indicator" && facts.get(name)?.role !== "deciding")
      invalid(path, `indicators: "${name}" is no fact of facts.yml that can be shown`);
  for (const fault of read.provisions.flatMap((provision) => faultsOf(read, provision, facts)))
    invalid(path, fault);
  return read;
}

/** What the schema cannot say: conditions and questions speak only of facts, fields and values that facts.yml defines. */
function faultsOf(
  owner: Instrument,
  provision: Instrument["provisions"][number],
  facts: ReadonlyMap<string, FactDefinition>,
): readonly string[] {
  const at = (what: string): string => `${provision.id}: ${what}`;
  const idFault = provision.id.startsWith(`${owner.id}:`) ? [] : [at(`an id begins with ${owner.id}:`)];
  const conditionFaults = factConditions(provision.applies_when).flatMap((leaf) => {
    const definition = facts.get(leaf.fact);
    if (definition === undefined) return [at(`no fact "${leaf.fact}" in facts.yml`)];
    if (definition.role !== "deciding")
      return [at(`"${leaf.fact}" is an ${definition.role}; it decides nothing`)];
    return [
      ...valueFaults(definition, leaf).map(at),
      ...templateFaults(definition, leaf.missing, []).map(at),
      ...templateFaults(definition, leaf.missing_of_party ?? "", []).map(at),
      ...leaf.needs.flatMap((need) => needFaults(definition, need, leaf.needs)).map(at),
      ...insteadFaults(definition, provision).map(at),
      ...thresholdFaults(leaf.needs, provision).map(at),
      ...importerFaults(definition, leaf).map(at),
    ];
  });
  return [...idFault, ...conditionFaults];
}

function needFaults(definition: FactDefinition, need: Need, all: readonly Need[]): readonly string[] {
  const fields = Object.keys(definition.fields);
  if (isValueNeed(need))
    return [...templateFaults(definition, need.missing, fields), ...loosened(need.when, all)];
  if (!isDayNeed(need)) return amountFaults(definition, need, fields);
  const unknown = [need.field, ...need.not_before]
    .filter((name) => name !== inForceDay && !fields.includes(name))
    .map((name) => `"${definition.name}" has no field "${name}"`);
  return [...unknown, ...templateFaults(definition, need.missing, [...fields, dayField])];
}

const amountFaults = (
  definition: FactDefinition,
  need: Need,
  fields: readonly string[],
): readonly string[] => [
  ...(fields.includes(need.field) ? [] : [`"${definition.name}" has no field "${need.field}"`]),
  ...templateFaults(definition, need.missing, fields),
];

/** A threshold that changes has an amount on every day on which its provision has effect. */
const thresholdFaults = (
  needs: readonly Need[],
  { in_force }: Instrument["provisions"][number],
): readonly string[] =>
  needs.flatMap((need) => {
    const set = "at_least" in need ? need.at_least : "more_than" in need ? need.more_than : undefined;
    const first = set === undefined ? undefined : thresholdDays(set)[0];
    return first === undefined || first <= in_force.from
      ? []
      : [`the threshold of "${need.field}" begins on ${first}, after the provision (${in_force.from})`];
  });

/** A need that is asked of some facts only must not let the others through: another need holds them open. */
const loosened = (
  when: Readonly<Record<string, readonly string[]>>,
  all: readonly Need[],
): readonly string[] =>
  Object.entries(when)
    .filter(
      ([field, values]) =>
        !all.some(
          (other) =>
            isValueNeed(other) &&
            other.field === field &&
            Object.keys(other.when).length === 0 &&
            other.in.every((value) => values.includes(value)),
        ),
    )
    .map(([field]) => `when: no other need holds facts open by "${field}"`);

const insteadFaults = (
  definition: FactDefinition,
  { instead }: Instrument["provisions"][number],
): readonly string[] =>
  instead === undefined || definition.fields[instead.field] !== undefined
    ? []
    : [`instead: "${definition.name}" has no field "${instead.field}"`];

type Leaf = ReturnType<typeof factConditions>[number];

/** Of others the records never tell all: a no, and a year that has one figure, are the importer's own. */
const importerFaults = (definition: FactDefinition, { year, needs }: Leaf): readonly string[] => [
  ...(definition.of_importer || !needs.some((need) => "closes" in need && need.closes)
    ? []
    : [`closes: "${definition.name}" is no fact of the importer's own and never answers no`]),
  ...(year === undefined || definition.fields.asOf !== undefined
    ? []
    : [`year: "${definition.name}" has no field "asOf"`]),
];

function valueFaults(definition: FactDefinition, leaf: Leaf): readonly string[] {
  const said = [
    ...Object.entries(leaf.where),
    ...leaf.needs.flatMap((need) => ("when" in need ? Object.entries(need.when) : [])),
    ...leaf.needs.flatMap((need) => (isValueNeed(need) ? [[need.field, needValues(need)] as const] : [])),
    ...(leaf.contested_if === undefined ? [] : [[leaf.contested_if.field, leaf.contested_if.in] as const]),
  ];
  return said.flatMap(([field, values]) => {
    if (field === "level") return unknownOf(values, definition.levels, field);
    if (field === "identity")
      return definition.rests_on_identity ? [] : [`"${definition.name}" rests on no identity`];
    const known = definition.fields[field];
    if (known === undefined) return [`"${definition.name}" has no field "${field}"`];
    return known.values === undefined ? [] : unknownOf(values, known.values, field);
  });
}

const unknownOf = (values: readonly string[], known: readonly string[], field: string): readonly string[] =>
  values.filter((value) => !known.includes(value)).map((value) => `"${value}" is no value of ${field}`);

const templateFaults = (
  definition: FactDefinition,
  text: string,
  fields: readonly string[],
): readonly string[] =>
  placeholders(text)
    .filter((name) => !subjectFields.includes(name) && !fields.includes(name))
    .map((name) => `{${name}} is no field of "${definition.name}" that a question can use here`);
