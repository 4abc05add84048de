import { type Fold, invalid, value } from "./cell-fold.ts";
import { foldHeading } from "./fold-heading.ts";
import { foldCode } from "./fold-text.ts";

/** One of the words of a column, or another spelling of one. */
export const foldChoice: Fold = (text, { choices, synonyms }) => {
  const word = foldCode(text)
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  if (choices.includes(word)) return value(word);
  const meant = synonyms.get(foldHeading(text));
  if (meant !== undefined) return value(meant);
  return invalid(
    `"${text}" is not one of the words of this column`,
    choices.join(", "),
    "Use one of these words.",
  );
};

/** As a choice, but another word stays in its cell: dropped, "contract" would read as a row that says nothing of its kind. */
export const foldOpenChoice: Fold = (text, rule, context) => {
  const folded = foldChoice(text, rule, context);
  return folded.kind === "fault" ? { ...folded, keep: text } : folded;
};
