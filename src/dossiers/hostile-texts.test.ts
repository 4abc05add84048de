import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileName, knitFlow, longName, shirtFlow } from "./flows.fixture.ts";
import { tagsOf } from "./page-text.fixture.ts";
import { renderReport } from "./render-report.ts";
import { reportInput } from "./report.fixture.ts";
import type { ReportInput } from "./report-input.ts";

/** The input with every text of a person or a file replaced. */
function withText(text: string): ReportInput {
  const flows = [shirtFlow, knitFlow].map((flow) => ({
    ...flow,
    subjectName: text,
    notes: [text],
    truncated: text,
    paths: flow.paths.map((path) => ({
      ...path,
      weakest: text,
      source: { ...path.source, name: text, partyName: text, sentence: text },
      hops: path.hops.map((hop) => ({
        ...hop,
        fromName: text,
        toName: text,
        goodName: text,
        good: text,
        unit: text,
        document: text,
        lot: text,
        shipment: text,
        notes: [text],
      })),
    })),
  }));
  const assessments = reportInput.assessments.map((found) => ({
    ...found,
    subjectName: text,
    summary: text,
    notes: [text],
    missing: found.missing.map((missing) => ({ ...missing, text })),
    because: found.because.map((because) => ({
      ...because,
      sentence: text,
      citation: text,
      paraphrase: text,
      url: text,
      provision: text,
    })),
    evidence: found.evidence.map((fact) => ({
      ...fact,
      sentence: text,
      sources: [{ kind: "row" as const, ref: text, text }],
    })),
    deadlines: found.deadlines.map((deadline) => ({
      ...deadline,
      event: text,
      who: text,
      source: text,
      runsFrom: text,
    })),
  }));
  return {
    ...reportInput,
    title: text,
    workspace: text,
    importer: [text],
    assessments,
    flows,
    lists: reportInput.lists.map((list) => ({
      ...list,
      title: text,
      publisher: text,
      url: text,
      key: text,
      version: text,
      knownGaps: [text],
    })),
    gaps: [text],
    issues: [{ message: text, hint: text }],
    fingerprint: text,
    countries: { "party:01": text },
    regimeNames: { "US-UFLPA": text },
  };
}

const tagName = /^<(\/?[a-z][a-z0-9]*|!doctype)(\s[^<>]*)?\/?>$/i;
const nameOf = (tag: string): string => tagName.exec(tag)?.[1] ?? tag;
const allowed = new Set(tagsOf(renderReport(reportInput)).map(nameOf));

/** A tag whose attributes were emptied: names and nothing else. */
const plainTag = /^<[/!]?[a-z][a-z0-9]*(\s+(?!on)[a-zA-Z-]+=?)*\s*\/?>$/i;

/** What stands in the page beside its own style sheet. */
const withoutStyles = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/g, "");

describe("texts from outside", () => {
  it.each([
    hostileName,
    longName,
    "</style></title></svg></desc><script>alert(1)</script>",
    `" onmouseover="alert(1)`,
    "]]><!-- {} */ url(https://example.org/) @import",
    "\u2067\u061c\u200f \u06af\u06c7\u0644 \u2069",
  ])("%j stay text", (text) => {
    const made = renderReport(withText(text));
    for (const tag of tagsOf(made)) {
      expect(allowed).toContain(nameOf(tag));
      expect(tag).not.toMatch(/\son[a-z]+="/i);
    }
    expect(made.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(made.match(/<\/?style>/g)).toEqual(["<style>", "</style>"]);
    expect(/<style>([\s\S]*?)<\/style>/.exec(made)?.[1]).not.toMatch(/url\(|@import|<|alert\(/);
  });

  it("stay text, whatever they are: no mark of theirs begins a tag or ends an attribute", () => {
    const unit = fc.constantFrom(...`<>"'&/=!-a\\\`{}*\u202e\0 `);
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const made = renderReport(withText(text));
        const tags = tagsOf(made);
        expect(tags).toHaveLength(withoutStyles(made).split("<").length - 1);
        for (const tag of tags) expect(allowed).toContain(nameOf(tag));
        for (const tag of tags) expect(tag.replace(/"[^"]*"/g, "")).toMatch(plainTag);
      }),
      { numRuns: 40 },
    );
  });
});
