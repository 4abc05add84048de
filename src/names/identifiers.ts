/** An identifier that holds together by its own check digits. */
export interface ValidIdentifier {
  readonly ok: true;
  /** The identifier as the register writes it: half-width, upper case, no separators. */
  readonly value: string;
}

/** An identifier that does not hold together. `expected` is the check digit that would fit, where that is all that differs. */
export interface InvalidIdentifier {
  readonly ok: false;
  readonly expected?: string;
  readonly reason: string;
}

export interface ValidUscc extends ValidIdentifier {
  /** Digits 3-8: division code (GB/T 2260) of the registering authority, such as `650102`. An office, not a site. */
  readonly authority: string;
}

/** GB 32100-2015, table 1: digits and capitals without I, O, S, V and Z. The place in the text is the value. */
export const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const usccShape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

const invalid = (reason: string, expected?: string): InvalidIdentifier =>
  expected === undefined ? { ok: false, reason } : { ok: false, expected, reason };

/** Full-width forms to half-width, upper case, spaces and separators removed. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Cf}.\-/·]+/gu, "");

/** Check character of the first 17 (GB 32100-2015, 5.2): weights 3^i mod 31, (31 - sum mod 31) mod 31. */
function usccCheckCharacter(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const char of body) {
    sum += usccAlphabet.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return usccAlphabet.charAt((31 - (sum % 31)) % 31);
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Does the organisation code in digits 9-17 fit its own check character (GB 11714, mod 11)? */
function organisationCodeFits(uscc: string): boolean {
  const sum = organisationWeights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(uscc.charAt(8 + index), 36),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return uscc.charAt(16) === (check === 10 ? "X" : String(check));
}

/**
 * Checks a Chinese unified social credit code after GB 32100-2015: 18 characters, six digits for the registering
 * authority, check character mod 31. Spelling is taken as it stands but for case, width and separators; see `mendUscc`.
 */
export function checkUscc(text: string): ValidUscc | InvalidIdentifier {
  const code = plain(text);
  if (code.length !== 18) return invalid(`18 characters expected, ${code.length} found`);
  if (!usccShape.test(code)) return invalid("a character that GB 32100-2015 does not allow at its place");
  const expected = usccCheckCharacter(code.slice(0, 17));
  if (code.charAt(17) !== expected) return invalid("the check character does not fit", expected);
  return { ok: true, value: code, authority: code.slice(2, 8) };
}

/** What a letter outside the alphabet is commonly a misreading of. */
const usccMisreadings: Readonly<Record<string, string>> = { O: "0DQ", I: "1LTJ", S: "58", V: "UYW", Z: "27" };
/** At a place where only digits stand, further letters can only be misreadings. */
const digitMisreadings: Readonly<Record<string, string>> = {
  ...{ O: "0", D: "0", Q: "0", I: "1", L: "1", J: "1", T: "17", S: "5", Z: "2", B: "8", G: "6", A: "4" },
};

const readingsAt = (char: string, place: number): string => {
  const table = place >= 2 && place < 8 ? digitMisreadings : usccMisreadings;
  return table[char] ?? char;
};

/** More readings than this prove nothing: one in 31 fits by chance. */
const maxReadings = 256;

/** Every reading of the code in which the misread characters are replaced. */
function usccReadings(code: string): readonly string[] {
  let readings = [""];
  for (let place = 0; place < code.length; place++) {
    const choices = [...readingsAt(code.charAt(place), place)];
    readings = readings.flatMap((start) => choices.map((char) => start + char));
    if (readings.length > maxReadings) return [];
  }
  return readings;
}

export interface MendedUscc extends ValidUscc {
  /** True when a character was replaced, not only width, case or spacing put right. */
  readonly mended: boolean;
}

/**
 * Reads a code with the usual slips: full-width forms, spaces, lower case, and letters that the alphabet does not have
 * (O for 0, I for 1 ...). A character is replaced only when both check characters (mod 31 of the code, mod 11 of the
 * organisation code inside) hold for exactly one reading; otherwise the answer is that of `checkUscc`.
 */
export function mendUscc(text: string): MendedUscc | InvalidIdentifier {
  const found = checkUscc(text);
  if (found.ok) return { ...found, mended: false };
  const code = plain(text);
  if (code.length !== 18 || usccShape.test(code)) return found;
  const proved = usccReadings(code).filter(
    (reading) => checkUscc(reading).ok && organisationCodeFits(reading),
  );
  const [value] = proved;
  if (value === undefined || proved.length > 1) return found;
  return { ok: true, value, authority: value.slice(2, 8), mended: true };
}

/** Remainder mod 97 of an alphanumeric text, letters read as 10-35 (ISO/IEC 7064). */
function remainder97(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
  }
  return rest;
}

/** Checks a legal entity identifier: ISO 17442, 18 characters and two check digits, ISO/IEC 7064 mod 97-10. */
export function checkLei(text: string): ValidIdentifier | InvalidIdentifier {
  const code = plain(text);
  if (!/^[0-9A-Z]{18}\d{2}$/.test(code)) return invalid("18 letters or digits and two check digits expected");
  if (remainder97(code) === 1) return { ok: true, value: code };
  const expected = String(98 - remainder97(`${code.slice(0, 18)}00`)).padStart(2, "0");
  return invalid("the check digits do not fit", expected);
}

/** Checks the shape of a D-U-N-S number: nine digits. No check digit is published, so a slip of a digit cannot be seen. */
export function checkDuns(text: string): ValidIdentifier | InvalidIdentifier {
  const code = plain(text);
  if (!/^\d{9}$/.test(code)) return invalid("nine digits expected");
  if (/^(\d)\1{8}$/.test(code)) return invalid("nine equal digits are a placeholder");
  return { ok: true, value: code };
}

/** One check digit of a CNPJ: weights 2-9 from the right, mod 11; letters count as their ASCII code less 48. */
function cnpjCheckDigit(body: string): string {
  let sum = 0;
  for (let place = 0; place < body.length; place++)
    sum += (body.charCodeAt(body.length - 1 - place) - 48) * (2 + (place % 8));
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

/**
 * Checks a Brazilian CNPJ: twelve characters and two check digits mod 11. Letters are allowed in the first twelve since
 * July 2026 (Receita Federal, Instrução Normativa 2.229/2024).
 */
export function checkCnpj(text: string): ValidIdentifier | InvalidIdentifier {
  const code = plain(text);
  if (!/^[0-9A-Z]{12}\d{2}$/.test(code)) return invalid("twelve characters and two check digits expected");
  if (/^(\d)\1{13}$/.test(code)) return invalid("fourteen equal digits are a placeholder");
  const first = cnpjCheckDigit(code.slice(0, 12));
  const expected = first + cnpjCheckDigit(code.slice(0, 12) + first);
  if (code.slice(12) !== expected) return invalid("the check digits do not fit", expected);
  return { ok: true, value: code };
}
