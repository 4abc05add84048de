/** A row of the tables of the official UFLPA Entity List page. */
export interface PageRow {
  /** Paragraph of section 2(d)(2)(B): i, ii, v. */
  readonly sublist: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly former: readonly string[];
  /** Words after the name that name others: "and subsidiaries". */
  readonly clause: string;
  /** ISO day. */
  readonly effective: string;
}

const clausePattern =
  /,?\s+(and subsidiaries|and its subordinate and affiliated entities|and its [^,]*subsidiaries, which include.*)$/i;
const markerPattern = /\((?:(?:and|including) \w+ alias(?:es)?:|also known as|formerly known as) /;

/** Reads the tables of the page as captured, without the product's own reader: the two must agree. */
export function readOfficialPage(html: string): readonly PageRow[] {
  const main = html.slice(html.indexOf("<main"));
  return main.split(/<table[^>]*>/).flatMap((part, at, parts) => {
    if (at === 0) return [];
    const heading = [...textOf(parts[at - 1] ?? "").matchAll(/Section 2\(d\)\(2\)\(B\)\((\w+)\)/g)].at(-1);
    const table = part.slice(0, part.indexOf("</table>"));
    return [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].flatMap((row) => {
      const cells = [...(row[1] ?? "").matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((cell) =>
        textOf(cell[1] ?? ""),
      );
      return cells.length === 2 ? [toRow(heading?.[1] ?? "", cells[0] ?? "", cells[1] ?? "")] : [];
    });
  });
}

function toRow(sublist: string, text: string, date: string): PageRow {
  const clause = clausePattern.exec(text)?.[1] ?? "";
  const plain = text.replace(clausePattern, "").trim();
  const marker = markerPattern.exec(plain);
  const name = marker === null ? plain : plain.slice(0, marker.index).trim();
  const inside = marker === null ? "" : plain.slice(marker.index + 1, plain.lastIndexOf(")"));
  const [aliases = "", former = ""] = inside.startsWith("formerly known as")
    ? ["", inside.replace("formerly known as", "")]
    : inside.split(/;? and formerly known as /);
  return {
    sublist,
    name,
    aliases: namesOf(aliases.replace(/^(?:(?:and|including) \w+ alias(?:es)?:|also known as)/, "")),
    former: namesOf(former),
    clause: clause.toLowerCase(),
    effective: new Date(`${date} UTC`).toISOString().slice(0, 10),
  };
}

/** "A Co.; B; and C" and "A Co. and B": a name ends at a semicolon, or at a full stop before "and". */
const namesOf = (text: string): readonly string[] =>
  text
    .split(/;\s*(?:and\s+)?|(?<=\.)\s+and\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  nbsp: " ",
  "#039": "'",
  quot: '"',
  lt: "<",
  gt: ">",
};

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();
