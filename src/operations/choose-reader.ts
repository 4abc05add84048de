import type { PublisherReader } from "../lists/publishers/publisher-reader.ts";
import { fail } from "../model/issue.ts";
import type { ListSources } from "./list-sources.ts";
import type { FileInput } from "./operation.ts";

/** The reader that fetches a list. */
export const ownReader = ({ readers }: ListSources, key: string): PublisherReader | undefined =>
  readers.find((reader) => reader.keys === "own" && reader.key === key);

/** Refuses lists that no reader fetches, and names those that one does. */
export function refuseUnknown(keys: readonly string[], { readers }: ListSources): never {
  const own = readers.filter((reader) => reader.keys === "own").map(({ key }) => key);
  return fail(
    "list.missing",
    `No reader fetches ${keys.join(", ")}.`,
    `Lists that can be fetched: ${own.join(", ") || "none"}. Files of any other list come with --from FILE --as KEY.`,
    { expected: own.join(", "), received: keys.join(", ") },
  );
}

/** The one reader all of whose files are there by name. */
export function readerOfFiles(
  sources: ListSources,
  from: readonly FileInput[],
  named: string | undefined,
): PublisherReader {
  const names = new Set(from.map(({ name }) => name));
  const fitting = sources.readers.filter(
    ({ keys, files }) => keys === "own" && files.length > 0 && files.every(({ name }) => names.has(name)),
  );
  const [only] = fitting;
  if (named === undefined && only !== undefined && fitting.length === 1) return only;
  if (named !== undefined) refuseUnknown([named], sources);
  return fail(
    "usage.option",
    `The files do not say which list they are: ${[...names].join(", ")}.`,
    "Write its key before --from, or after --as for FollowTheMoney files and lists of one's own.",
    { received: [...names].join(", ") },
  );
}

/** The reader of a common format: the one named by its key, else the one whose files have these names, else the only one. */
export function givenReader(
  { readers }: ListSources,
  named: string | undefined,
  from: readonly FileInput[],
): PublisherReader {
  const given = readers.filter(({ keys }) => keys === "given");
  const names = new Set(from.map(({ name }) => name));
  const byName = given.filter(({ files }) => files.some(({ name }) => names.has(name)));
  const byKey = given.filter(({ key }) => key === named);
  const fitting = [named === undefined ? byName : byKey, named === undefined ? given : []].find(
    (some) => some.length > 0,
  );
  const [only] = fitting ?? [];
  if (only !== undefined && fitting?.length === 1) return only;
  return fail(
    "usage.option",
    `In which form the files are cannot be told from ${[...names].join(", ")}.`,
    `Write the form before --from: ${given.map(({ key }) => key).join(", ") || "none is known"}.`,
    { received: [...names].join(", ") },
  );
}
