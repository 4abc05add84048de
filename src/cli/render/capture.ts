import type { CaptureOutput } from "../../operations/capture.ts";
import { fictionLine } from "./fiction.ts";
import { renderRead } from "./read.ts";
import { hang, paint, shown, type Terminal } from "./terminal.ts";

/** What was fetched, from where, and what is read in it. */
export function renderCapture(
  { fictional, record, recordSha256, read }: CaptureOutput,
  terminal: Terminal,
): string {
  const lines = [
    paint(terminal, "bold", hang("", shown(record.url), terminal.width)),
    ...record.steps.map(({ url, address, status }) =>
      hang("  > ", shown(`${status} from ${address}${url === record.url ? "" : `: ${url}`}`), terminal.width),
    ),
    paint(
      terminal,
      "dim",
      hang("  ", `${record.at}, ${record.bytes} bytes; record ${recordSha256.slice(0, 12)}`, terminal.width),
    ),
  ];
  return [...fictionLine(fictional), lines.join("\n"), renderRead(read, terminal)].join("\n\n");
}
