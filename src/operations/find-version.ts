import { fail } from "../model/issue.ts";
import type { Store } from "../store/open-store.ts";
import { type KeptVersion, keptVersions } from "./list-records.ts";

/** Two versions of one list, the earlier named one first. */
export interface VersionPair {
  readonly from: KeptVersion;
  readonly to: KeptVersion;
}

/**
 * The versions that two words name. `KEY` alone: the two that were last in force. `KEY@VERSION` alone: that one and the one in
 * force. A version may be written by its beginning, and without its list where no other list has one of that name;
 * `KEY@held` is what was held last.
 */
export function findVersions(store: Store, a: string, b: string | undefined): VersionPair {
  const kept = keptVersions(store);
  if (b !== undefined) return sameList({ from: findVersion(kept, a), to: findVersion(kept, b) });
  const isKey = kept.some(({ key }) => key === a);
  if (!isKey) {
    const from = findVersion(kept, a);
    return { from, to: findVersion(kept, from.key) };
  }
  const [from, to] = inForce(kept, a).slice(-2);
  if (from === undefined || to === undefined)
    return fail(
      "reference.missing",
      `Only one version of ${a} was ever in force here.`,
      `Run "selvedge lists update ${a}" first; what is held back is ${a}@held.`,
      { received: a },
    );
  return { from, to };
}

function sameList({ from, to }: VersionPair): VersionPair {
  if (from.key !== to.key)
    fail(
      "usage.option",
      `${from.version} is of ${from.key}, ${to.version} of ${to.key}.`,
      "Name two versions of one list.",
    );
  return { from, to };
}

const inForce = (kept: readonly KeptVersion[], key: string): readonly KeptVersion[] =>
  kept.filter((each) => each.key === key && !each.held);

function findVersion(kept: readonly KeptVersion[], word: string): KeptVersion {
  const at = word.indexOf("@");
  const [key, version] = at < 0 ? [undefined, word] : [word.slice(0, at), word.slice(at + 1)];
  const newest = inForce(kept, word).at(-1);
  if (newest !== undefined) return newest;
  const ofKey = kept.filter((each) => key === undefined || each.key === key);
  const fitting =
    version === "held" ? ofKey.filter(({ held }) => held).slice(-1) : ofKey.filter(fits(version));
  const names = [...new Set(fitting.map((each) => `${each.key}@${each.version}`))];
  if (names.length > 1)
    fail(
      "subject.ambiguous",
      `${names.length} versions fit ${word}.`,
      `Write more of it: ${names.join(", ")}.`,
    );
  return fitting.at(-1) ?? unknown(kept, word, key);
}

const fits =
  (version: string) =>
  (each: KeptVersion): boolean =>
    version.length >= 4 && each.version.startsWith(version);

function unknown(kept: readonly KeptVersion[], word: string, key: string | undefined): never {
  const known = kept.filter((each) => key === undefined || each.key === key);
  const names = [...new Set(known.map((each) => `${each.key}@${each.version}`))];
  return fail(
    "reference.missing",
    `No list and no version that is kept here fits ${word}.`,
    `Kept are ${names.slice(-10).join(", ") || "none of that list"}.`,
    { received: word },
  );
}
