import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, folder, selvedge } from "./terminal.ts";

const dir = folder();
let demo: Answer;
let answer: any;

beforeAll(async () => {
  demo = await selvedge("demo", "--json", "--workspace", join(dir, "demo"));
  answer = demo.json();
});

const screened = (name: string) =>
  answer.screened.find((line: { input: { names: string[] } }) => line.input.names.includes(name));
const located = (text: string) =>
  answer.located.filter((line: { input: string }) => line.input.includes(text));
const assessed = (subject: string, regime: string) =>
  answer.assessments.find(
    (each: { subject: string; subjectName: string; regime: string }) =>
      (each.subject === subject || each.subjectName === subject) && each.regime === regime,
  );

describe("demo --json", () => {
  it("is marked as fiction, on every sentence built on the example list too", () => {
    expect(demo.code).toBe(0);
    expect(answer.fictional).toBe(true);
    const sentences = answer.assessments.flatMap((each: any) =>
      each.because.map((because: any) => because.sentence),
    );
    const built = sentences.filter((sentence: string) => sentence.includes("example-entity-list"));
    expect(built.length).toBeGreaterThan(0);
    expect(built.filter((sentence: string) => !sentence.includes("fiction"))).toEqual([]);
  });

  it("has an outcome that applies, with provision and sentence", () => {
    const applies = answer.assessments.filter(({ outcome }: any) => outcome === "applies");
    expect(applies.length).toBeGreaterThan(0);
    for (const each of applies) {
      expect(each.because[0].provision).not.toBe("");
      expect(each.because[0].sentence).toMatch(/conditions of .* are met on these facts.*CBP decides/s);
      expect(each.because[0].citation).not.toBe("");
    }
  });

  it("has an unknown that says what is missing", () => {
    const unknown = answer.assessments.filter(({ outcome }: any) => outcome === "unknown");
    expect(unknown.length).toBeGreaterThan(0);
    for (const each of unknown) expect(each.missing.length).toBeGreaterThan(0);
  });

  it("reads every row of every file", () => {
    for (const file of answer.files) expect(file.accepted + file.repaired + file.quarantined).toBe(file.rows);
  });

  it("gives every explanation as lines that sum to the score", () => {
    for (const { hits } of answer.screened) {
      for (const hit of hits) {
        const sum = hit.explanation.reduce(
          (total: number, { contribution }: any) => total + Math.round(contribution * 10_000),
          0,
        );
        expect(sum).toBe(Math.round(hit.score * 10_000));
      }
    }
  });
});

describe("the traps of the example", () => {
  it("a supplier written only in Chinese meets the entry written only in Latin letters", () => {
    const [hit] = screened("阿克苏霓云棉纺织有限公司").hits;
    expect(hit).toMatchObject({
      list: "example-entity-list",
      name: "Aksu Niyun Cotton Textile Co., Ltd.",
      identity: "candidate",
    });
    expect(["strong", "review"]).toContain(hit.band);
  });

  it("a sister company in the same town and trade is no alert", () => {
    const alerts = screened("Aksu Tanshuo Cotton Textile Co., Ltd.").hits.filter(
      ({ band }: any) => band === "strong" || band === "review",
    );
    expect(alerts).toEqual([]);
  });

  it('"Xinjiang Road, Shanghai" is in Shanghai', () => {
    const [line] = located("No. 88 Xinjiang Road");
    expect(line.region).toBe("CN-SH");
    expect(line.regions.map(({ code }: any) => code)).not.toContain("CN-XJ");
  });

  it("a Uyghur-named restaurant in Istanbul is no hit and in no region of China", () => {
    expect(screened("Uyghur Lezzet Sofrasi Restaurant").hits).toEqual([]);
    for (const line of located("Uyghur Lezzet")) expect(JSON.stringify(line.regions)).not.toContain("CN");
  });

  it("a gin with an address in the XUAR: a record shows the place, and the place limb is met for goods it makes", () => {
    const shown = located("Ginnery Lane").flatMap(({ regions }: any) => regions);
    expect(shown).toContainEqual({ code: "CN-XJ", strength: "shows" });
    expect(assessed("Korvan Cotton Ginning Co., Ltd.", "US-UFLPA").outcome).toBe("applies");
  });

  it("its lint, tied to it by a statement alone, stays unknown and says which record is missing", () => {
    const lint = assessed("product:LINT-A", "US-UFLPA");
    expect(lint.outcome).toBe("unknown");
    expect(JSON.stringify(lint.missing)).toContain("record");
  });

  it("an undecided candidate is unknown: is X the listed Y?", () => {
    const found = assessed("阿克苏霓云棉纺织有限公司", "US-UFLPA");
    expect(found.outcome).toBe("unknown");
    expect(JSON.stringify(found.missing)).toContain("Aksu Niyun Cotton Textile");
    expect(assessed("product:SHIRT-01", "US-UFLPA").outcome).toBe("unknown");
  });

  it("a decided one applies, and names who decided, when", () => {
    const found = assessed("product:POPLIN-40", "US-UFLPA");
    expect(found.outcome).toBe("applies");
    expect(found.because[0].sentence).toContain("Iris Falk");
    expect(found.because[0].sentence).toContain("2026-03-02");
  });

  it("real lists answer for the rows without shipments, and a candidate there never applies", () => {
    const [huafu] = screened("阿克苏华孚色纺有限公司").hits;
    expect(huafu).toMatchObject({
      list: "us-uflpa",
      name: "Aksu Huafu Color Spinning Co., Ltd.",
      band: "strong",
    });
    expect(screened("Hefei Meiling Co Ltd").hits[0].name).toBe("Changhong Meiling Co., Ltd.");
    expect(screened("Ostrava Brass Fittings s.r.o.").hits).toEqual([]);
    expect(assessed("阿克苏华孚色纺有限公司", "US-UFLPA").outcome).toBe("unknown");
  });

  it("the EU regulation is not yet in force", () => {
    expect(assessed("product:SHIRT-01", "EU-FLR").outcome).toBe("not-yet");
  });
});

describe("the demo in 80 columns", () => {
  it("has no line that is wider, and no escape codes where there is no terminal", async () => {
    const { columnsOf } = await import("../src/cli/render/terminal.ts");
    const { out } = await selvedge("demo", "--workspace", join(dir, "demo"));
    expect(out.split("\n").filter((line) => !line.includes("--workspace") && columnsOf(line) > 80)).toEqual(
      [],
    );
    expect(out).not.toContain("\u001b");
  });

  it("run twice over the same workspace answers with the same bytes", async () => {
    const again = await selvedge("demo", "--json", "--workspace", join(dir, "demo"));
    expect(again.out).toBe(demo.out);
  });
});
