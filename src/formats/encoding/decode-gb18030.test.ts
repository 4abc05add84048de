import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gb18030ToUtf8 } from "./decode-gb18030.ts";
import { decodeBytes, fits } from "./decoders.ts";

const asText = (bytes: Uint8Array): string | undefined => {
  const made = gb18030ToUtf8(bytes);
  return made === undefined ? undefined : Buffer.from(made).toString();
};

const byDecoder = (bytes: Uint8Array): string | undefined =>
  fits(bytes, "gb18030") ? decodeBytes(bytes, "gb18030") : undefined;

describe("gb18030ToUtf8(bytes)", () => {
  it("reads every pair as the decoder of the runtime does", () => {
    for (let first = 0x80; first <= 0xff; first += 1)
      for (let second = 0; second <= 0xff; second += 1) {
        const bytes = Uint8Array.of(first, second);
        expect([first, second, asText(bytes)]).toEqual([first, second, byDecoder(bytes)]);
      }
  });

  it("reads codes of four bytes as the decoder of the runtime does", () => {
    const code = fc.tuple(
      fc.oneof(fc.integer({ min: 0x81, max: 0x84 }), fc.integer({ min: 0x80, max: 0xff })),
      fc.integer({ min: 0x2f, max: 0x3a }),
      fc.integer({ min: 0x80, max: 0xff }),
      fc.integer({ min: 0x2f, max: 0x3a }),
    );
    fc.assert(
      fc.property(fc.array(code, { maxLength: 6 }), (codes) => {
        const bytes = Uint8Array.from(codes.flat());
        const expected = byDecoder(bytes);
        // A character that the decoder knows as U+FFFD itself is left to it.
        expect(asText(bytes)).toEqual(expected?.includes("\ufffd") === true ? undefined : expected);
      }),
      { numRuns: 20_000 },
    );
  });

  it("leaves what is cut or malformed to the decoder", () => {
    for (const bytes of [
      [0xb0],
      [0x81, 0x30],
      [0x81, 0x30, 0x81],
      [0xb0, 0x0a],
      [0xff, 0x41],
      [0x61, 0xb0, 0x7f],
    ])
      expect(gb18030ToUtf8(Uint8Array.from(bytes))).toBeUndefined();
  });
});
