import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalJson, sha256 } from "../src/model/canonical.ts";
import { dir, json, on, suppliers, write } from "./case-scene.ts";

beforeAll(suppliers);

describe("a case", () => {
  it("is opened on an answer, which is kept byte for byte", async () => {
    const page = await json(
      "2026-11-20",
      "case",
      "open",
      "party:P1",
      "--regime",
      "US-UFLPA",
      "--reason",
      "its site",
      "--by",
      "Ada",
    );
    expect(page).toMatchObject({
      case: "C1",
      state: "open",
      subjectName: "Lumo Gin Co.",
      decided: "nothing",
    });
    const before = await json("2026-11-20", "case", "finding", "C1");
    expect(sha256(canonicalJson(before.answer))).toBe(page.assessment);
    expect(before.answer.fingerprint).toBe(page.fingerprint);
    // Whatever comes in later, the answer stays what it was.
    await on("2026-11-21", "import", write("more.csv", "party,name,country,role\nP3,Another,CN,supplier\n"));
    const out = join(dir, "finding.json");
    await on("2026-11-21", "case", "finding", "C1", "--out", out);
    expect(sha256(readFileSync(out))).toBe(page.assessment);
  });

  it("is opened once on one finding, and on one instrument", async () => {
    const again = await on(
      "2026-11-20",
      "case",
      "open",
      "party:P1",
      "--regime",
      "US-UFLPA",
      "--reason",
      "x",
      "--by",
      "Bo",
    );
    expect([again.code, again.err]).toEqual([3, expect.stringContaining("C1")]);
    const many = await on(
      "2026-11-20",
      "case",
      "open",
      "party:P2",
      "--regime",
      "US",
      "--reason",
      "x",
      "--by",
      "Bo",
    );
    expect([many.code, many.err.replace(/\s+/g, " ")]).toEqual([2, expect.stringContaining("opened on one")]);
  });

  it("tells what is due: deadlines from their own starts, tasks, and what has no day", async () => {
    await on(
      "2026-11-20",
      "case",
      "task",
      "C1",
      "ask for invoices",
      "--owner",
      "Bo",
      "--due",
      "2026-11-22",
      "--by",
      "Ada",
    );
    const wrong = await on(
      "2026-11-20",
      "case",
      "start",
      "C1",
      "full-moon",
      "--date",
      "2026-11-19",
      "--text",
      "x",
      "--by",
      "Ada",
    );
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("goods-presented")]);
    const page = await json(
      "2026-11-20",
      "case",
      "start",
      "C1",
      "goods-presented",
      "--date",
      "2026-11-19",
      "--text",
      "notice 7",
      "--by",
      "Ada",
    );
    const law = page.rail.filter(({ kind }: { kind: string }) => kind === "deadline");
    expect(
      law.some(({ date }: { date: string | null }) => date === "2026-12-21" || date === "2026-12-19"),
    ).toBe(true);
    expect(page.rail.map(({ date }: { date: string | null }) => date ?? "9999")).toEqual(
      page.rail.map(({ date }: { date: string | null }) => date ?? "9999").toSorted(),
    );
    const { cases } = await json("2026-11-25", "case", "list");
    expect(cases[0]).toMatchObject({ case: "C1", late: 1, next: { late: true, date: "2026-11-22" } });
  });

  it("keeps what was asked and answered, with the paper, and corrects in the open", async () => {
    await on("2026-11-21", "case", "request", "C1", "invoices of May", "--to", "Lumo Gin Co.", "--by", "Bo");
    const paper = write("answer.txt", "Enclosed are the invoices.");
    const page = await json(
      "2026-11-22",
      "case",
      "answer",
      "C1",
      "sent invoices",
      "--from",
      "Lumo Gin Co.",
      "--file",
      paper,
      "--by",
      "Bo",
    );
    expect(page.answers[0]).toMatchObject({
      sha256: sha256("Enclosed are the invoices."),
      file: "answer.txt",
    });
    const answer = page.answers[0].seq;
    const mended = await json(
      "2026-11-22",
      "case",
      "correct",
      "C1",
      String(answer),
      "two invoices, not all",
      "--by",
      "Ada",
    );
    expect(mended.answers[0]).toMatchObject({
      text: "sent invoices",
      corrections: [{ text: "two invoices, not all" }],
    });
    expect((await json("2026-11-22", "verify")).problems).toEqual([]);
  });

  it("proposes no audit where a record shows work in the region, and takes a mapped exit", async () => {
    const page = await json("2026-11-22", "case", "show", "C1");
    expect(page.exitOnly.length).toBeGreaterThan(0);
    const audit = await on(
      "2026-11-22",
      "case",
      "plan",
      "C1",
      "identify",
      "audit the gin",
      "--owner",
      "Bo",
      "--by",
      "Ada",
    );
    expect([audit.code, audit.err.replace(/\s+/g, " ")]).toEqual([
      3,
      expect.stringContaining("cannot speak freely"),
    ]);
    const exit = await json(
      "2026-11-22",
      "case",
      "plan",
      "C1",
      "exit",
      "map what is bought there and replace it",
      "--owner",
      "Bo",
      "--by",
      "Ada",
    );
    expect(exit.plan).toHaveLength(1);
    const other = await json(
      "2026-11-22",
      "case",
      "open",
      "party:P2",
      "--regime",
      "US-UFLPA",
      "--reason",
      "x",
      "--by",
      "Ada",
    );
    expect(other.exitOnly).toEqual([]);
    const allowed = await json(
      "2026-11-22",
      "case",
      "plan",
      other.case,
      "identify",
      "audit the mill",
      "--owner",
      "Bo",
      "--by",
      "Ada",
    );
    expect(allowed.plan).toHaveLength(1);
  });
});
