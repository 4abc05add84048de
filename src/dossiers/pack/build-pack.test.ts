import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../model/canonical.ts";
import { buildPack } from "./build-pack.ts";
import { body, document, packInput, said } from "./pack.fixture.ts";
import type { PackInput } from "./pack-input.ts";
import { CodePoints } from "./web-annotation.ts";

const _utf8 = new TextEncoder();
const input: PackInput = { ...packInput, proofs: [{ name: "checkpoint.txt", text: "root\n" }] };
const read = (path: string, of: PackInput = input): string =>
  new TextDecoder().decode(buildPack(of).find((file) => file.path === path)?.content);

describe("a pack", () => {
  it("lists every file with its hash, and withheld documents by hash alone", () => {
    const files = buildPack(input);
    const { files: listed } = JSON.parse(read("manifest.json"));
    expect(listed.map(({ path }: { path: string }) => path)).toEqual(
      files.map(({ path }) => path).filter((path) => path !== "manifest.json"),
    );
    for (const { path, content } of files)
      if (path !== "manifest.json")
        expect(listed).toContainEqual({ path, bytes: content.length, sha256: sha256(content) });
    const withheld = {
      ...input,
      documents: [{ ...document, original: { withheld: "rights of the publisher" } }],
    };
    expect(buildPack(withheld).some(({ path }) => path.startsWith("documents/"))).toBe(false);
    expect(JSON.parse(read("manifest.json", withheld)).withheld).toEqual([
      { sha256: document.sha256, layer: document.layer.id, why: "rights of the publisher" },
    ]);
    expect(buildPack(withheld).some(({ path }) => path.startsWith("layers/"))).toBe(false);
    expect(read("reader.html", withheld)).not.toContain("of Ruritania opened");
    expect(read("reader.html", withheld)).toContain("Nobody was paid");
  });

  it("is the same bytes each time", () => expect(buildPack(input)).toEqual(buildPack(input)));

  it("selects in code points, and by the exact words", () => {
    const { items } = JSON.parse(read("statements.jsonld"));
    const [position, quote] = items[0].target[0].selector;
    expect([...body].slice(position.start, position.end).join("")).toBe(said.text);
    expect(quote.exact).toBe(said.text);
    expect(body).toContain(quote.prefix + quote.exact + quote.suffix);
    expect(position.start).toBe(said.start - 1);
  });

  it("shows each span in its text, and what came from outside cannot act on the page", () => {
    const page = read("reader.html");
    expect(page).toContain('<a class="n" id="d1-w1" href="#d1-s1">1</a>');
    expect(page).toContain("&lt;b&gt;");
    expect(page).not.toContain("<b>nobody");
    expect(page).not.toMatch(/<script|src=|url\(/);
    expect(page).toContain("FICTION");
  });

  it("stops where a span no longer slices", () => {
    const moved = { ...said, pieces: [{ start: 3, end: 9, text: said.text }] };
    expect(() => buildPack({ ...input, documents: [{ ...document, statements: [moved] }] })).toThrow(
      /other words/,
    );
  });

  it("stops where a layer is not the text of its hash", () =>
    expect(() =>
      buildPack({ ...input, documents: [{ ...document, layer: { ...document.layer, text: `${body} ` } }] }),
    ).toThrow(/not the text of its hash/));
});

it("counts code points as an iterator over the text does", () =>
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.nat(40)), (text, places) => {
      const points = new CodePoints(text);
      for (const place of places) {
        const unit = Math.min(place, text.length);
        const low = text.charCodeAt(unit) >= 0xdc00 && text.charCodeAt(unit) <= 0xdfff;
        if (!low) expect(points.at(unit)).toBe([...text.slice(0, unit)].length);
      }
    }),
  ));
