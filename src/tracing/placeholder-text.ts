/**
 * What files write where a document's or a lot's number should stand, and which names none. The whole text must be such
 * words: "Pending Bros. invoice 12" is a document.
 */
const placeholder =
  /^(no|none|nil|null|n\/?a|not .*|no (document|doc|number|lot|batch).*|pending.*|awaiting.*|to follow|to be .*|tb[acd]|unknown|missing|various|mixed|misc.*|several|multiple|assorted|bulk|sample|same|ditto|as (above|per .*|agreed)|see .*|refer .*|per .*|x+|[-–—?.*_/ ]*|待定|待补|待補|不详|不詳|未知|无|無|同上|多批|混批|见.*|見.*|详见.*|詳見.*)$/iu;

/** Whether a text that stands where a document should be named names none. */
export const namesNothing = (text: string | undefined): boolean =>
  text === undefined || placeholder.test(text.normalize("NFKC").trim());

/** Words that say "lot" and no which. */
const lotWords = /\b(lots?|batch(es)?|no|nr|number|lote|charge|bales?)\b|批号|批號|批次|批|号|號/giu;

/** The lot as it is compared; undefined where the text is no number of a lot, or one so short that any trade uses it twice. */
export function lotOf(text: string | undefined): string | undefined {
  if (text === undefined || namesNothing(text)) return undefined;
  const folded = text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
  const telling = folded.replace(lotWords, "").replace(/[^\p{L}\p{N}]/gu, "");
  return telling.length >= 3 && /\p{N}/u.test(telling) ? folded : undefined;
}
