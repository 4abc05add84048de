/** A text that is a legal form at its end, where a comma or an "and" after it begins another name. */
const endsInLegalForm =
  /(?:\b(?:Co|Ltd|Inc|Corp|Pvt|LLC|L\.L\.C|GmbH|S\.A|S\.R\.L|Limited|Incorporated|Corporation|Company)\b\.?|(?:de C\.V|D\.O\.O|S\.A)\.)$/i;
/** A legal form at its beginning, which a comma before it does not part from its name: "Co., Ltd." */
const beginsWithLegalForm = /^(?:Ltd|Inc|LLC|L\.L\.C|Limited|Corp|Co|S\.A|GmbH)\b/i;

/** Names as a sentence of a notice lists them, and which of them may be several in one. */
export interface ReadNames {
  readonly names: readonly string[];
  /** Kept as one name because nothing shows where another one begins. */
  readonly doubtful: readonly string[];
}

/**
 * Parts "A Co., Ltd.; B; and C", "A Co. and B" and "A Co., Ltd., B Inc. and C": at a semicolon; at a comma or "and"
 * after a legal form. Commas and "and" elsewhere belong to names ("Cereals, Oils and Foods"): the text stays one name,
 * and is told as doubtful where a comma leaves the question open.
 */
export function namesIn(text: string): ReadNames {
  const names = text
    .split(/;\s*(?:and\s+)?/)
    .flatMap(atLegalForms)
    .map((name) => name.replace(/^and\s+/, "").trim())
    .filter((name) => name !== "");
  return { names, doubtful: names.filter(isDoubtful) };
}

function atLegalForms(text: string): readonly string[] {
  const parts = text.split(/(,\s+and\s+|,\s+|\s+and\s+)/);
  const names = [parts[0] ?? ""];
  for (let at = 1; at < parts.length; at += 2) {
    const [mark = "", next = ""] = [parts[at], parts[at + 1]];
    const last = names.at(-1) ?? "";
    const parted =
      endsInLegalForm.test(last.trim()) && !beginsWithLegalForm.test(next) && !/^\p{Ll}/u.test(next);
    if (parted) names.push(next);
    else names[names.length - 1] = last + mark + next;
  }
  return names;
}

const isDoubtful = (name: string): boolean =>
  name.split(/,\s*/).some((part, at) => at > 0 && !beginsWithLegalForm.test(part) && part !== "");

const openWords = "(?:subsidiaries|affiliates|subordinates|affiliated entities|subordinate entities)";
const clauseForm = new RegExp(
  String.raw`(?:^|[\s,])(and (?:its |their )?(?:(?!which)[\p{L}\d-]+ ){0,6}?${openWords}(?: and ${openWords})?)(?:,? which include:? (.+?)\.?)?$`,
  "iu",
);

export interface ClauseRead {
  /** The text before the clause. */
  readonly rest: string;
  /** "and its eight Zhuhai-based subsidiaries", as written. */
  readonly clause: string | undefined;
  /** What follows "which include". */
  readonly included: string | undefined;
}

/** Parts the words at the end that name others without saying which from what they are about. */
export function clauseIn(text: string): ClauseRead {
  const found = clauseForm.exec(text);
  const rest = (found === null ? text : text.slice(0, found.index)).replace(/,\s*$/, "").trim();
  return { rest, clause: found?.[1], included: found?.[2] };
}

/** A name without what stands in parentheses and without its legal form: what "subsidiaries" are subsidiaries of. */
export const stemOf = (name: string): string =>
  name
    .replace(/\s*\([^)]*\)/g, "")
    .replace(/,?\s+(?:Co\.?|Corp\.?|Group)?,?\s*(?:Ltd\.?|Limited|Inc\.?)?$/i, "")
    .trim();
