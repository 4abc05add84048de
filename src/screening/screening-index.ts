import { compareText } from "../model/compare-text.ts";
import { fail } from "../model/issue.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { NameTables } from "../names/name-tables.ts";
import { buildShelf, partyKinds, type Shelf } from "./shelf.ts";

/** Lists made ready for screening. */
export interface ScreeningIndex {
  readonly tables: NameTables;
  /** The versions that are screened, by key. */
  readonly versions: readonly ListVersion[];
  readonly shelves: readonly Shelf[];
}

/**
 * Makes lists ready for screening. All lists that hold parties are screened; a fictional one only in a workspace marked
 * fictional, where it stands beside the real ones: what replaces the list it `standsFor` is law, not screening.
 * The order in which the versions are handed in plays no part.
 */
export function buildScreeningIndex(
  tables: NameTables,
  versions: readonly ListVersion[],
  options: { readonly fictional: boolean },
): ScreeningIndex {
  const screened = versions
    .filter((version) => options.fictional || !version.fictional)
    .filter(holdsParties)
    .sort((a, b) => compareText(a.key, b.key));
  refuseTwins(screened);
  const shelves = screened.flatMap((version) =>
    partyKinds.map((kind) => buildShelf(tables, version, kind)).filter((shelf) => shelf !== undefined),
  );
  return { tables, versions: screened, shelves };
}

/** A list of parties that is empty counts: that nothing was found on it is to be said. */
const holdsParties = (version: ListVersion): boolean =>
  version.role === "parties" ||
  version.entries.some((entry) => (partyKinds as readonly string[]).includes(entry.kind));

function refuseTwins(versions: readonly ListVersion[]): void {
  for (const [place, version] of versions.entries()) {
    const before = versions[place - 1];
    if (before?.key !== version.key) continue;
    fail(
      "list.invalid",
      `Two versions of the list "${version.key}" were to be screened at once: ${before.version} and ${version.version}.`,
      "Screen one version of a list at a time.",
    );
  }
}
