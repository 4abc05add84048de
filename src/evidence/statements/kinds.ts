import type { SpeakerKind } from "../../model/statement.ts";
import { kindsByWords, type StatementTables } from "./statement-tables.ts";

/** What sort of speaker a name or description is of, by the words of it; the head noun is asked first. */
export function kindOf(tables: StatementTables, name: string, head: string): SpeakerKind | undefined {
  const folded = ` ${name.toLowerCase()} `;
  for (const kind of ["intergovernmental", "ngo", "media", "think-tank"] as const)
    for (const words of tables.words[kind])
      if (words.includes(" ") && folded.includes(` ${words} `)) return kind;
  if (tables.words.role.has(head)) return "person";
  const known = kindsByWords.filter((kind) => tables.words[kind].has(head));
  if (/^(?:un|u\.n\.|united|eu|european) /.test(folded.trim()) && !known.includes("worker"))
    return "intergovernmental";
  if (known.length > 0) return known[0];
  const parts = folded.trim().split(" ");
  for (const kind of [
    "intergovernmental",
    "media",
    "ngo",
    "think-tank",
    "company",
    "state-body",
    "worker",
  ] as const)
    if (parts.some((part) => tables.words[kind].has(part))) return kind;
  return undefined;
}
