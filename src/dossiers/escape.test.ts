import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cssString, escapeHtml, safeUrl, visible } from "./escape.ts";

describe("escapeHtml(text)", () => {
  it.each([
    ["<script>", "&lt;script&gt;"],
    [`"a" & 'b'`, "&quot;a&quot; &amp; &#39;b&#39;"],
    ["\u202egnp", "&lt;U+202E&gt;gnp"],
    ["a\u0000b\u0007", "a&lt;U+0000&gt;b&lt;U+0007&gt;"],
    ["Lumo\u200bGin", "Lumo&lt;U+200B&gt;Gin"],
    ["line\r\nline\tcell", "line line cell"],
    ["\ud800", "\ufffd"],
    ["霓云 گۇل", "霓云 گۇل"],
  ])("writes %j as %j", (text, expected) => {
    expect(escapeHtml(text)).toBe(expected);
  });

  it("leaves nothing that markup is made of, and nothing that acts unseen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});

describe("cssString(text)", () => {
  it("ends neither the string nor the style element", () => {
    expect(cssString('a"}</style>\\')).toBe('"a\\0022 \\007D \\003C \\002F style\\003E \\005C "');
  });

  it("holds only letters, digits, spaces and escapes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cssString(text)).toMatch(/^"(?:[A-Za-z0-9 ]|\\[0-9A-F]{4,6} )*"$/);
      }),
    );
  });
});

describe("safeUrl(text)", () => {
  it.each([
    ["https://www.dhs.gov/uflpa-entity-list", true],
    ["http://example.org/a?b=c#d", true],
    ["javascript:alert(1)", false],
    ["data:text/html,x", false],
    ["//example.org", false],
    ["https://example.org/<script>", false],
    ["https://", false],
    ["", false],
  ])("%j: %s", (text, safe) => {
    expect(safeUrl(text) === text).toBe(safe);
  });
});
