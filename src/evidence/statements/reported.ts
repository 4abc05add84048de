import type { Range } from "../text/text-view.ts";
import { askedFrame } from "./asked-frame.ts";
import type { Attribution, Draft, Reader } from "./drafts.ts";
import { readFrame } from "./read-frame.ts";
import { readSource } from "./read-source.ts";
import { findIn, isName } from "./words-of-clauses.ts";

/** What somebody is reported to have said, without marks or with marks around a part of it. */
export function reported(reader: Reader, of: Attribution, all: readonly Attribution[]): Draft | undefined {
  if (of.cue.use === "source") return readSource(reader, of, all);
  if (of.cue.entry.takes.has("hearer")) return heard(reader, of, all);
  const asked = askedFrame(reader, of);
  if (asked !== undefined) return asked;
  if (of.cue.use !== "passive" && (of.subject === undefined || !canReport(reader, of, of.subject)))
    return undefined;
  const frame = readFrame(reader, of, all);
  if (frame === undefined) return undefined;
  const { cue, subject } = of;
  return { ...frame, cue, entry: cue.entry, mention: subject };
}

/** "The court heard that ...": who says it is not told, but to whom. */
function heard(reader: Reader, of: Attribution, all: readonly Attribution[]): Draft | undefined {
  const { cue, subject } = of;
  if (subject === undefined || cue.use !== "finite") return undefined;
  const sits = findIn(subject, (at) =>
    /^(?:court|jury|jurors|tribunal|inquest|inquiry|panel|hearing|committee|commission|magistrates|mps)$/.test(
      reader.view.lower(at),
    ),
  );
  const frame = sits < 0 ? undefined : readFrame(reader, of, all);
  return frame === undefined
    ? undefined
    : { ...frame, cue, entry: cue.entry, mention: undefined, addressee: subject };
}

const nobody =
  /^(?:there|what|nothing|nobody|none|something|everything|anything|that|this|which|these|those)$/;

/** Comments "show" and events "reveal" nothing that was said; a study does, and so does whoever can speak. */
function canReport({ view, tables: { words } }: Reader, { cue }: Attribution, subject: Range): boolean {
  if (subject.until - subject.first === 1 && nobody.test(view.lower(subject.first))) return false;
  const { takes } = cue.entry;
  if (!takes.has("inanimate") && !takes.has("doc")) return true;
  const has = (fits: (word: string, at: number) => boolean): boolean =>
    findIn(subject, (at) => fits(view.lower(at), at)) >= 0;
  if (has((word) => words.evidence.has(word) || words.document.has(word))) return true;
  if (takes.has("inanimate")) return false;
  if (view.lower(cue.after) === "that") return true;
  return has(
    (word, at) =>
      isName(view, at) ||
      words["state-body"].has(word) ||
      words.ngo.has(word) ||
      words["think-tank"].has(word) ||
      words.media.has(word),
  );
}
