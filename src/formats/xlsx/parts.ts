import { fail } from "../../model/issue.ts";
import type { Archive, ArchiveEntry } from "../archive/open-zip.ts";
import type { FormatLimits } from "../limits.ts";
import type { XmlHandlers } from "../xml/safe-xml.ts";
import { parseXml } from "../xml/safe-xml.ts";

export interface XlsxOptions {
  /** The workbook as people know it, for messages. */
  readonly file: string;
  readonly limits?: Partial<FormatLimits> | undefined;
}

/** The parts of a package by name, in whatever case (ECMA-376 part 2, 7.3.2). */
export type Parts = ReadonlyMap<string, ArchiveEntry>;

export interface Relation {
  readonly id: string;
  /** The last word of the type: worksheet, sharedStrings; the same in both editions of the standard. */
  readonly type: string;
  /** Name of the part, as `Parts` has it. */
  readonly target: string;
}

export function partsOf(archive: Archive): Parts {
  const parts = new Map<string, ArchiveEntry>();
  for (const entry of archive.entries) {
    const key = entry.name.toLowerCase();
    if (!entry.isFolder && !parts.has(key)) parts.set(key, entry);
  }
  return parts;
}

/** Options of the XML of one part: messages name the part. */
export const inPart = (options: XlsxOptions, name: string): XlsxOptions => ({
  ...options,
  file: `${options.file}/${name}`,
});

const ignore = (): void => undefined;

/** Tells of the elements of a small part. Nothing happens where the part is missing. */
export async function scanPart(
  part: ArchiveEntry | undefined,
  options: XlsxOptions,
  open: XmlHandlers["open"],
): Promise<void> {
  if (part === undefined) return;
  await parseXml(part.open(), { open, close: ignore, text: ignore }, inPart(options, part.name));
}

const decoded = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

/** A target against the folder of the part that names it; it may begin at the root. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith("/") ? target : `${folder}/${target}`;
  const steps: string[] = [];
  for (const step of path.replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/").toLowerCase();
}

/** A workbook of a million relations is no workbook; the limit on entries of an archive is the measure. */
const mostRelations = 10_000;

/** The relations of a part, in order; those that lead out of the package are left out. */
export async function relationsOf(
  parts: Parts,
  part: string,
  options: XlsxOptions,
): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, Math.max(slash, 0));
  const relations: Relation[] = [];
  await scanPart(
    parts.get(`${folder}${folder === "" ? "" : "/"}_rels/${part.slice(slash + 1)}.rels`),
    options,
    (name, attributes) => {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
      if (name !== "Relationship" || mode === "External") return;
      if (id === undefined || type === undefined || target === undefined) return;
      const raw = resolve(folder, target);
      relations.push({
        id,
        type: type.slice(type.lastIndexOf("/") + 1),
        target: parts.has(raw) ? raw : resolve(folder, decoded(target)),
      });
      if (relations.length > mostRelations)
        fail(
          "file.too-large",
          `The document's list of parts is longer than ${mostRelations} entries, which is the limit.`,
          "Save it again in the program that wrote it.",
          { file: options.file, expected: `at most ${mostRelations} entries`, received: "more" },
        );
    },
  );
  return relations;
}
