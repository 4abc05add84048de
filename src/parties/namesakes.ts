import type { CanonicalRow } from "../model/records.ts";
import { checkDuns, checkLei, checkUscc } from "../names/identifiers.ts";
import { idOfName } from "./party-id.ts";

type PartyCells = CanonicalRow<"parties">["cells"];

/** The identifier that tells a row's party from others of its name; undefined where nothing does or has to. */
export type Namesakes = (cells: PartyCells) => string | undefined;

const checks = { uscc: checkUscc, lei: checkLei, duns: checkDuns } as const;
const kinds = ["uscc", "lei", "duns"] as const;

/** Of a name without a key: its place among nodes. */
const nameOf = ({ party, name, name_local, country }: PartyCells): string | undefined => {
  const said = name ?? name_local;
  return party === undefined && said !== undefined ? idOfName(said, country) : undefined;
};

function validOf(cells: PartyCells, kind: (typeof kinds)[number]): string | undefined {
  const text = cells[kind];
  const checked = text === undefined ? undefined : checks[kind](text);
  return checked?.ok === true ? `${kind}:${checked.value}` : undefined;
}

/**
 * Rows without a key are one party where name and country are the same, unless valid identifiers of one kind say that
 * they are several: two companies may bear one name, and to take them for one would lay a listing of the first at the door of
 * the second. Rows of such a name without an identifier stay a party of their own. The order of the rows does not matter.
 */
export function namesakes(rows: readonly CanonicalRow<"parties">[]): Namesakes {
  const met = new Map<string, Set<string>>();
  for (const { cells } of rows) {
    const name = nameOf(cells);
    if (name === undefined) continue;
    for (const kind of kinds) {
      const value = validOf(cells, kind);
      if (value === undefined) continue;
      const place = `${name} ${kind}`;
      met.set(place, (met.get(place) ?? new Set()).add(value));
    }
  }
  return (cells) => {
    const name = nameOf(cells);
    const kind = kinds.find((each) => (met.get(`${name} ${each}`)?.size ?? 0) > 1);
    return name === undefined || kind === undefined ? undefined : validOf(cells, kind);
  };
}
