/** What none of our own sentences may do. Cited words, list texts and names of places and laws are taken out before. */
export const rules = [
  "asserts forced labour as a fact",
  "calls somebody clean or compliant",
  "carries ethnicity or religion",
] as const;
export type Broken = { readonly rule: (typeof rules)[number]; readonly words: string };

/** Names of laws, places, lists and programmes, in which such words stand as names. */
const names =
  /Islamic Republic of \w+|Kyrgyz Republic|Buddhist (?:era|calendar)|Uyghur Forced Labor Prevention Act|Xinjiang Uyghur Autonomous Region|新疆维吾尔自治区|Uyghur[- ](?:language|script)|Arabic-script Uyghur|Tibet Autonomous Region|forced[- ]labou?r (?:regulation|ban|duties)|Forced Labour (?:Regulation|Single Portal)|Forced Labor Enforcement Task Force/giu;

const labour =
  "(?:forced|bonded|slave|prison|convict|indentured)[- ](?:and (?:child|indentured)[- ])?labou?r";
/** A verb that says of somebody or of goods that it is so. */
const asserts = new RegExp(
  `\\b(?:uses?|used|using|employs?|employed|exploits?|exploited|relies on|relied on|benefit(?:s|ed) from|involves?|involved|contains?|commits?|committed|practi[cs]es?|is (?:made|produced|mined|tainted) (?:with|by)|are (?:made|produced|mined|tainted) (?:with|by)|was (?:made|produced|mined|tainted) (?:with|by)|were (?:made|produced|mined|tainted) (?:with|by)|engag(?:es|ed) in|guilty of|found)\\s+(?:\\w+\\s+){0,2}${labour}`,
  "iu",
);
/** Words that keep it from being said: somebody else says it, a law speaks of it, or it is asked or denied. */
const held =
  /\b(?:whether|if|not|never|nor|no|alleg\w+|accus\w+|said|says|claim\w*|presum\w+|suspect\w*|suspicion|would|may|might|can|where|goods that|products? that|that (?:are|is|were|was)|which|prohibit\w*|ban\w*|bars?|any|unless|evidence|indicat\w*|sign\w*|risk\w*|question|asks?|turns on|law|Act|mined, produced|as the task force lists|conditions?|made wholly|such)\b|\?/iu;

const praise =
  /\b(?:clean|compliant|in compliance|cleared|risk[- ]free|free (?:of|from) (?:forced[- ])?labou?r|no risk|low[- ]risk|high[- ]risk|safe suppliers?|ethical|passed screening)\b/iu;
/** "not a clearance", "is no sign that it is clean", "unrecorded clean input". */
const unpraised =
  /\b(?:not|never|no|nor|nobody|neither|does not|is no|without|whether|unrecorded|say nothing|called)\b|clean[- ]?(?:up|s|ed|ing)?\s+(?:copy|clone|install|file|room|text|share|mass|input|part|cotton|stock)/iu;

const people =
  /\b(?:Uy?gh?urs?|Uighurs?|Kazakhs?|Kyrgyz|Huis?|Tibetans?|Mongols?|Muslims?|Islam\w*|Christians?|Buddhists?|Jews?|Jewish|Hindus?|ethnic\w*|religio\w+|minorit(?:y|ies))\b|维吾尔|穆斯林|回族|少数民族/iu;
/** That such a column is refused, or that words for peoples say nothing. */
const refused =
  /\b(?:refus\w+|never|not|no|left out|language|script|letters|alphabet|nothing|taken in|columns? about|fields? about|data about|words for peoples)\b/iu;

/** What is broken in one of our own sentences. */
export function broken(sentence: string): readonly Broken[] {
  const words = sentence.replace(names, " ");
  return [
    ...(asserts.test(words) && !held.test(words) ? [{ rule: rules[0], words: sentence }] : []),
    ...(praise.test(words) && !unpraised.test(words) ? [{ rule: rules[1], words: sentence }] : []),
    ...(people.test(words) && !refused.test(words) ? [{ rule: rules[2], words: sentence }] : []),
  ];
}

/** The sentences of a text; a line is one where nothing ends it. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((one) => one.trim())
    // One word is a name or a key, and says nothing of anybody.
    .filter((one) => one.includes(" "));
