import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoggedEvent } from "../events/event-table.ts";
import { type DecodedLine, decodeLine, genesis } from "./log-line.ts";

/** Folder of the log and the names of its files, in order: 000001.jsonl, 000002.jsonl ... */
export const logFolder = "log";
export const segmentPattern = /^\d{6}\.jsonl$/;
export const segmentName = (number: number): string => `${String(number).padStart(6, "0")}.jsonl`;

/** Something in the log that no crash explains. */
export interface LogProblem {
  readonly path: string;
  readonly line: number;
  readonly reason: string;
  /** The line is sound, but of a type that only a newer build knows. */
  readonly newer: boolean;
}

/**
 * What stands after the last event that counts, as a crash in the middle of an append leaves it: an unfinished line, or
 * events of one step whose last is missing. `keep` = bytes of the file that count.
 * `ended` = the tail is a whole event that lacks only its line feed, and counts.
 */
export interface TornTail {
  readonly path: string;
  readonly line: number;
  readonly keep: number;
  readonly bytes: Uint8Array;
  readonly ended: boolean;
}

export interface LogScan {
  readonly events: readonly LoggedEvent[];
  readonly problems: readonly LogProblem[];
  readonly tail: TornTail | undefined;
  /** Number and length in bytes of the last file; undefined where there is none. */
  readonly last: { readonly number: number; readonly bytes: number } | undefined;
}

interface Line {
  readonly path: string;
  readonly number: number;
  readonly start: number;
  readonly bytes: Uint8Array;
  /** Ended by a line feed. */
  readonly ended: boolean;
}

const lineFeed = 0x0a;
const strictText = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function* linesOf(path: string, bytes: Uint8Array): Generator<Line> {
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const end = bytes.indexOf(lineFeed, start);
    const stop = end === -1 ? bytes.length : end;
    yield { path, number, start, bytes: bytes.subarray(start, stop), ended: end !== -1 };
    start = stop + 1;
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strictText.decode(bytes);
  } catch {
    return undefined;
  }
}

function decode(bytes: Uint8Array, seq: number, prev: readonly string[]): DecodedLine {
  const text = textOf(bytes);
  return text === undefined
    ? { kind: "damaged", reason: "it is not UTF-8 text", hashes: [] }
    : decodeLine(text, { seq, prev });
}

/** The hashes that the next event may name: a damaged line is named once, not again by every line after it. */
function nextPrev(decoded: DecodedLine): readonly string[] {
  if (decoded.kind === "event") return [decoded.event.hash];
  return decoded.kind === "newer" ? [decoded.hash] : decoded.hashes;
}

/**
 * Whether an unfinished last line is what a crash leaves, a beginning of a line. An event with a strange byte in the
 * place of its line feed is not: that was acknowledged once and altered since.
 */
const isTorn = (bytes: Uint8Array, seq: number, prev: readonly string[]): boolean =>
  decode(bytes.subarray(0, -1), seq, prev).kind === "damaged";

class Scanner {
  readonly events: LoggedEvent[] = [];
  readonly lines: Line[] = [];
  readonly problems: LogProblem[] = [];
  #seq = 1;
  #prev: readonly string[] = [genesis];
  #torn: Line | undefined;

  read(line: Line, isLastFile: boolean): void {
    const decoded = decode(line.bytes, this.#seq, this.#prev);
    if (!line.ended && decoded.kind !== "event" && isLastFile && isTorn(line.bytes, this.#seq, this.#prev)) {
      this.#torn = line;
      return;
    }
    if (decoded.kind === "event") {
      this.events.push(decoded.event);
      this.lines.push(line);
      if (!line.ended && !isLastFile) this.#report(line, "it does not end", false);
    } else this.#report(line, decoded.reason, decoded.kind === "newer");
    this.#seq += 1;
    this.#prev = nextPrev(decoded);
  }

  #report({ path, number }: Line, reason: string, newer: boolean): void {
    this.problems.push({ path, line: number, reason, newer });
  }

  /** Cuts what was never acknowledged: the unfinished line and the unfinished step before it. */
  tail(bytes: Uint8Array): TornTail | undefined {
    const unfinished = this.#dropUnfinishedStep();
    const first = unfinished ?? this.#torn;
    if (first !== undefined) return this.#tailFrom(first, bytes, false);
    const last = this.lines.at(-1);
    return last === undefined || last.ended ? undefined : this.#tailFrom(last, bytes, true);
  }

  #dropUnfinishedStep(): Line | undefined {
    let first: Line | undefined;
    while (this.problems.length === 0 && this.events.at(-1)?.more === true) {
      this.events.pop();
      first = this.lines.pop();
    }
    return first;
  }

  #tailFrom({ path, number, start }: Line, bytes: Uint8Array, ended: boolean): TornTail {
    const keep = ended ? bytes.length : start;
    return { path, line: number, keep, bytes: bytes.subarray(start), ended };
  }
}

/**
 * Reads the whole log of a workspace without changing it. Damage is reported line by line; a torn tail is told apart from
 * it. What was recorded in one step stands in one file, so only the last file can have a tail.
 */
export function scanLog(dir: string): LogScan {
  const folder = join(dir, logFolder);
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => segmentPattern.test(name))
        .sort()
    : [];
  const scanner = new Scanner();
  let bytes: Uint8Array = new Uint8Array();
  for (const [index, name] of names.entries()) {
    const path = `${logFolder}/${name}`;
    if (name !== segmentName(index + 1))
      scanner.problems.push({ path, line: 0, reason: `${segmentName(index + 1)} is missing`, newer: false });
    bytes = readFileSync(join(folder, name));
    for (const line of linesOf(path, bytes)) scanner.read(line, index === names.length - 1);
  }
  const tail = scanner.tail(bytes);
  const last = names.length === 0 ? undefined : { number: names.length, bytes: bytes.length };
  return { events: scanner.events, problems: scanner.problems, tail, last };
}
