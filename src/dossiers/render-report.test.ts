import { describe, expect, it } from "vitest";
import { knitFlow, shirtFlow } from "./flows.fixture.ts";
import { tagsOf, textOf } from "./page-text.fixture.ts";
import { renderReport } from "./render-report.ts";
import { reportInput } from "./report.fixture.ts";

const page = renderReport(reportInput);

const count = (text: string, part: string): number => text.split(part).length - 1;

describe("renderReport(input)", () => {
  it("gives the same bytes for the same input", () => {
    expect(renderReport(structuredClone(reportInput))).toBe(page);
  });

  it("is one document that loads and runs nothing", () => {
    expect(page.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'".replaceAll("'", "&#39;"));
    expect(page).not.toMatch(
      /<(script|link|img|iframe|object|embed|base|form|video|audio|source|use|image)\b/i,
    );
    expect(tagsOf(page).join("")).not.toMatch(/\s(src|srcset|xlink:href|style|on[a-z]+)=/i);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it("sends a reader only to addresses of the web or to its own anchors", () => {
    const targets = tagsOf(page).flatMap((tag) => /href="([^"]*)"/.exec(tag)?.[1] ?? []);
    expect(targets.length).toBeGreaterThan(20);
    for (const target of targets) expect(target).toMatch(/^(#[a-zA-Z0-9-]+|https?:\/\/.+)$/);
    expect(page).toContain("javascript:alert(1)");
  });

  it("has every id once, and every anchor leads somewhere", () => {
    const tags = tagsOf(page);
    const ids = tags.flatMap((tag) => /\sid="([^"]*)"/.exec(tag)?.[1] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const tag of tags) {
      const target = /href="#([^"]*)"/.exec(tag)?.[1];
      if (target !== undefined) expect(ids).toContain(target);
      for (const id of /aria-labelledby="([^"]*)"/.exec(tag)?.[1]?.split(" ") ?? [])
        expect(ids).toContain(id);
    }
  });

  it("shows each fact once, however many subjects it was read for", () => {
    const sentence =
      'names "Garments" from BD (child-labour, forced-labour); an indicator that decides nothing';
    expect(count(textOf(page), sentence)).toBe(1);
    expect(count(page, 'class="facts-list"')).toBeGreaterThan(4);
  });

  it("keeps the four questions apart, and a fact that is in none is not lost", () => {
    const text = textOf(page);
    const order = [
      "Is this party that party?",
      "Was a stage performed",
      "Did material from there",
      "Is forced labour present?",
    ].map((words) => text.indexOf(words));
    expect(order.every((place, at) => place > (order[at - 1] ?? 0))).toBe(true);
    expect(text).toContain("Selvedge does not answer this question");
    expect(text).toContain("Other records");
    expect(text).toContain("Shipment SH-1007 was imported on 2026-06-02.");
  });

  it("says under labour what a law presumes, and for which subjects its conditions are met", () => {
    const text = textOf(page);
    const labour = text.slice(
      text.indexOf("Is forced labour present?"),
      text.indexOf("Where conditions are met"),
    );
    expect(labour).toContain("US-UFLPA:2(d)(2)(B)(ii)");
    expect(labour).toContain("whose presumption stands under Law");
    expect(labour).toContain("its conditions are met on these facts for Poplin shirt, men's");
    expect(count(text, "The presumption of s.3(a) also holds for goods produced by an entity")).toBe(1);
    expect(labour).toContain("A presumption says nothing of what happened at any one place.");
    expect(labour).not.toContain("EU-FLR:3");
  });

  it("says how each outcome's law was read, with provision, citation and address", () => {
    const text = textOf(page);
    for (const words of [
      "conditions met on these facts",
      "CBP decides",
      "Pub. L. 117-78, s.3(a) with s.2(d)(2)(B)(ii)",
      "https://www.govinfo.gov/content/pkg/PLAW-117publ78/html/PLAW-117publ78.htm",
      "in this project's words",
      "read in the official text",
      "read in secondary sources, not in the official text",
      "the importer answers the detention notice",
      "2026-12-22",
      "not yet in force",
      "contested",
    ])
      expect(text).toContain(words);
  });

  it("says the same in the table of movements as in the drawing", () => {
    const text = textOf(page);
    for (const words of [
      "48,000 lb",
      "21,772.43376 kg",
      "2026-03-01 to 2026-03-31",
      "no HS code",
      "may be one party",
      "kilograms not known",
      "from 2026-03-02 on",
    ])
      expect(text).toContain(words);
    expect(page).toContain('role="img"');
    expect(page).toMatch(/<desc[^>]*>1: Korvan/);
  });

  it("names what was set aside, where records end, and what to ask", () => {
    const text = textOf(page);
    expect(text).toContain(
      "SH-1009 cannot have arrived before 2026-05-10; SH-1004 left by 2026-04-20: 20 days.",
    );
    expect(text).toContain("Nobody is named as the one that sent SH-1008");
    expect(text).toContain("Nothing is recorded to have come to Korvan Cotton Ginning Co., Ltd.");
    expect(text).toContain("No path from a source was found in the records. That clears nothing");
    expect(text).toContain("ends after the first 50");
  });

  it("calls no candidate a listed party", () => {
    const row = page.split("<tr>").find((row) => row.includes("potential match (band strong) of an entry"));
    expect(row).toContain("Possible match with a listed party");
    expect(row).not.toContain(">Listed party<");
  });

  it("marks fiction at the head, in every section and on every printed page, and only there", () => {
    expect(count(page, '<span class="fiction-mark">Fiction</span>')).toBeGreaterThanOrEqual(10);
    expect(page).toContain('@top-right { content: "FICTION"');
    expect(page).toContain("<title>FICTION - ");
    const real = renderReport({
      ...reportInput,
      fictional: false,
      assessments: [],
      lists: [],
      flows: [knitFlow],
    });
    expect(real.replace(/fiction-(band|mark)|\.fiction\b/g, "")).not.toMatch(/fiction/i);
  });

  it("holds with nothing in it, and clears nobody by that", () => {
    const empty = renderReport({
      ...reportInput,
      importer: [],
      assessments: [],
      flows: [],
      lists: [],
      gaps: [],
      issues: [],
    });
    const text = textOf(empty);
    expect(text).toContain("No subject was assessed.");
    expect(text).toContain("Nothing is recorded on this question. That says nothing about the answer.");
    expect(text).toContain("this report cannot know of it");
  });

  it("lists a thousand subjects without losing one", () => {
    const [first] = reportInput.assessments;
    if (first === undefined) throw new Error("the fixture has assessments");
    const assessments = Array.from({ length: 1000 }, (_, at) => ({
      ...first,
      subject: `product:P-${at}`,
      subjectName: `Product ${at}`,
    }));
    const text = textOf(renderReport({ ...reportInput, assessments, flows: [shirtFlow] }));
    expect(text).toContain("Product 999");
    expect(text).toContain("and 975 more, in the table below");
  });
});

describe("the words of the page", () => {
  const own = textOf(page);

  it.each([
    /\bclean(ed|ly)?\b/i,
    /\bcompliant\b/i,
    /\bhigh[- ]risk\b/i,
    /forced labou?r (was |is )?(found|present at|detected)/i,
    /\buighur/i,
    /\brisk score\b/i,
    /\b(guilty|violat|tainted|safe supplier|approved)/i,
  ])("do not hold %s", (forbidden) => {
    expect(own).not.toMatch(forbidden);
  });

  it("say of absence that it clears nobody", () => {
    expect(own).toContain("It clears nobody and accuses nobody.");
    expect(own).toContain("No entry found is not a clearance");
    expect(own).toContain("A missing record breaks no path and clears nobody.");
  });
});
