import type { z } from "zod";
import { counted } from "../../formats/counted.ts";
import type { attachSchema } from "../../operations/attach.ts";
import { fictionLine } from "./fiction.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";

type Attached = z.infer<typeof attachSchema>;

/** Which file went to which paper, what belongs to none, and what is still not there. */
export function renderAttach({ fictional, attached, unnamed, absent }: Attached, terminal: Terminal): string {
  return [
    ...fictionLine(fictional),
    ...attached.map((one) => keptLine(one, terminal)),
    ...unnamed.map((file) =>
      hang(
        "! ",
        shown(
          `${file}: no row of documents names it; nothing of it was kept. Name it in the column file, or give --document NUMBER.`,
        ),
        terminal.width,
      ),
    ),
    ...(absent.length === 0 ? [] : absentLines(absent, terminal)),
    wrap(
      `${counted(attached.length)} kept, ${counted(unnamed.length)} without a row, ${counted(absent.length)} named and not there`,
      terminal.width,
    ),
  ].join("\n");
}

function keptLine(
  { file, documents, bytes, mediaType, sha256, already }: Attached["attached"][number],
  terminal: Terminal,
): string {
  const what = `${file}: ${documents.join(", ")}, ${mediaType}, ${counted(bytes)} bytes${already ? ", attached before" : ""}`;
  return [hang("+ ", shown(what), terminal.width), paint(terminal, "dim", `    ${sha256}`)].join("\n");
}

const absentLines = (absent: Attached["absent"], terminal: Terminal): readonly string[] =>
  absent.map(({ file, documents }) =>
    hang("? ", shown(`${file}: named for ${documents.join(", ")}, not attached`), terminal.width),
  );
