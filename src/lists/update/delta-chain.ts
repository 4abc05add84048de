import { z } from "zod";
import type { ListVersion } from "../../model/list-entry.ts";
import { isDelta } from "../publishers/ftm/read-entities.ts";
import { versionOf } from "../publishers/make-version.ts";
import type { PublisherFile } from "../publishers/publisher-reader.ts";

/** What is known to be missing where changes may have been left out between two readings. */
export const brokenChain =
  "Changes may be missing: nothing shows that the files of changes follow without a gap on what was read before (delta.json beside them does); read the whole file";

interface Chain {
  readonly files: readonly PublisherFile[];
  readonly inForce: ListVersion | undefined;
  /** Names of the files behind the version in force. */
  readonly before: readonly string[];
}

/**
 * The version, with a known gap where files of changes came without the whole list and `delta.json`, which lists every change
 * there was, does not show that none lies between them and the version in force.
 */
export function knowingChain(candidate: ListVersion, { files, inForce, before }: Chain): ListVersion {
  const given = files.flatMap(({ name }) => stepOf(name) ?? []).toSorted();
  const last = given.at(-1);
  const whole = files.some(({ name }) => name === "entities.ftm.json");
  if (last === undefined || whole || inForce === undefined) return candidate;
  // Without the name of the last change the day is all that is known: every change of that day is wanted.
  const since =
    before
      .flatMap((name) => stepOf(name) ?? [])
      .toSorted()
      .at(-1) ?? inForce.published.replaceAll("-", "");
  const steps = stepsListed(files);
  const wanted = steps.filter((step) => step > since && step <= last);
  // A list of changes that begins later says nothing of those before it.
  const reaches = steps.some((step) => step <= since) && steps.includes(last);
  if (reaches && wanted.every((step) => given.includes(step))) return candidate;
  return versionOf(candidate, candidate.published, { entries: candidate.entries, gaps: [brokenChain] });
}

/** The version that a file of changes leads to: "20240527194702-wnk". They sort by their time. */
const stepOf = (name: string): string | undefined => (isDelta(name) ? name.split(".")[0] : undefined);

const listSchema = z.object({ versions: z.record(z.string(), z.unknown()) });

/** Every change that `delta.json` lists; none where it is absent or is no such list. */
function stepsListed(files: readonly PublisherFile[]): readonly string[] {
  const list = files.find(({ name }) => name === "delta.json");
  if (list === undefined) return [];
  try {
    const { data } = listSchema.safeParse(JSON.parse(new TextDecoder().decode(list.bytes)));
    return Object.keys(data?.versions ?? {}).toSorted();
  } catch {
    return [];
  }
}
