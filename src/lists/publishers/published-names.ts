/** A text that is a legal form at its end, where a comma or an "and" after it begins another name. */
const endsInLegalForm =
  /(?:\b(?:Co|Ltd|Inc|Corp|Pvt|LLC|L\.L\.C|GmbH|S\.A|S\.R\.L|Limited|Incorporated|Corporation|Company)\b\.?|(?:de C\.V|D\.O\.O|S\.A)\.)$/i;
/** A legal form that ends a name for good, unlike "Company" or "Co.": an "and" after it begins another name. */
const closesName =
  /(?:\b(?:Ltd|Inc|LLC|L\.L\.C|GmbH|Limited|Incorporated)\b\.?|(?:de C\.V|S\.R\.L|S\.A|D\.O\.O)\.?)$/i;
/** A part of the company that was named before it, not another company: "A Co., Ltd., Harbour Branch". */
const endsAsPart = /\b(?:Branch|Office|Factory|Plant|Division|Department|Workshop)\.?$/i;
/** A legal form at its beginning, which a comma before it does not part from its name: "Co., Ltd." */
const beginsWithLegalForm = /^(?:Ltd|Inc|LLC|L\.L\.C|Limited|Corp|Co|S\.A|GmbH)\b/i;

/** Names as a sentence of a notice lists them, and which of them may be several in one. */
export interface ReadNames {
  readonly names: readonly string[];
  /** Kept as one name because nothing shows where another one begins. */
  readonly doubtful: readonly string[];
}

/**
 * Parts "A Co., Ltd.; B; and C", "A Co., Ltd. and B" and "A Co., Ltd., B Inc. and C": at a semicolon; at a comma or
 * "and" after a legal form where what follows ends in one too; at an "and" after a form that ends a name for good.
 * Elsewhere they belong to names ("Cereals, Oils and Foods", "A Co., Ltd., Harbour Branch"): the text stays one name,
 * for half a name may be that of another company, and is told as doubtful where the question is open.
 */
export function namesIn(text: string): ReadNames {
  const names = text
    .split(/;\s*(?:and\s+)?/)
    .flatMap(atLegalForms)
    .map((name) => name.replace(/^and\s+/, "").trim())
    .filter((name) => name !== "");
  return { names, doubtful: names.filter(isDoubtful) };
}

/** Commas and "and", which stand between names and within them. */
const betweenNames = /(,\s+and\s+|,\s+|\s+and\s+)/;

function atLegalForms(text: string): readonly string[] {
  const parts = text.split(betweenNames);
  const names = [parts[0] ?? ""];
  for (let at = 1; at < parts.length; at += 2) {
    const [mark = "", next = ""] = [parts[at], parts[at + 1]];
    const last = names.at(-1) ?? "";
    if (mayPart(last, next) && isParted(last, mark, next)) names.push(next);
    else names[names.length - 1] = last + mark + next;
  }
  return names;
}

/** Whether another name may begin after a comma or "and". */
const mayPart = (last: string, next: string): boolean =>
  endsInLegalForm.test(last.trim()) && !beginsWithLegalForm.test(next) && !/^\p{Ll}/u.test(next);

const isParted = (last: string, mark: string, next: string): boolean =>
  !endsAsPart.test(next.trim()) &&
  (endsInLegalForm.test(next.trim()) || (mark.trim().endsWith("and") && closesName.test(last.trim())));

function isDoubtful(name: string): boolean {
  const parts = name.split(betweenNames);
  return parts.some((part, at) => {
    if (at === 0 || at % 2 === 1 || part === "") return false;
    const isComma = parts[at - 1]?.startsWith(",") === true;
    return isComma ? !beginsWithLegalForm.test(part) : mayPart(parts[at - 2] ?? "", part);
  });
}

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
