import { beforeAll, describe, expect, it } from "vitest";
import { json, on, suppliers } from "./case-scene.ts";

beforeAll(async () => {
  await suppliers();
  await on(
    "2026-11-20",
    ...["case", "open", "party:P1", "--regime", "US-UFLPA", "--reason", "its site", "--by", "Ada"],
  );
  const page = await json(
    "2026-11-21",
    ...["case", "answer", "C1", "sent invoices", "--from", "Lumo Gin Co.", "--by", "Bo"],
  );
  const { seq } = page.answers[0];
  await on("2026-11-22", "case", "correct", "C1", String(seq), "two invoices, not all", "--by", "Ada");
});

describe("a case that goes on", () => {
  it("shows two decisions that contradict, and neither wins by being later", async () => {
    await on("2026-11-22", "case", "decide", "C1", "hold", "--reason", "papers are missing", "--by", "Ada");
    const both = await json(
      "2026-11-23",
      "case",
      "decide",
      "C1",
      "proceed",
      "--reason",
      "they came",
      "--dissent",
      "Ada: not all",
      "--by",
      "Bo",
    );
    expect(both.decided).toBe("contradicted");
    const first = both.decisions[0].seq;
    const settled = await json(
      "2026-11-23",
      "case",
      "decide",
      "C1",
      "proceed",
      "--reason",
      "agreed",
      "--replaces",
      String(first),
      "--by",
      "Ada",
    );
    expect(settled.decided).toBe("decided");
    expect(settled.decisions).toHaveLength(3);
  });

  it("is not published before the supplier was heard or had its time", async () => {
    expect((await json("2026-11-23", "case", "show", "C1")).unpublishable).toContain("not asked");
    await on(
      "2026-11-23",
      "case",
      "ask-reply",
      "C1",
      "the finding was sent",
      "--from",
      "Lumo Gin Co.",
      "--until",
      "2026-12-01",
      "--by",
      "Ada",
    );
    const page = await json(
      "2026-11-24",
      "case",
      "reply",
      "C1",
      "we buy no cotton there",
      "--from",
      "Lumo Gin Co.",
      "--by",
      "Ada",
    );
    expect(page.unpublishable).toBeNull();
    expect(page.reply.given[0].text).toBe("we buy no cotton there");
  });

  it("takes nothing once closed, until it is reopened", async () => {
    await on("2026-11-24", "case", "close", "C1", "settled", "--by", "Ada");
    const late = await on("2026-11-25", "case", "note", "C1", "one more thing", "--by", "Ada");
    expect([late.code, late.err]).toEqual([3, expect.stringContaining("is closed")]);
    const open = await json("2026-11-25", "case", "reopen", "C1", "a new paper", "--by", "Ada");
    expect(open.state).toBe("open");
  });

  it("prints in eighty columns", async () => {
    const { out } = await on("2026-11-25", "case", "show", "C1");
    for (const line of out.split("\n")) expect([...line].length).toBeLessThanOrEqual(80);
    expect(out).toContain("No audit and no interview of workers");
    expect(out).toContain("two invoices, not all");
    expect((await on("2026-11-25", "case", "show", "C9")).code).toBe(3);
  });
});
