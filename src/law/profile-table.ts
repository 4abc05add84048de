import { z } from "zod";
import type { FactDefinition } from "./fact-definition.ts";
import { invalid, readYaml } from "./read-yaml.ts";

export const profileTableFile = "profile.yml";

/** What stands in the `value` of a row of the profile. */
export const profileValues = ["amount", "countries", "words", "day"] as const;

const figure = z.strictObject({
  /** Its name in output, and the first of its spellings. */
  figure: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
  /** The fact of facts.yml that a row of it yields. */
  fact: z.string().min(1),
  value: z.enum(profileValues),
  definition: z.string().min(1),
  /** Whether it may be of one country or of the Union: "employees in DE". */
  placed: z.boolean().default(false),
  /** The words that `words` may be, each with others for it. */
  words: z.record(z.string(), z.array(z.string())).default({}),
  /** Words for the unit of a count: the first stands for all of them, and for a row without a unit. */
  units: z.array(z.string().min(1)).default([]),
  spellings: z.array(z.string().min(1)).default([]),
});
export type ProfileFigure = z.infer<typeof figure>;

const profileFile = z.strictObject({
  /** A code in use -> the ISO 3166-1 code of the country. */
  also_called: z.record(z.string().length(2), z.string().length(2)).default({}),
  /** A union of countries -> its members. */
  unions: z.record(z.string().length(2), z.array(z.string().length(2)).min(1)),
  figures: z.array(figure).min(1),
});

export interface ProfileTable {
  /** Folded spelling -> the figure it names. */
  readonly figures: ReadonlyMap<string, ProfileFigure>;
  readonly unions: ReadonlyMap<string, readonly string[]>;
  /** A code in use -> the ISO 3166-1 code of the country, such as UK -> GB. */
  readonly alsoCalled: ReadonlyMap<string, string>;
}

/** The table of `profile.yml`. A spelling names one figure, and each figure a fact of the importer's own. */
export function buildProfileTable(text: string, facts: ReadonlyMap<string, FactDefinition>): ProfileTable {
  const { figures, unions, also_called } = readYaml(profileFile, profileTableFile, text);
  const table = new Map<string, ProfileFigure>();
  for (const one of figures) {
    const definition = facts.get(one.fact);
    if (definition === undefined || !(definition.of_importer || definition.role === "event"))
      invalid(profileTableFile, `${one.figure}: "${one.fact}" is no fact of the importer's own in facts.yml`);
    for (const spelling of [one.figure, ...one.spellings].map(foldKey)) {
      if (table.has(spelling)) invalid(profileTableFile, `"${spelling}" names two figures`);
      table.set(spelling, one);
    }
  }
  const alsoCalled = new Map(Object.entries(also_called));
  return { figures: table, unions: new Map(Object.entries(unions)), alsoCalled };
}

/** Which figure a row's key names, and of which place: "employees in DE", "Employees_DE". Undefined where none does. */
export function figureOf(
  { figures, alsoCalled }: ProfileTable,
  key: string,
): { readonly figure: ProfileFigure; readonly where: string } | undefined {
  const folded = foldKey(key);
  const whole = figures.get(folded);
  if (whole !== undefined) return { figure: whole, where: "world" };
  const placed = /^(.+?)(?: in)? ([a-z]{2})$/.exec(folded);
  const figure = figures.get(placed?.[1] ?? "");
  if (figure?.placed !== true) return undefined;
  const code = (placed?.[2] ?? "").toUpperCase();
  return { figure, where: alsoCalled.get(code) ?? code };
}

/** Case, spaces and the marks between words do not count. */
export const foldKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_:.-]+/g, " ")
    .trim();
