/** Where a line of an indented list stands: how deep, and for numbered items the number of the item above. */
export interface Depth {
  readonly depth: number;
  /** Of numbered items: its own number and that of the item above. */
  readonly item?: string;
  readonly above?: string;
}

/** `1`, `..2`, `+3`, ` 2`: the level, whatever is written before it for the eye. */
export function levelDepth(text: string): Depth | undefined {
  const match = /^[\s.+\-_>*]*(\d{1,2})(?:\.0+)?\s*$/.exec(text);
  return match?.[1] === undefined ? undefined : { depth: Number(match[1]) };
}

/** `1.1.2`: as deep as it has numbers; the item above is the number without the last. */
export function itemDepth(text: string): Depth | undefined {
  const item = text.trim().replace(/\.$/, "");
  if (!/^\d{1,6}(?:\.\d{1,6}){0,19}$/.test(item)) return undefined;
  const numbers = item.split(".");
  return { depth: numbers.length, item, above: numbers.slice(0, -1).join(".") };
}

/** What stands above a line: the part, nothing because the line is at the top, or nothing although it should
 * be there, or possibly a line that could not be read (its row). */
export type Parent =
  | { readonly kind: "part"; readonly part: string }
  | { readonly kind: "top" }
  | { readonly kind: "missing"; readonly expected: string }
  | { readonly kind: "unsure"; readonly row: number };

interface Open {
  readonly part: string;
  readonly item: string | undefined;
  /** Row of an unread line that may stand here instead. */
  readonly unsure?: number;
}

const missing = (expected: string): Parent => ({ kind: "missing", expected });

/** What the line one level up says, where there is one and it is the right one. */
function parentOf({ depth, above }: Depth, parent: Open | undefined): Parent {
  if (above !== undefined && parent?.item !== above) return missing(`item ${above}`);
  if (parent?.unsure !== undefined) return { kind: "unsure", row: parent.unsure };
  if (parent === undefined) return missing(`level ${depth - 1}`);
  return parent.part === "" ? missing("a part number") : { kind: "part", part: parent.part };
}

/** Lines in a row that could not be read. */
interface Lost {
  readonly row: number;
  readonly count: number;
}

/**
 * Puts in doubt what the lines that could not be read may have replaced, at the first line below them. A list goes down
 * one level a line, so a line of level d stands under one of level d - 1 or deeper: one lost line can be the parent at
 * d - 1 and nothing higher up. Several lost lines can have gone up to the top and down again, so every level is in
 * doubt. The top itself is in doubt only where the list has named several products: a list that has named one so far is
 * read as the list of one. Each level is sure again as soon as a line opens it anew.
 */
function doubt(open: Map<number, Open>, depth: number, { row, count }: Lost, tops: number): void {
  const top = Math.min(...open.keys());
  const highest = count > 1 ? top : Math.max(top, depth - 1);
  for (let level = highest; level < depth; level += 1)
    if (level > top || tops > 1) open.set(level, { part: "", item: undefined, unsure: row });
}

export interface ParentWalk {
  /** The parent of a line; opens the line for those below it. */
  readonly next: (depth: Depth, part: string) => Parent;
  /** A line of which the level cannot be read. */
  readonly lose: (row: number) => void;
}

/** Walks down a list line by line. */
export function parentWalk(): ParentWalk {
  const open = new Map<number, Open>();
  let tops = 0;
  let lost: Lost | undefined;
  return {
    lose: (row) => {
      lost = { row: lost?.row ?? row, count: (lost?.count ?? 0) + 1 };
    },
    next: (line, part) => {
      const { depth, item, above = "" } = line;
      // Numbered items name the item above, so a lost line between them changes nothing.
      if (lost !== undefined && item === undefined && open.size > 0) doubt(open, depth, lost, tops);
      lost = undefined;
      for (const deeper of [...open.keys()]) if (deeper >= depth) open.delete(deeper);
      const isTop = open.size === 0 && above === "";
      if (isTop) tops += 1;
      const parent = open.get(depth - 1);
      open.set(depth, { part, item });
      return isTop ? { kind: "top" } : parentOf(line, parent);
    },
  };
}
