import { checkDuns, checkLei, mendUscc } from "../names/identifiers.ts";
import { countryCode } from "../places/countries.ts";
import { absent, type CellFold, type Fault, type Fold, invalid, value } from "./cell-fold.ts";
import type { ColumnType } from "./column-file.ts";
import type { ColumnRule } from "./column-tables.ts";
import { foldChoice, foldOpenChoice } from "./fold-choice.ts";
import { foldDate } from "./fold-date-cell.ts";
import { readNumber } from "./fold-number.ts";
import { foldCode, isBlankMarker } from "./fold-text.ts";
import { foldUnitCell } from "./fold-unit-cell.ts";
import type { RecordReader } from "./record-reader.ts";

/** What spreadsheets write where a formula came to nothing. `#N/A` is left to the words that say "nothing here". */
const spreadsheetError = /^#(REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!)$/i;

/** Digits that a spreadsheet turned into a power of ten are lost; no check digit brings them back. */
const isPowerOfTen = (text: string): boolean => /^\d([.,]\d+)?e\+?\d{1,3}$/i.test(text);
const powerOfTen = (text: string, expected: string): Fault =>
  invalid(
    `"${text}" was an identifier until a spreadsheet wrote it as a number; its last digits are lost`,
    expected,
    "Format the column as text in the spreadsheet, enter the identifier again and export the file.",
  );

/** "CN - China", "Viet Nam (VN)": parts that all say the same country. */
function countryOfParts(text: string, { countries }: RecordReader): string | undefined {
  const parts = text.split(/[()[\]/,:|–-]+/u).filter((part) => part.trim() !== "");
  const codes = new Set(parts.map((part) => countryCode(countries, part)));
  return parts.length > 1 && codes.size === 1 ? [...codes][0] : undefined;
}

const foldCountry: Fold = (text, _, { reader }) => {
  const code = countryCode(reader.countries, text) ?? countryOfParts(text, reader);
  if (code !== undefined) return value(code);
  return isBlankMarker(text)
    ? absent
    : invalid(
        `"${text}" is not a country or territory that is known, or not one alone`,
        "a country's name or ISO 3166-1 code",
        "Write the ISO 3166-1 alpha-2 code, such as CN or VN.",
      );
};

const foldUscc: Fold = (text) => {
  const code = foldCode(text);
  const expected = "18 characters of GB 32100-2015 with a fitting check character";
  if (isPowerOfTen(code)) return powerOfTen(code, expected);
  const found = mendUscc(code);
  if (found.ok && found.mended)
    return {
      kind: "value",
      value: found.value,
      why: "misread characters; one reading alone fits both check characters",
    };
  if (found.ok) return value(found.value);
  const digit = found.expected === undefined ? "" : ` (${found.expected} would fit)`;
  return {
    ...invalid(
      `"${code}" is not a valid unified social credit code: ${found.reason}${digit}`,
      expected,
      "Compare it with the business licence.",
    ),
    code: found.expected === undefined ? "row.value-invalid" : "identifier.check-digit",
    keep: code,
  };
};

const foldChecked =
  (check: typeof checkLei | typeof checkDuns, what: string, expected: string): Fold =>
  (text) => {
    const code = foldCode(text);
    if (isPowerOfTen(code)) return powerOfTen(code, expected);
    const found = check(code);
    if (found.ok) return value(found.value);
    const digits = found.expected === undefined ? "" : ` (${found.expected} would fit)`;
    return {
      ...invalid(
        `"${code}" is not a valid ${what}: ${found.reason}${digits}`,
        expected,
        "Compare it with the register.",
      ),
      code: found.expected === undefined ? "row.value-invalid" : "identifier.check-digit",
      keep: code,
    };
  };

const foldKey: Fold = (text) => {
  const code = foldCode(text);
  if (!isPowerOfTen(code)) return isBlankMarker(code) ? absent : value(code);
  return { ...powerOfTen(code, "the key as the source system writes it"), keep: code };
};

const foldHs: Fold = (text) => {
  const code = foldCode(text)
    .replace(/^(htsus|hts|hsn|hs|cn)(\s*code)?[\s:.]*/i, "")
    .replace(/\s+/g, "");
  const expected = "an even number of digits from 2 to 12, with or without points";
  if (isPowerOfTen(code)) return powerOfTen(code, expected);
  if (!/^\d[\d.]*$/.test(code))
    return invalid(`"${text}" is not one HS code`, expected, "Write one code a row.");
  // The point says where the fifth digit stands, so no zero is missing at the start.
  if (/^\d{4}\.\d$/.test(code))
    return {
      kind: "value",
      value: `${code}0`,
      why: "a zero at the end was lost: HS codes have pairs of digits",
    };
  const chapter = code.slice(0, 2);
  if (chapter === "00" || chapter === "77")
    return {
      ...invalid(
        `"${text}" is of chapter ${chapter}, and the Harmonized System has none`,
        expected,
        "Look the code up in the source system. The text is kept, and nothing is excluded by it.",
      ),
      keep: code,
    };
  const digits = code.replaceAll(".", "").length;
  if (digits % 2 === 0 && digits <= 12) return value(code.replace(/\.+$/, ""));
  return {
    ...invalid(
      `"${text}" has ${digits} digits; a zero may have been lost at its start or end`,
      expected,
      "Format the column as text in the spreadsheet and write the code in full.",
    ),
    keep: code,
  };
};

/** What stands beside a number: a unit for another column, one of the words allowed, or nothing that can be read past. */
function besideNumber(number: string, word: string, rule: ColumnRule): CellFold {
  if (word === "" || rule.words.includes(word.toLowerCase())) return value(number);
  if (rule.wordTo !== undefined)
    return { kind: "value", value: number, rest: word, why: `"${word}" stands beside the number` };
  return invalid(
    `"${word}" stands beside the number`,
    "a number alone",
    "Give the number in the unit of the column.",
  );
}

const foldNumber: Fold = (text, rule, { habits }) => {
  const found = readNumber(foldCode(text));
  if (found.kind === "bad") return invalid(`"${text}": ${found.message}`, "a number", "Write it as 1234.5.");
  if (found.kind === "number") return besideNumber(found.value, found.word, rule);
  if (habits.decimalMark === undefined)
    return invalid(
      `"${text}" is ${found.point} or ${found.comma}`,
      "a number that can be read in one way",
      "Write numbers without thousands separators and with a decimal point.",
    );
  if (habits.decimalMark === ".") return besideNumber(found.point, found.word, rule);
  const read = besideNumber(found.comma, found.word, rule);
  const why = `read with a decimal comma, as other numbers of this file prove (${habits.markProofs})`;
  return read.kind === "value"
    ? { ...read, why: [why, ...(read.why === undefined ? [] : [read.why])].join("; ") }
    : read;
};

const foldDegrees =
  (limit: number): Fold =>
  (text) => {
    const code = foldCode(text).replace(/^([+-]?\d+),(\d+)$/, "$1.$2");
    const isNumber = /^[+-]?\d+(\.\d*)?$/.test(code);
    if (isNumber && Math.abs(Number(code)) <= limit) return value(code.replace(/^\+/, "").replace(/\.$/, ""));
    return invalid(
      `"${text}" is no angle within ${limit} degrees`,
      `decimal degrees, -${limit} to ${limit}`,
      "Write decimal degrees (WGS 84).",
    );
  };

const foldCurrency: Fold = (text) => {
  const code = foldCode(text).toUpperCase();
  return /^[A-Z]{3}$/.test(code)
    ? value(code)
    : invalid(`"${text}" is not a currency code`, "an ISO 4217 code", "Write a code such as USD.");
};

/** Types in which N/A, NULL and dashes say that there is nothing. A country asks first: NA is Namibia. */
const orAbsent =
  (fold: Fold): Fold =>
  (text, rule, context) =>
    isBlankMarker(text) ? absent : fold(text, rule, context);

const folds: Readonly<Record<ColumnType, Fold>> = {
  text: orAbsent((text) => value(text)),
  // Kept as given: what stands where a party should ("N/A", "TO ORDER") is for parties/ to judge.
  verbatim: (text) => value(text),
  key: foldKey,
  word: orAbsent((text) => value(foldCode(text).toLowerCase())),
  choice: orAbsent(foldChoice),
  "open-choice": orAbsent(foldOpenChoice),
  country: foldCountry,
  uscc: orAbsent(foldUscc),
  lei: orAbsent(
    foldChecked(checkLei, "legal entity identifier", "20 characters of ISO 17442 with fitting check digits"),
  ),
  duns: orAbsent(foldChecked(checkDuns, "D-U-N-S number", "nine digits")),
  hs: orAbsent(foldHs),
  // A date of zeros is what programs write for none; it is shown, not passed over.
  date: (text, rule, context) => (/^0000/.test(text) ? foldDate : orAbsent(foldDate))(text, rule, context),
  number: orAbsent(foldNumber),
  latitude: orAbsent(foldDegrees(90)),
  longitude: orAbsent(foldDegrees(180)),
  currency: orAbsent(foldCurrency),
  unit: orAbsent(foldUnitCell),
};

/** Nothing but the apostrophe by which spreadsheets keep text. */
const onlyApostrophes = /^[\s'\uff07]*$/u;

/** Folds the text of a cell (already through `foldText`, not empty) by the type of its column. */
export const foldCell: Fold = (text, rule, context) => {
  if (onlyApostrophes.test(text)) return absent;
  if (spreadsheetError.test(text))
    return invalid(
      `"${text}" is a spreadsheet's word for a formula that failed`,
      "the value itself",
      "Mend the formula in the spreadsheet and export the file again.",
    );
  return folds[rule.type](text, rule, context);
};
