import type { Mention, MentionKind } from "../../model/mention.ts";
import type { Span } from "../../model/text-layer.ts";
import { isHan } from "./tokens.ts";

/** Words of a legal form, which belong to a name and make no other of it. */
const legalForm =
  /^(?:co|company|ltd|limited|inc|incorporated|llc|llp|corp|corporation|plc|gmbh|ag|sa|sas|srl|spa|bv|nv|oy|ab|as|pty|pte|sdn|bhd|jsc|ooo|kg|kk)$/i;
/** Capitalised words that stand before a name and belong to none. */
const noName =
  /^(?:The|A|An|In|On|At|By|For|From|With|And|But|Or|Of|To|As|Since|After|Before|While|When|Mr|Mrs|Ms|Dr|Company|Supplier|Firm|Manufacturer|Importer|Exporter|Producer|Chinese|American|British|European|Indian|German|French|Japanese|Korean|Vietnamese|Malaysian|Turkish|Uyghur|Uygur|Uighur)$/;

/** A run of capitalised words on one line, with no mark between. */
const before = /(?:^|[^\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}&-]*) $/u;
const after = /^ (?:& )?(\p{Lu}[\p{L}\p{N}&-]*)/u;
const behindName = /^(?:\s|[,;:.!?)\]"”’'—–-]|$)/;

/** How far around a mention its neighbours are read. */
const near = 40;

/** Whether the words, found as a name of that kind, are written as one. */
export function isWrittenAsName(kind: MentionKind, words: string, name: string): boolean {
  if (isHan(words) || kind === "good" || !/\p{Lu}/u.test(name)) return true;
  // "EU" is no "eu", and "IT" no "it".
  if (/^\p{Lu}{2,4}$/u.test(name)) return words.replace(/\./g, "") === name;
  return /\p{Lu}/u.test(words);
}

/** Why a mention is weak; undefined where it is not. */
export function weakness(
  text: string,
  mention: Span & { readonly kind: MentionKind; readonly name: string },
  isCommon: (name: string) => boolean,
): Mention["weak"] {
  const { kind, name, start, end } = mention;
  if (kind === "good") return undefined;
  if (kind !== "place" && isCommon(name)) return "common-word";
  return isHan(text.slice(start, end)) ? hanLonger(text, end, name) : latinLonger(text, mention);
}

function latinLonger(text: string, { start, end }: Span): Mention["weak"] {
  const left = before.exec(text.slice(Math.max(0, start - near), start));
  const right = after.exec(text.slice(end, end + near))?.[1];
  const goesOn = right !== undefined && !legalForm.test(right);
  if (goesOn && behindName.test(text.slice(end, end + 1))) return "longer-name";
  if (left === null || noName.test(left[1] ?? "")) return undefined;
  // The first word of a sentence has a capital in any case.
  const place = Math.max(0, start - near) + left.index;
  return /(?:^|[.!?:;”"\n]\s*)$/.test(text.slice(Math.max(0, place - 3), place + (left.index === 0 ? 0 : 1)))
    ? undefined
    : "longer-name";
}

const hanCompany = /^(?:(?![的在和与被向对等是了]|公司)\p{Script=Han}){0,12}(?:公司|集团|厂|合作社)/u;

/** A company's ending follows in the same run of characters, and the name has none of its own. */
const hanLonger = (text: string, end: number, name: string): Mention["weak"] =>
  !/(?:公司|集团|厂|合作社)$/.test(name) && hanCompany.test(text.slice(end, end + near))
    ? "longer-name"
    : undefined;
