import { describe, expect, it } from "vitest";
import { json, on, suppliers } from "./case-scene.ts";

const assess = async (...argv: string[]) => json("2026-11-23", "assess", "party:P1", ...argv);

describe("where an answer could mislead, it says why", () => {
  it("before any list had an entry, and before a law was in force", async () => {
    await suppliers();
    const { assessments } = await assess("--market", "US", "--on", "2015-01-01");
    const of = (regime: string) => assessments.find((one: { regime: string }) => one.regime === regime);
    expect(of("US-UFLPA")).toMatchObject({ outcome: "not-yet" });
    expect(of("US-UFLPA").notes.join()).toContain("us-uflpa (version");
    expect(of("US-UFLPA").notes.join()).toMatch(/names nobody before \d{4}-\d{2}-\d{2}: on 2015-01-01/);
    expect(of("US-S307").outcome).toBe("unknown");
  });

  it("before anything was recorded at all", async () => {
    const whole = await json("2026-11-23", "assess", "--known-by", "2020-01-01");
    expect(whole.assessments).toEqual([]);
    expect(whole.issues[0].message).toContain("made on 2026-11-20");
    const { code, err } = await on("2026-11-23", "assess", "party:P1", "--known-by", "2020-01-01");
    expect([code, err.replace(/\s+/g, " ")]).toEqual([2, expect.stringContaining("made on 2026-11-20")]);
  });

  it("of two decisions that contradict: the later holds, and both are told", async () => {
    const [line] = (await on("2026-11-23", "screen", "--json")).lines();
    expect(line).toBeDefined();
    await on("2026-11-23", "case", "open", "party:P1", "--regime", "US-S307", "--reason", "x", "--by", "Ada");
    await on("2026-11-23", "case", "decide", "C1", "hold", "--reason", "a", "--by", "Ada");
    const page = await json("2026-11-23", "case", "decide", "C1", "proceed", "--reason", "b", "--by", "Bo");
    expect(page.decided).toBe("contradicted");
    expect(page.decisions.every(({ standing }: { standing: boolean }) => standing)).toBe(true);
  });

  it("of a deadline without calendar: no day, and the reason", async () => {
    await on(
      "2026-11-23",
      "case",
      "open",
      "party:P1",
      "--regime",
      "MX-IMPORT-BAN",
      "--reason",
      "x",
      "--by",
      "Ada",
    );
    const { rail } = await json(
      "2026-11-23",
      ...[
        "case",
        "start",
        "C2",
        "investigation-opened",
        "--date",
        "2026-11-20",
        "--text",
        "notice",
        "--by",
        "Ada",
      ],
    );
    const counted = rail.find(({ note }: { note: string }) => note.includes("no calendar"));
    expect(counted).toMatchObject({ kind: "deadline", date: null, state: "undated" });
  });

  it("of a profile that is missing: which figure, of which row and day", async () => {
    const { assessments } = await assess("--market", "DE-LKSG");
    expect(assessments[0].outcome).toBe("unknown");
    const missing = assessments[0].missing.map(({ text }: { text: string }) => text).join(" ");
    expect(missing).toContain("how many employees does the importer have in Germany");
    expect(missing).toContain("a row");
  });
});
