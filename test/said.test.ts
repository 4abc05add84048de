import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../src/model/canonical.ts";
import { openStore } from "../src/store/open-store.ts";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const workspace = join(dir, "w");
const at = ["--workspace", workspace, "--json"] as const;

/** Nobody is meant: the country, the bodies and the mill are invented. */
const accusation = `Mill of Strelsau accused

STRELSAU - Labour Watch Ruritania accused the Strelsau Spinning Company of forcing at least 4,000 villagers to work. “Nobody was paid,” said Odo Falk, who worked at the Strelsau Spinning Company for two winters. The Strelsau Spinning Company denied that there was any forced labour at its mill.
`;
const answer = `Answer of the mill

The Strelsau Spinning Company said that all of its workers are paid by the hour.
`;

const write = (name: string, text: string): string => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};

const read = async (...files: string[]) => (await selvedge("read", ...files, ...at)).lines();
const judge = (id: string, judgement: string) =>
  selvedge("judge", id, judgement, "--reason", "read it", "--by", "Ada", ...at);

beforeAll(async () => {
  const parties = "name,country,role\nStrelsau Spinning Company,DE,supplier\n";
  await selvedge("import", write("parties.csv", parties), "--workspace", workspace);
  const [line] = await read(write("accusation.txt", accusation), write("answer.txt", answer));
  await judge(line.statements[0].id, "confirmed");
});

describe("an assessment", () => {
  const assess = async (...more: string[]) =>
    (await selvedge("assess", "Strelsau Spinning Company", "--market", "US", ...more, ...at)).json();

  it("cites what is said of the party by all sides, each with the words at its place", async () => {
    const { statements, assessments } = await assess();
    expect(statements.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(["allegation", "denial"]),
    );
    for (const { document, start, end, text, masked, about } of statements) {
      const whole = document === sha256(answer) ? answer : accusation;
      if (!masked) expect(whole.slice(start, end)).toBe(text);
      expect(about).toContainEqual(expect.objectContaining({ name: "Strelsau Spinning Company" }));
    }
    expect(JSON.stringify(statements)).not.toContain("Odo Falk");
    const worker = statements.find(({ text }: { text: string }) => text.includes("Nobody was paid"));
    expect(worker.about[0].concern).toBe("named");
    for (const one of assessments) expect(one.said).toEqual(statements.map(({ id }: { id: string }) => id));
    expect(assessments.every(({ outcome }: { outcome: string }) => outcome !== "applies")).toBe(true);
  });

  it("prints them in the report, with who confirmed what", async () => {
    const report = join(dir, "report.html");
    const { statements } = await assess("--report", report);
    const page = readFileSync(report, "utf8");
    for (const { id } of statements) expect(page).toContain(`id="said-${id}"`);
    expect(page).toContain("<bdi>Ada</bdi> confirmed on");
    expect(page).toContain("no person has confirmed it");
    expect(page).not.toContain("Odo Falk");
  });

  it("takes a sign in only once a person has confirmed it, and decides nothing by it", async () => {
    const signs = (text: { assessments: { evidence: { name: string }[] }[] }) =>
      text.assessments.flatMap(({ evidence }) => evidence.filter(({ name }) => name === "labour-indicator"));
    const [line] = await read(
      write(
        "programme.txt",
        "Villagers arrive\n\nThe Strelsau Spinning Company took in 200 villagers under a labour transfer programme.\n",
      ),
    );
    const before = await assess();
    expect(signs(before)).toEqual([]);
    const sign = line.indicators.find(({ kind }: { kind: string }) => kind === "programme");
    await judge(sign.id, "confirmed");
    const after = await assess();
    const [fact] = signs(after) as unknown as {
      level: string;
      sentence: string;
      sources: { ref: string }[];
    }[];
    expect(fact).toMatchObject({ level: "declared" });
    expect(fact?.sentence).toContain("decides nothing");
    expect(fact?.sources[0]?.ref).toBe(`${line.document.layer}#${sign.start}-${sign.end}`);
    expect(after.assessments.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
      before.assessments.map(({ outcome }: { outcome: string }) => outcome),
    );
  });
});

describe("a citation whose words are not those that were cited", () => {
  it("fails the build of the report, and says which", async () => {
    const { statements } = (await selvedge("assess", "Strelsau Spinning Company", ...at)).json();
    const [{ document, layer, start, end }] = statements;
    const store = await openStore(workspace, { write: true });
    const span = { document, layer, start, end, words: sha256("other words") };
    const judged = { kind: "statement" as const, id: "gone", spans: [span], judgement: "confirmed" as const };
    store.append([
      {
        at: "2026-11-23T12:00:00.000Z",
        by: "Ada",
        type: "suggestion-judged",
        data: { ...judged, reason: "read it", by: "Ada" },
      },
    ]);
    await store.close();
    const report = join(dir, "broken.html");
    const { code, err } = await selvedge("assess", "--report", report, "--workspace", workspace);
    expect(code).toBe(3);
    expect(err).toContain("1 of");
    expect(err).toContain("gone");
    expect(existsSync(report)).toBe(false);
  });
});
