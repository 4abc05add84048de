import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SelvedgeError } from "../../model/issue.ts";
import { cellsOf, open, openLines, rowsOf } from "./json.fixture.ts";

describe("openJson(source): properties", () => {
  it("knows JSON exactly as the parser of the runtime does", async () => {
    const valid = fc.json().map((text) => text);
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom(...'{}[]",:0-.eE\\u \nx'))
      .map(([text, at, letter]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + letter + text.slice(place + 1);
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(valid, broken), async (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        // A blank between brings every text to the scan, not to the check for an empty file.
        const outcome = await open(`[${text},{"k":1}]`).then(
          (tables) => tables.length > 0,
          (error: unknown) => {
            if (error instanceof SelvedgeError) return error.issue.code !== "file.format";
            throw error;
          },
        );
        let isList = true;
        try {
          JSON.parse(`[${text},{"k":1}]`);
        } catch {
          isList = false;
        }
        expect(outcome).toBe(isList);
        if (isJson) expect(isList).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it("gives every number as it was written", async () => {
    const number = fc.stringMatching(/^-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?$/);
    await fc.assert(
      fc.asyncProperty(number, async (text) => {
        const [table] = await open(`[{"n":${text}}]`);
        expect(await cellsOf(table)).toEqual([["n"], [text]]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives rows or a named refusal for any change to a file", async () => {
    const seed = Buffer.from(
      '{"data":[{"名":"a\\u0041","n":1.50,"l":[1,{"x":null}]},\n{"n":-1e9,"__proto__":{"a":1}}]}\n',
    );
    const change = fc.tuple(fc.nat(seed.length - 1), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (changes, asLines) => {
          const bytes = Buffer.from(seed);
          for (const [at, byte] of changes) bytes[at] = byte;
          try {
            for (const table of await (asLines ? openLines(bytes) : open(bytes))) await rowsOf(table);
          } catch (error) {
            expect(error).toBeInstanceOf(SelvedgeError);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
