import { fail } from "../model/issue.ts";
import { foldName } from "../names/fold.ts";

export const placeWordFileNames = ["regions-of-one-country.csv", "country-names-elsewhere.csv"] as const;

/** Names by which an address gives its country away, and names of countries that are something else somewhere. */
export interface PlaceWords {
  /** Folded name of a region that one country only has -> alpha-2. */
  readonly regions: ReadonlyMap<string, string>;
  /** alpha-2 and folded name of a country that is a town or a state there: "US georgia". */
  readonly elsewhere: ReadonlySet<string>;
}

function readPairs(
  name: string,
  text: string | undefined,
): readonly (readonly [country: string, name: string])[] {
  if (text === undefined)
    return fail("data.invalid", `${name}: the file was not handed in.`, "Restore the file.", { file: name });
  const lines = text.split(/\r?\n/).slice(1);
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const [country = "", word = ""] = line.split(",");
      if (!/^[A-Z]{2}$/.test(country) || foldName(word) === "")
        fail(
          "data.invalid",
          `${name}: "${line}" does not begin with a country and a name.`,
          "Mend the line.",
          {
            file: name,
          },
        );
      return [country, foldName(word)] as const;
    });
}

/** Reads the two tables of `data/records`; neither a country nor a name in them has a comma. */
export function buildPlaceWords(files: Readonly<Record<string, string>>): PlaceWords {
  const [regions, elsewhere] = placeWordFileNames;
  return {
    regions: new Map(readPairs(regions, files[regions]).map(([country, name]) => [name, country])),
    elsewhere: new Set(readPairs(elsewhere, files[elsewhere]).map(([country, name]) => `${country} ${name}`)),
  };
}
