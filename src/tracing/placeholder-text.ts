/**
 * What files write where a document's or a lot's number should stand, and which names none. The whole text must be such
 * words: "Pending Bros. invoice 12" is a document.
 */
const placeholder =
  /^((document|doc|invoice|bill|number|lot|batch)s?[ .:]*)?(no|none|nil|null|n[./ ]?a\.?|not .*|no (document|doc|number|lot|batch).*|pending.*|awaiting.*|to follow|to be .*|tb[acd]|unknown|missing|various|mixed|misc.*|several|multiple|assorted|bulk|sample|same|ditto|as (above|per .*|agreed)|see .*|refer .*|per .*|x+|[-–—?.*_/ ]*|待定|待补|待補|不详|不詳|未知|暂无|暫無|无|無|同上|多批|混批|见.*|見.*|详见.*|詳見.*)$/iu;

/** The same at the end of a text: "B/L not yet available", "invoice to follow". */
const openEnded = /(not (yet )?(available|received|issued|provided)|pending|missing|to follow|tb[acd])$/iu;

/** Whether a text that stands where a document should be named names none. */
export function namesNothing(text: string | undefined): boolean {
  if (text === undefined) return true;
  const bare = text.normalize("NFKC").replace(/^[\s("'[<{]+|[\s)"'\]>}]+$/gu, "");
  return placeholder.test(bare) || openEnded.test(bare);
}

/** Words that say "lot" and no which. */
const lotWords = /\b(lots?|batch(es)?|no|nr|number|lote|charge|bales?)\b|批号|批號|批次|批|号|號/giu;
/** Words beside a number that make it none of one lot: several lots, a season, an open entry. */
const manyWords =
  /\b(various|mixed|assorted|several|multiple|tb[acd]|unknown|pending|see|crop|season|harvest|year|misc)\b|各批|多批|混批/iu;

/**
 * The lot as it is compared; undefined where the text is no number of one lot: a word for many, a range, a year, zeros,
 * or a number so short that any trade uses it twice.
 */
export function lotOf(text: string | undefined): string | undefined {
  if (text === undefined || namesNothing(text) || manyWords.test(text)) return undefined;
  const folded = text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
  const number = folded.replace(lotWords, "").trim();
  if (/^\d+ ?([-–~]|to) ?\d+$/u.test(number)) return undefined;
  const telling = number.replace(/[^\p{L}\p{N}]/gu, "");
  const isNumber = telling.length >= 3 && /\p{N}/u.test(telling) && !/^(0+|(19|20)\d\d)$/.test(telling);
  return isNumber ? folded : undefined;
}
