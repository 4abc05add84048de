import type { ThingId, ThingKind } from "../../../model/custody-event.ts";

/** A GS1 key with its application identifiers and values, in the order of a Digital Link: [["01", gtin], ["10", lot]]. */
export type KeyPairs = readonly (readonly [ai: string, value: string])[];

interface PrimaryKey {
  readonly kind: ThingKind;
  /** Digits that begin the value; the last of them is the check digit where `checked`. */
  readonly digits?: number;
  readonly checked?: boolean;
  /** Further characters after the digits: the serial number of the key itself. */
  readonly serial?: number;
  /** Qualifiers that may follow, in this order. */
  readonly qualifiers: readonly string[];
}

const party = { kind: "party", digits: 13, checked: true, qualifiers: [] } as const;
const place = { kind: "place", digits: 13, checked: true, qualifiers: [] } as const;

/** Primary keys of GS1 Digital Link and what their values are made of (GS1 General Specifications, section 3). */
export const primaryKeys: Readonly<Record<string, PrimaryKey>> = {
  "00": { kind: "unit", digits: 18, checked: true, qualifiers: [] },
  "01": { kind: "class", digits: 14, checked: true, qualifiers: ["22", "10", "21", "235"] },
  "8006": { kind: "class", digits: 18, qualifiers: ["22", "10", "21"] },
  "8013": { kind: "class", serial: 25, qualifiers: [] },
  "8010": { kind: "class", serial: 30, qualifiers: ["8011"] },
  "410": place,
  "411": party,
  "412": party,
  "413": place,
  "414": { ...place, qualifiers: ["254"] },
  "415": { ...party, qualifiers: ["8020"] },
  "416": place,
  "417": { ...party, qualifiers: ["7040"] },
  "8017": { kind: "other", digits: 18, checked: true, qualifiers: ["8019"] },
  "8018": { kind: "other", digits: 18, checked: true, qualifiers: ["8019"] },
  "255": { kind: "class", digits: 13, checked: true, serial: 12, qualifiers: [] },
  "253": { kind: "document", digits: 13, checked: true, serial: 17, qualifiers: [] },
  "401": { kind: "other", serial: 30, qualifiers: [] },
  "402": { kind: "other", digits: 17, checked: true, qualifiers: [] },
  "8003": { kind: "class", digits: 14, checked: true, serial: 16, qualifiers: [] },
  "8004": { kind: "item", serial: 30, qualifiers: [] },
};

/** Longest value of a qualifier, in characters. */
const qualifierLengths: Readonly<Record<string, number>> = {
  "10": 20,
  "21": 20,
  "22": 20,
  "235": 28,
  "254": 20,
  "7040": 4,
  "8011": 12,
  "8019": 10,
  "8020": 25,
};

/** The 82 characters of GS1 element strings. */
const elementCharacters = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/;

/** The check digit that belongs behind these digits: weights 3, 1, 3 ... from the right, to the next ten. */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let at = digits.length - 1, weight = 3; at >= 0; at -= 1, weight = 4 - weight)
    sum += (digits.charCodeAt(at) - 48) * weight;
  return String((10 - (sum % 10)) % 10);
}

/** What keeps the value from being one of this key; undefined where it holds together. */
function valueFault(ai: string, value: string): string | undefined {
  const key = primaryKeys[ai];
  if (key === undefined) return `${ai} is no primary key`;
  const { digits = 0, checked = false, serial = 0 } = key;
  const head = value.slice(0, digits);
  const tail = value.slice(digits);
  if (head.length < digits || !/^\d*$/.test(head))
    return `the value of ${ai} does not begin with ${digits} digits`;
  if (tail.length > serial) return `the value of ${ai} is longer than ${digits + serial} characters`;
  if (value === "") return `the value of ${ai} is empty`;
  const checkAt = ai === "8006" ? 13 : digits - 1;
  if (!checked && ai !== "8006") return undefined;
  const right = checkDigit(head.slice(0, checkAt));
  if (head.charAt(checkAt) === right) return undefined;
  return `the check digit of ${ai} is ${head.charAt(checkAt)}, not ${right}`;
}

/** What of the free text of a key is not as GS1 has it. Two ways of writing it still name one thing. */
function textFault(pairs: KeyPairs): string | undefined {
  for (const [ai, value] of pairs) {
    if (!elementCharacters.test(value)) return `the value of ${ai} holds characters that GS1 does not allow`;
    const longest = qualifierLengths[ai];
    if (longest !== undefined && value.length > longest)
      return `the value of ${ai} is longer than ${longest} characters`;
  }
  return undefined;
}

const addressOf = (pairs: KeyPairs): string =>
  `https://id.gs1.org/${pairs.map(([ai, value]) => `${ai}/${encodeURIComponent(value)}`).join("/")}`;

const ofKey = (pairs: KeyPairs, ai: string): string | undefined => pairs.find(([other]) => other === ai)?.[1];

/** Whether the key itself holds a serial number behind its digits. */
const hasOwnSerial = (ai: string, value: string): boolean =>
  (ai === "8003" || ai === "255") && value.length > (primaryKeys[ai]?.digits ?? 0);

function kindOf(pairs: KeyPairs): ThingKind {
  const [[ai, value] = ["", ""]] = pairs;
  const key = primaryKeys[ai];
  if (key === undefined) return "other";
  if (key.kind !== "class") return key.kind;
  if (["21", "235", "8011"].some((qualifier) => ofKey(pairs, qualifier) !== undefined)) return "item";
  if (hasOwnSerial(ai, value)) return "item";
  return ofKey(pairs, "10") === undefined ? "class" : "lot";
}

/** The pairs that tell one item or lot from all others: with a serial number the lot adds nothing, with either the variant. */
function telling(pairs: KeyPairs): KeyPairs {
  const has = (ai: string): boolean => ofKey(pairs, ai) !== undefined;
  const serial = has("21") || has("235");
  return pairs.filter(([ai]) => !(ai === "10" && serial) && !(ai === "22" && (serial || has("10"))));
}

/** The class of an item or lot; undefined where the key has none. */
function classOf(pairs: KeyPairs): string | undefined {
  const [[ai, value] = ["", ""]] = pairs;
  if (hasOwnSerial(ai, value)) return addressOf([[ai, value.slice(0, primaryKeys[ai]?.digits)]]);
  return pairs.length > 1 && primaryKeys[ai]?.kind === "class" ? addressOf([[ai, value]]) : undefined;
}

/** The id of a GS1 key. One whose digits do not hold together stays as it was given, and says why. */
export function thingOfKey(pairs: KeyPairs, given: string): ThingId {
  const [[ai, value] = ["", ""]] = pairs;
  const kind = kindOf(pairs);
  const broken = valueFault(ai, value);
  const fault = broken ?? textFault(pairs);
  const lot = ofKey(pairs, "10");
  const serial = ofKey(pairs, "21");
  const itsClass = broken === undefined && (kind === "lot" || kind === "item") ? classOf(pairs) : undefined;
  return {
    id: broken === undefined ? addressOf(telling(pairs)) : given,
    given,
    kind,
    ...(itsClass === undefined ? {} : { class: itsClass }),
    ...(lot === undefined ? {} : { lot }),
    ...(serial === undefined ? {} : { serial }),
    ...(fault === undefined ? {} : { fault }),
  };
}
