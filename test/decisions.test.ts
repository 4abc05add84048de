import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const workspace = join(dir, "acme");
const file = (name: string, lines: readonly string[]): string => {
  writeFileSync(join(dir, name), `${lines.join("\n")}\n`);
  return join(dir, name);
};
const entry = '"Xinjiang Zhongtai Chemical Co. Ltd."';
const heading = "party,list,entry,decision,reason,by,date";

const hitsOf = async (name: string) =>
  (await selvedge("screen", "--json", "--workspace", workspace))
    .lines()
    .find(({ input }) => input.names.includes(name)).hits;
const uflpa = async (subject: string) =>
  (await selvedge("assess", subject, "--market", "US", "--json", "--workspace", workspace))
    .json()
    .assessments.find(({ regime }: any) => regime === "US-UFLPA");

beforeAll(async () => {
  const parties = file("parties.csv", [
    "party,name,country",
    "P-1,Zorbeck Oils Ltd.,AE",
    "P-2,Quillon Resins Ltd.,AE",
  ]);
  const first = file("first.csv", [
    heading,
    `P-1,us-uflpa,${entry},same,registry extract,A. First,2026-09-09`,
    `P-2,us-uflpa,${entry},cannot-tell,no papers,A. First,2026-09-09`,
  ]);
  const late = file("late.csv", [heading, `P-1,us-uflpa,${entry},not-same,older note,D. Late,2025-12-01`]);
  for (const each of [parties, first, late])
    expect((await selvedge("import", each, "--workspace", workspace)).err).toBe("");
});

describe("a decision on names that are nothing alike", () => {
  it("is a hit of its own in screen, with who decided", async () => {
    expect(await hitsOf("Zorbeck Oils Ltd.")).toEqual([
      expect.objectContaining({
        identity: "decided",
        decision: "same",
        score: 0,
        sentence: expect.stringContaining("A. First"),
      }),
    ]);
  });

  it("carries the law's answer, with the same person and day", async () => {
    const found = await uflpa("P-1");
    expect(found.outcome).toBe("applies");
    expect(found.because[0].sentence).toContain("A. First");
    expect(found.because[0].sentence).toContain("2026-09-09");
  });

  it("is not overruled, nor recorded in vain, by one that is typed with an earlier day", async () => {
    const [{ hit }] = await hitsOf("Zorbeck Oils Ltd.");
    const said = ["--reason", "older note", "--by", "D. Late", "--workspace", workspace];
    const early = await selvedge("decide", hit, "not-same", ...said, "--date", "2026-09-08");
    expect([early.code, early.err.replace(/\s+/g, " ")]).toEqual([
      3,
      expect.stringContaining('A. First decided "same" on 2026-09-09'),
    ]);
    expect(await hitsOf("Zorbeck Oils Ltd.")).toEqual([expect.objectContaining({ decision: "same" })]);
  });

  it("an older decision that is imported later does not win", async () => {
    expect(JSON.stringify(await hitsOf("Zorbeck Oils Ltd."))).not.toContain('"decision":"not-same"');
    expect(JSON.stringify(await uflpa("P-1"))).not.toContain(
      "D. Late decided on 2025-12-01 that the party is the listed",
    );
  });

  it("cannot-tell stays in view and stays a question", async () => {
    expect(await hitsOf("Quillon Resins Ltd.")).toEqual([
      expect.objectContaining({ identity: "candidate", decision: "cannot-tell" }),
    ]);
    const found = await uflpa("P-2");
    expect(found.outcome).toBe("unknown");
    expect(JSON.stringify(found.missing)).toContain("Xinjiang Zhongtai Chemical");
  });
});

describe("a decision file that names what is not there", () => {
  it("is asked about at import and in assess, and decides nothing", async () => {
    const odd = file("odd.csv", [heading, `P-9,us-uflpa,${entry},same,r,A. First,2026-09-09`]);
    const { json } = await selvedge("import", odd, "--json", "--workspace", workspace);
    expect(json().questions).toEqual([expect.stringMatching(/odd\.csv, row 2: .*P-9/)]);
    expect((await selvedge("assess", "P-1", "--json", "--workspace", workspace)).json().issues).toHaveLength(
      1,
    );
  });
});
