import type { ThingId } from "../../../model/custody-event.ts";
import { checkDigit, type KeyPairs, thingOfKey } from "./gs1-keys.ts";

/** Digits with the check digit that belongs behind them. */
const checked = (digits: string): string => digits + checkDigit(digits);

/** The GTIN of a company prefix and an item reference, whose first digit is the indicator. */
const gtin = (prefix: string, item: string): string => checked(item.slice(0, 1) + prefix + item.slice(1));
const serialShipping = (prefix: string, serial: string): string =>
  checked(serial.slice(0, 1) + prefix + serial.slice(1));

interface UrnScheme {
  /** Fields parted by points; what follows the last of them may hold points. */
  readonly fields: number;
  /** Digits of company prefix and reference together; undefined where the reference is free text. */
  readonly digits?: number;
  readonly pairs: (fields: readonly string[]) => KeyPairs;
}

/** The schemes of EPC URNs (GS1 EPC Tag Data Standard, section 6.3), each as the key that it carries. */
const idSchemes: Readonly<Record<string, UrnScheme>> = {
  sgtin: {
    fields: 3,
    digits: 13,
    pairs: ([a = "", b = "", c = ""]) => [
      ["01", gtin(a, b)],
      ["21", c],
    ],
  },
  upui: {
    fields: 3,
    digits: 13,
    pairs: ([a = "", b = "", c = ""]) => [
      ["01", gtin(a, b)],
      ["235", c],
    ],
  },
  sscc: { fields: 2, digits: 17, pairs: ([a = "", b = ""]) => [["00", serialShipping(a, b)]] },
  sgln: {
    fields: 3,
    digits: 12,
    // The extension 0 says that there is none.
    pairs: ([a = "", b = "", c = ""]) => [
      ["414", checked(a + b)],
      ...(c === "0" ? [] : [["254", c] as const]),
    ],
  },
  pgln: { fields: 2, digits: 12, pairs: ([a = "", b = ""]) => [["417", checked(a + b)]] },
  grai: { fields: 3, digits: 12, pairs: ([a = "", b = "", c = ""]) => [["8003", `0${checked(a + b)}${c}`]] },
  giai: { fields: 2, pairs: ([a = "", b = ""]) => [["8004", a + b]] },
  gsrn: { fields: 2, digits: 17, pairs: ([a = "", b = ""]) => [["8018", checked(a + b)]] },
  gsrnp: { fields: 2, digits: 17, pairs: ([a = "", b = ""]) => [["8017", checked(a + b)]] },
  gdti: { fields: 3, digits: 12, pairs: ([a = "", b = "", c = ""]) => [["253", checked(a + b) + c]] },
  sgcn: { fields: 3, digits: 12, pairs: ([a = "", b = "", c = ""]) => [["255", checked(a + b) + c]] },
  cpi: {
    fields: 3,
    pairs: ([a = "", b = "", c = ""]) => [
      ["8010", a + b],
      ["8011", c],
    ],
  },
  ginc: { fields: 2, pairs: ([a = "", b = ""]) => [["401", a + b]] },
  gsin: { fields: 2, digits: 16, pairs: ([a = "", b = ""]) => [["402", checked(a + b)]] },
  itip: {
    fields: 5,
    digits: 13,
    pairs: ([a = "", b = "", piece = "", total = "", serial = ""]) => [
      ["8006", gtin(a, b) + piece + total],
      ["21", serial],
    ],
  },
};

const lotScheme: UrnScheme = {
  fields: 3,
  digits: 13,
  pairs: ([a = "", b = "", c = ""]) => [
    ["01", gtin(a, b)],
    ["10", c],
  ],
};

function schemeOf(sort: string, name: string): UrnScheme | undefined {
  if (sort === "class") return name === "lgtin" ? lotScheme : undefined;
  return Object.hasOwn(idSchemes, name) ? idSchemes[name] : undefined;
}

/** The fields of a URN without their escapes; the last one takes what is left, points included. */
function fieldsOf(text: string, count: number): readonly string[] | undefined {
  const parts = text.split(".");
  const fields = [...parts.slice(0, count - 1), parts.slice(count - 1).join(".")];
  if (parts.length < count || fields.some((field) => field === "")) return undefined;
  try {
    return fields.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function hasDigits([prefix = "", reference = ""]: readonly string[], { digits }: UrnScheme): boolean {
  if (!/^\d{6,12}$/.test(prefix)) return false;
  return digits === undefined || (/^\d*$/.test(reference) && prefix.length + reference.length === digits);
}

/** A pattern with `*` for the serial number names the class. */
function classPairs(pairs: KeyPairs): KeyPairs {
  return pairs
    .filter(([, value]) => value !== "*")
    .map(([ai, value]) => [ai, value.endsWith("*") ? value.slice(0, -1) : value]);
}

/** The GS1 key of an EPC URN: an id, a lot class or a pattern; undefined for any other text. */
export function readEpcUrn(given: string): ThingId | undefined {
  const match = /^urn:epc:(id|class|idpat):([a-z]+):(.+)$/i.exec(given);
  if (match === null) return undefined;
  const sort = (match[1] ?? "").toLowerCase();
  const name = (match[2] ?? "").toLowerCase();
  const scheme = schemeOf(sort, name);
  if (scheme === undefined) return undefined;
  const fields = fieldsOf(match[3] ?? "", scheme.fields);
  if (fields === undefined || !hasDigits(fields, scheme))
    return { id: given, given, kind: "other", fault: `no ${name} of the EPC Tag Data Standard` };
  const isPattern = sort === "idpat";
  if (!isPattern) return thingOfKey(scheme.pairs(fields), given);
  // Only the last field may be open; a pattern of patterns is a class of nothing that is counted here.
  const isClass = fields[fields.length - 1] === "*" && fields.slice(0, -1).every((field) => field !== "*");
  return isClass ? thingOfKey(classPairs(scheme.pairs(fields)), given) : undefined;
}
