/**
 * Characters that XML 1.0 cannot hold, and the carriage return, which every XML parser turns into a line feed. OOXML
 * writes them as `_x000D_` (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring); a text that happens to look like that has its own
 * underscore written so.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}|_(?=x[0-9a-f]{4}_)/giu;

const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Of XML's own signs, those in a text. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Nearly every cell: nothing to be written in another way. */
const plain = /^[ -!#-%'-;=?-^`-~]*$/;

/** A text as content of an OOXML string. Nothing is left out. */
export const xlsxText = (text: string): string =>
  plain.test(text) ? text : xmlText(text.replace(unwritable, escaped));
