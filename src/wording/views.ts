import { gapKind, gapKinds } from "./gaps.ts";
import { isUnseen, type LookAlikes, latinOf, oneForAlike, standInOf, uyghurOf } from "./letters.ts";

/**
 * A text as one way of reading sees it: its letters without what lies between them, each with its place in the source.
 * `latin`: what looks Latin; `numbered`: with digits; `alike`: digits and signs stand for letters; `uyghur`: three scripts
 * in Latin letters; `han`: simplified characters and Latin letters.
 */
export interface View {
  readonly letters: string;
  /** UTF-16 units of the source, by letter. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** What lies before each letter: `gapKinds`. */
  readonly gaps: Uint8Array;
  /** 1 where a digit or sign stands for the letter. Of `alike` alone. */
  readonly standIns: Uint8Array;
}

export const viewNames = ["latin", "numbered", "alike", "uyghur", "han"] as const;
export type ViewName = (typeof viewNames)[number];

/** What the views are made with. */
export interface ViewTables {
  readonly lookAlikes: LookAlikes;
  /** Traditional character -> simplified. */
  readonly simplified: ReadonlyMap<string, string>;
}

/** One character as every view reads it; empty where a view passes over it. */
interface Seen {
  readonly isUnseen: boolean;
  readonly latin: string;
  readonly numbered: string;
  readonly alike: string;
  readonly uyghur: string;
  readonly han: string;
  /** Upper 1, lower 2, digit 3, Han 4, another script 5; 0 for what is no letter. */
  readonly cast: number;
  readonly standsIn: boolean;
  /** A letter of Uyghur without a sound: it parts no words. */
  readonly isSilent: boolean;
}

const isHan = /^\p{Script=Han}$/u;
const isDigit = /^\p{Nd}$/u;
const isUpper = /^\p{Lu}$/u;

const nothing = {
  ...{ latin: "", numbered: "", alike: "", uyghur: "", han: "" },
  ...{ cast: 0, standsIn: false, isUnseen: false, isSilent: false },
};

function see(char: string, { lookAlikes, simplified }: ViewTables): Seen {
  if (isUnseen(char)) return { ...nothing, isUnseen: true };
  const wide = char.normalize("NFKC");
  if (isHan.test(wide)) return { ...nothing, han: simplified.get(wide) ?? wide, cast: 4 };
  const standIn = standInOf(wide);
  const standsIn = standIn !== undefined;
  const own = uyghurOf(char);
  if (isDigit.test(wide))
    return { ...nothing, numbered: wide, alike: standIn ?? "", uyghur: own ?? "", cast: 3, standsIn };
  const latin = latinOf(char, lookAlikes) ?? "";
  const isLetter = latin !== "" || own !== undefined;
  return {
    ...nothing,
    ...{ latin, numbered: latin, alike: standIn ?? oneForAlike(latin), uyghur: own ?? latin, han: latin },
    ...{ cast: castOf(isLetter, wide), standsIn, isSilent: own === "" },
  };
}

const castOf = (isLetter: boolean, wide: string): number => (isLetter ? (isUpper.test(wide) ? 1 : 2) : 0);

/** What was seen of characters before: a text has few different ones. */
const seenBefore = new WeakMap<ViewTables, Map<string, Seen>>();

function seer(tables: ViewTables): (char: string) => Seen {
  const known = seenBefore.get(tables) ?? new Map<string, Seen>();
  seenBefore.set(tables, known);
  return (char) => {
    const found = known.get(char);
    if (found !== undefined) return found;
    const made = see(char, tables);
    known.set(char, made);
    return made;
  };
}

/** Grows one view letter by letter. */
class ViewMaker {
  private readonly parts: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly gaps: number[] = [];
  private readonly standIns: number[] = [];
  private between = "";
  private lastCast = 0;
  private upperRun = 0;

  pass(char: string): void {
    // Longer gaps are walls whatever they hold: their text is not kept.
    if (this.between.length < 16) this.between += char;
  }

  push(letters: string, span: readonly [start: number, end: number], { cast, standsIn }: Seen): void {
    for (const [at, letter] of [...letters].entries()) {
      this.parts.push(letter);
      this.starts.push(span[0]);
      this.ends.push(span[1]);
      this.gaps.push(at > 0 ? gapKinds.none : this.gapBefore(cast));
      this.standIns.push(standsIn ? 1 : 0);
    }
    const runsOn = this.between === "";
    // "UFLPAReply" is read as "UFLPA Reply": the last capital belongs to the small letters behind it.
    if (cast === 2 && this.upperRun > 1 && runsOn) this.openWord(this.gaps.length - letters.length - 1);
    this.upperRun = cast === 1 ? (runsOn ? this.upperRun + 1 : 1) : 0;
    this.lastCast = cast;
    this.between = "";
  }

  private openWord(at: number): void {
    if (this.gaps[at] === gapKinds.none) this.gaps[at] = gapKinds.case;
  }

  private gapBefore(cast: number): number {
    if (this.starts.length === 1) return gapKinds.wall;
    const kind = gapKind(this.between);
    if (kind !== gapKinds.none) return kind;
    const isNewWord =
      (this.lastCast === 2 && cast === 1) || (this.lastCast !== cast && (this.lastCast > 2 || cast > 2));
    return isNewWord ? gapKinds.case : gapKinds.none;
  }

  made(): View {
    return {
      letters: this.parts.join(""),
      starts: Uint32Array.from(this.starts),
      ends: Uint32Array.from(this.ends),
      gaps: Uint8Array.from(this.gaps),
      standIns: Uint8Array.from(this.standIns),
    };
  }
}

/** Reads a text in all ways at once. Time grows with its length alone. */
export function viewsOf(text: string, tables: ViewTables): Readonly<Record<ViewName, View>> {
  const look = seer(tables);
  const makers = viewNames.map((name) => [name, new ViewMaker()] as const);
  let at = 0;
  for (const char of text) {
    const end = at + char.length;
    const seen = look(char);
    for (const [name, maker] of makers) {
      if (seen.isUnseen) continue;
      const letters = seen[name];
      if (letters === "" && seen.isSilent && name === "uyghur") continue;
      if (letters === "") maker.pass(char);
      else maker.push(letters, [at, end], seen);
    }
    at = end;
  }
  return Object.fromEntries(makers.map(([name, maker]) => [name, maker.made()])) as Record<ViewName, View>;
}
