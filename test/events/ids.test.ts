import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigit } from "../../src/records/events/ids/gs1-keys.ts";
import { isUri, readThingId } from "../../src/records/events/ids/thing-id.ts";

const idOf = (given: string): string => readThingId(given).id;

/** Each pair is one thing, written as EPC URN and as Digital Link, by the keys of the GS1 standards. */
const pairs: readonly (readonly [urn: string, link: string, kind: string])[] = [
  ["urn:epc:id:sgtin:0614141.107346.2018", "https://id.gs1.org/01/10614141073464/21/2018", "item"],
  ["urn:epc:class:lgtin:4012345.011111.4444", "https://id.gs1.org/01/04012345111118/10/4444", "lot"],
  ["urn:epc:idpat:sgtin:4012345.066666.*", "https://id.gs1.org/01/04012345666663", "class"],
  ["urn:epc:id:sscc:4012345.0000000333", "https://id.gs1.org/00/040123450000003338", "unit"],
  ["urn:epc:id:sgln:0614141.00777.0", "https://id.gs1.org/414/0614141007776", "place"],
  ["urn:epc:id:sgln:0012345.11111.400", "https://id.gs1.org/414/0012345111112/254/400", "place"],
  ["urn:epc:id:pgln:4012345.00225", "https://id.gs1.org/417/4012345002256", "party"],
  ["urn:epc:id:grai:4012345.55555.987", "https://id.gs1.org/8003/04012345555554987", "item"],
  ["urn:epc:idpat:grai:4012345.66666.*", "https://id.gs1.org/8003/04012345666663", "class"],
  ["urn:epc:id:giai:4000001.111", "https://id.gs1.org/8004/4000001111", "item"],
  ["urn:epc:id:gdti:0614141.00001.1618034", "https://id.gs1.org/253/06141410000121618034", "document"],
  ["urn:epc:id:itip:4012345.012345.01.02.999", "https://id.gs1.org/8006/040123451234560102/21/999", "item"],
  ["urn:epc:id:cpi:4012345.ABC.123", "https://id.gs1.org/8010/4012345ABC/8011/123", "item"],
  ["urn:epc:id:upui:4012345.012345.AB12", "https://id.gs1.org/01/04012345123456/235/AB12", "item"],
];

describe("one thing has one id", () => {
  it.each(pairs)("%s is %s", (urn, link, kind) => {
    expect(readThingId(urn)).toMatchObject({ id: link, given: urn, kind });
    expect(readThingId(link)).toMatchObject({ id: link, kind });
    expect(readThingId(urn).fault).toBeUndefined();
  });

  it("whatever the host, the scheme, the case of the host and the short names of older links", () => {
    const one = "https://id.gs1.org/01/04012345999990/21/XYZ-1234";
    expect(idOf("https://id.gs1.de/01/04012345999990/21/XYZ-1234")).toBe(one);
    expect(idOf("http://ID.GS1.ORG/01/04012345999990/21/XYZ-1234")).toBe(one);
    expect(idOf("https://brand.example/some/path/gtin/4012345999990/ser/XYZ-1234")).toBe(one);
    expect(idOf("https://id.gs1.org/gln/0614141007776")).toBe("https://id.gs1.org/414/0614141007776");
  });

  it("and an item is one whether its lot or variant is written beside the serial number or not", () => {
    const item = readThingId("https://id.gs1.org/01/04012345999990/22/V1/10/L7/21/S1");
    expect(item).toMatchObject({ id: "https://id.gs1.org/01/04012345999990/21/S1", lot: "L7", serial: "S1" });
    expect(item.class).toBe("https://id.gs1.org/01/04012345999990");
  });
});

describe("two things have two ids", () => {
  it("lots that differ in case, as GS1 has it", () => {
    expect(idOf("urn:epc:class:lgtin:4012345.011111.ab1")).not.toBe(
      idOf("urn:epc:class:lgtin:4012345.011111.AB1"),
    );
  });

  it("a lot and an item of one class with the same text", () => {
    expect(idOf("urn:epc:class:lgtin:4012345.011111.77")).not.toBe(
      idOf("urn:epc:id:sgtin:4012345.011111.77"),
    );
  });

  it("addresses of two hosts that hold no key", () => {
    for (const path of ["401/abc", "8004/12345", "po/12345678", "00/x", "01/04012345111118/99/1"]) {
      const address = `https://shop.example/${path}`;
      expect(readThingId(address)).toEqual({ id: address, given: address, kind: "other" });
    }
  });

  it("an address with a question behind the key, which may ask for anything", () => {
    const address = "https://id.gs1.org/01/04012345111118?17=270101";
    expect(idOf(address)).toBe(address);
  });
});

describe("a key that does not hold together", () => {
  it("stays as it was given and says why", () => {
    const link = "https://id.gs1.org/01/04012345111119/10/4444";
    expect(readThingId(link)).toEqual({
      id: link,
      given: link,
      kind: "lot",
      lot: "4444",
      fault: "the check digit of 01 is 9, not 8",
    });
    const urn = "urn:epc:id:sgtin:40123.011111.1";
    expect(readThingId(urn)).toMatchObject({ id: urn, kind: "other" });
    expect(readThingId(urn).fault).toContain("sgtin");
  });

  it("has one id where only its free text is not as GS1 has it", () => {
    const long = "x".repeat(21);
    const link = readThingId(`https://id.gs1.org/01/04012345111118/10/${long}`);
    expect(link.fault).toBe("the value of 10 is longer than 20 characters");
    expect(idOf(`urn:epc:class:lgtin:4012345.011111.${long}`)).toBe(link.id);
  });
});

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(""));
/** Serial numbers and lots of the 82 characters, those among them that both writings escape. */
const free = fc.string({
  unit: fc.constantFrom(..."AZaz09-./%&+:;<=>?!_'()*,\""),
  minLength: 1,
  maxLength: 20,
});
const escapedUrn = (text: string): string =>
  text.replace(/["%&/<>?#]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);

describe("properties", () => {
  it("URN and Digital Link of any class and serial number or lot are one thing", () => {
    fc.assert(
      fc.property(
        digits(13),
        fc.integer({ min: 6, max: 12 }),
        free,
        fc.boolean(),
        (all, length, text, isLot) => {
          const prefix = all.slice(1, 1 + length);
          const item = all[0] + all.slice(1 + length);
          const gtin = all + checkDigit(all);
          const urn = `urn:epc:${isLot ? "class:lgtin" : "id:sgtin"}:${prefix}.${item}.${escapedUrn(text)}`;
          const link = `https://any.example/a/01/${gtin}/${isLot ? "10" : "21"}/${encodeURIComponent(text)}`;
          const thing = readThingId(urn);
          expect(readThingId(link).id).toBe(thing.id);
          expect(isLot ? thing.lot : thing.serial).toBe(text);
          expect(thing.class).toBe(`https://id.gs1.org/01/${gtin}`);
        },
      ),
    );
  });

  it("an id read again is the same id", () => {
    const any = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.constantFrom(...pairs.map(([urn]) => urn), ...pairs.map(([, link]) => link)),
    );
    fc.assert(
      fc.property(any, (given) => {
        const { id } = readThingId(given);
        expect(readThingId(id).id).toBe(id);
      }),
    );
  });

  it("one wrong digit never makes another thing of a key with a check digit", () => {
    fc.assert(
      fc.property(digits(13), fc.nat(13), fc.integer({ min: 1, max: 9 }), (all, place, by) => {
        const gtin = all + checkDigit(all);
        const wrong = [...gtin]
          .map((digit, at) => (at === place ? (Number(digit) + by) % 10 : digit))
          .join("");
        const given = `https://id.gs1.org/01/${wrong}`;
        const thing = readThingId(given);
        expect(thing.id).toBe(given);
        expect(thing.fault).toContain("check digit");
      }),
    );
  });

  it("no text breaks it, and what is no URI is told", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readThingId(text).id.isWellFormed()).toBe(true);
        if (/\s/.test(text)) expect(isUri(text)).toBe(false);
      }),
    );
  });
});
