import { basename } from "node:path";
import { z } from "zod";
import type { Written } from "../formats/write/sheet.ts";
import { gather } from "../formats/write/sheet.ts";
import { sha256 } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import type { Argument } from "./operation.ts";
import type { Ports } from "./ports.ts";

export const tableFileFormats = ["csv", "xlsx"] as const;
export type TableFileFormat = (typeof tableFileFormats)[number];

/** A file that a verb wrote for people to open. */
export const tableFile = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  format: z.enum(tableFileFormats),
});

export const outArgument: Argument = {
  name: "out",
  place: "flag",
  takes: "text",
  description: "the file to write: name.csv or name.xlsx",
};

export const forceArgument: Argument = {
  name: "force",
  place: "flag",
  takes: "switch",
  description: "replace the file that is there",
};

/** The format that the name of a file says; undefined where it says none. */
export const formatOfName = (file: string): TableFileFormat | undefined =>
  tableFileFormats.find((format) => file.toLowerCase().endsWith(`.${format}`));

/** The format of a file to be written, by its name or as it was asked for; the two may not say different things. */
export function agreedFormat(
  out: string | undefined,
  asked: TableFileFormat | undefined,
): TableFileFormat | undefined {
  if (out === undefined) return asked;
  const named = formatOfName(out);
  if (named === undefined && asked === undefined)
    fail("usage.option", `--out ${out} is neither .csv nor .xlsx.`, "Name the file so, or add --format.");
  if (named !== undefined && asked !== undefined && named !== asked)
    fail(
      "usage.option",
      `--out ${out} is named as ${named.toUpperCase()} and --format asks for ${asked.toUpperCase()}.`,
      "Leave one of the two out.",
      { expected: asked, received: named },
    );
  return asked ?? named;
}

export interface TableFileRequest {
  readonly file: string;
  readonly format: TableFileFormat;
  readonly written: Written;
  /** Whether a file that is there and holds something else may be replaced. */
  readonly force: boolean;
}

/** Puts a finished table where the user wants it. */
export async function putTableFile(
  ports: Ports,
  { file, format, written, force }: TableFileRequest,
): Promise<z.infer<typeof tableFile>> {
  return { ...(await putFile(ports, { file, bytes: await gather(written), force })), format };
}

/** Puts a finished file where the user wants it. One that holds something else is left alone unless told otherwise. */
export async function putFile(
  ports: Ports,
  { file, bytes, force }: { readonly file: string; readonly bytes: Uint8Array; readonly force: boolean },
): Promise<Omit<z.infer<typeof tableFile>, "format">> {
  const hash = sha256(bytes);
  const there = force ? undefined : await hashOfFile(file);
  if (there !== undefined && there !== hash)
    fail(
      "file.exists",
      `${file} is there already and holds something else; it was left as it is.`,
      `Name another file with --out, or add --force to replace ${basename(file)}.`,
      { file },
    );
  if (there !== hash) await ports.deliver(file, bytes);
  return { file, sha256: hash, bytes: bytes.length };
}

/** SHA-256 of a file; undefined where there is none. A folder is left to `deliver`, which says what is wrong. */
async function hashOfFile(file: string): Promise<string | undefined> {
  const { hashFile } = await import("../store/disk.ts");
  try {
    return hashFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR") return undefined;
    return fail(
      "file.unreadable",
      `${file} is there and cannot be read (${code ?? String(error)}).`,
      "Name another file with --out.",
      {
        file,
      },
    );
  }
}
