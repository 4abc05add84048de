import { foldName } from "../../names/fold.ts";
import { countryCode, countryName } from "../../places/countries.ts";
import { placeContradiction } from "../place-contradiction.ts";
import type { RowDraft } from "../row-draft.ts";
import { headingOf, note } from "../row-draft.ts";

/**
 * A country's name in the column of the city: the city was left out, or city and address were swapped. Cities that bear
 * their country's name are known. A name of another country counts in its main form only: many towns are called like
 * some lesser spelling of a territory (Norfolk, San Martin).
 */
export function checkPlaceColumns(draft: RowDraft): void {
  checkCity(draft);
  const found = placeContradiction(Object.fromEntries(draft.cells), draft.plan.context.reader);
  if (found !== undefined)
    note(draft, { ...found, column: headingOf(draft.plan, found.column ?? "country") });
}

function checkCity(draft: RowDraft): void {
  const { reader } = draft.plan.context;
  const city = draft.cells.get("city");
  const country = draft.cells.get("country");
  if (city === undefined || city.length < 4) return;
  const named = countryCode(reader.countries, city);
  if (named === undefined || reader.citiesNamedAsCountry.has(foldName(`${named} ${city}`))) return;
  const name = countryName(reader.countries, named);
  const isSame = country === undefined || country === named;
  if (!isSame && foldName(name) !== foldName(city)) return;
  note(draft, {
    code: "row.contradiction",
    column: headingOf(draft.plan, "city"),
    message: isSame
      ? `The city is "${city}", which is the country.`
      : `The city is "${city}", the name of a country; the country is ${countryName(reader.countries, country)}.`,
    hint: "City and address may have been swapped or shifted. The row is kept as it is.",
    expected: "a city",
    received: city,
  });
}
