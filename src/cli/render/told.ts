import { paint, type Style, shown, type Terminal } from "./terminal.ts";

/** Words of a document in one line: its own breaks say nothing here. */
export const inOneLine = (text: string): string => shown(text.replace(/\s+/gu, " ").trim());

interface Who {
  readonly speaker: string | null;
  readonly speakerKind: string;
}

/** Who is said to have said it. */
export const whoSpeaks = ({ speaker, speakerKind }: Who): string =>
  speakerKind === "unattributed" ? "(the text itself)" : shown(speaker ?? "(not known who)");

/** Who, and by which words the text says so: without "denied", what is denied would read as said. */
export const whoSays = (one: Who & { readonly cue: string | null }): string =>
  one.cue === null ? whoSpeaks(one) : `${whoSpeaks(one)} ${inOneLine(one.cue)}`;

const styles: Readonly<Record<string, Style>> = {
  confirmed: "green",
  rejected: "red",
  "cannot-tell": "yellow",
};

/** What a person made of it; nothing where nobody has yet. */
export function statusWords(
  { status, judgedBy }: { readonly status: string; readonly judgedBy?: string | null },
  terminal: Terminal,
): string {
  if (status === "suggested") return "";
  const by = judgedBy === null || judgedBy === undefined ? "" : ` by ${shown(judgedBy)}`;
  return `  ${paint(terminal, styles[status] ?? "dim", `[${status}${by}]`)}`;
}
