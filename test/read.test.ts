import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sha256 } from "../src/model/canonical.ts";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
/** Nobody is meant: the country, the bodies and the mill are invented. */
const article = `Mill accused of forced labour

Labour Watch Ruritania accused the Strelsau Spinning Company of forcing at least 4,000 villagers to work. “Nobody was paid,” said Ada Lind, director of Labour Watch Ruritania. The company denied that there was any forced labour at its mill.
`;
const path = join(dir, "article.txt");
writeFileSync(path, article);

it("reads who says what, with exact spans, the same each time", async () => {
  const answer = await selvedge("read", path, "--json", "--look");
  expect(answer.code).toBe(0);
  const [line] = answer.lines();
  expect(line.document).toMatchObject({
    file: "article.txt",
    sha256: sha256(article),
    language: "en",
    title: "Mill accused of forced labour",
  });
  for (const statement of line.statements) {
    expect(article.slice(statement.start, statement.end)).toBe(statement.text);
    for (const piece of statement.pieces) expect(article.slice(piece.start, piece.end)).toBe(piece.text);
    if (statement.cue !== null)
      expect(article.slice(statement.cue.start, statement.cue.end)).toBe(statement.cue.text);
  }
  const told = line.statements
    .filter(({ form }: { form: string | null }) => form === null)
    .map(({ speaker, type }: { speaker: { resolved: string }; type: string }) => [speaker.resolved, type]);
  expect(told).toContainEqual(["Labour Watch Ruritania", "allegation"]);
  // Who denies is the company, by whatever name; never who accused it.
  const deniers = told.filter(([, type]: string[]) => type === "denial").map(([who]: string[]) => who);
  expect(deniers).toHaveLength(1);
  expect(deniers).not.toContain("Labour Watch Ruritania");
  expect(told.some(([who]: string[]) => who === "Ada Lind")).toBe(true);
  expect(line.conflicts).toContainEqual(
    expect.objectContaining({ strength: "direct", proposition: "forced-labour" }),
  );
  expect(line.figures).toContainEqual(expect.objectContaining({ bound: "at-least", min: "4000" }));
  expect((await selvedge("read", path, "--json", "--look")).out).toBe(answer.out);
});

it("is shown to a person in 80 columns", async () => {
  const { out } = await selvedge("read", path, "--look");
  expect(out).toContain("Labour Watch Ruritania");
  expect(out).toContain("Against each other");
  for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

it("says what it cannot read, and reads the rest", async () => {
  const broken = join(dir, "paper.pdf");
  writeFileSync(broken, "%PDF-1.7 nothing");
  const answer = await selvedge("read", broken, path, "--look", "--json");
  expect(answer.code).toBe(3);
  const [unread, read] = answer.lines();
  expect(unread).toMatchObject({ document: { mediaType: "application/pdf", layer: null }, statements: [] });
  expect(unread.problem.hint).not.toBe("");
  expect(read.statements.length).toBeGreaterThan(0);
});
