import { describe, expect, it } from "vitest";
import type { Assessment } from "../model/fact.ts";
import { SelvedgeError } from "../model/issue.ts";
import { assess } from "./assess.ts";
import { decided, entry, hit, list, party, world } from "./world.fixture.ts";
import type { AssessmentWorld, Subject } from "./world.ts";

const gin = party("Lumo Gin Co., Ltd.");
const subject: Subject = { kind: "party", id: gin.id, name: gin.name };
const listedGin = entry("Lumo Gin");
const made = decided(gin, listedGin);
const today = "2026-11-22";

const listedWorld = (parts: Partial<AssessmentWorld> = {}): AssessmentWorld =>
  world({
    parties: [gin],
    lists: [list("us-uflpa", [listedGin])],
    hits: new Map([[gin.id, [made.hit]]]),
    decisions: [made.decision],
    ...parts,
  });

const one = (of: AssessmentWorld, regime: string, on?: string): Assessment => {
  const markets = regime === "EU-FLR" ? ["EU"] : ["US"];
  const found = assess(of, { subjects: [subject], markets, on, today }).find(
    (each) => each.regime === regime,
  );
  if (found === undefined) throw new Error(`no ${regime}`);
  return found;
};

describe("assess(world, {subjects: [a party]})", () => {
  it("applies with the exact sentence where a person decided", () => {
    const found = one(listedWorld(), "US-UFLPA");
    expect(found.outcome).toBe("applies");
    expect(found.because).toMatchObject([
      {
        provision: "US-UFLPA:2(d)(2)(B)(v)",
        sentence:
          'A. Analyst decided on 2026-03-02 that Lumo Gin Co., Ltd. is the listed "Lumo Gin" (us-uflpa, version 2026-07-09-000000000000, section 2(d)(2)(B)(v), in force since 2022-06-21); the conditions of UFLPA s.3(a) are met on these facts for goods it makes; such goods would be presumed prohibited from entry under 19 U.S.C. 1307; CBP decides.',
        citation: "Pub. L. 117-78, s.3(a) with s.2(d)(2)(B)(v)",
        facts: [found.evidence[0]?.id],
      },
    ]);
    expect(found.evidence[0]?.sources.map((source) => source.kind)).toEqual(["list-entry", "decision"]);
    expect(found.basis).toBe("secondary");
    expect(found.on).toBe(today);
    expect(found.deadlines).toEqual([]);
  });

  it.each([
    ["2025-01-14", "unknown"],
    ["2025-01-15", "applies"],
  ])("applies on the day of the listing and not the day before (%s: %s)", (on, outcome) => {
    const late = entry("Lumo Gin", {
      firstListed: "2025-01-15",
      sublists: [{ key: "v", from: "2025-01-15" }],
    });
    const found = one(listedWorld({ lists: [list("us-uflpa", [late])] }), "US-UFLPA", on);
    expect(found.outcome).toBe(outcome);
    if (outcome === "unknown")
      expect(found.evidence.map((fact) => fact.sentence).join(" ")).toContain(
        `on ${on} that listing was not in force`,
      );
  });

  it("takes the name and the sub-list in force on the date of an amended entry", () => {
    const renamed = entry("Lumo New", {
      names: [
        { text: "Lumo Old", kind: "primary", to: "2024-10-02" },
        { text: "Lumo New", kind: "primary", from: "2024-10-03" },
      ],
      sublists: [
        { key: "ii", from: "2022-06-21" },
        { key: "v", from: "2024-10-03" },
      ],
      amended: ["2024-10-03"],
    });
    const choice = decided(gin, renamed);
    const of = listedWorld({
      lists: [list("us-uflpa", [renamed])],
      hits: new Map([[gin.id, [choice.hit]]]),
      decisions: [choice.decision],
    });
    const before = one(of, "US-UFLPA", "2024-10-02");
    expect(before.because.map((reason) => reason.provision)).toEqual(["US-UFLPA:2(d)(2)(B)(ii)"]);
    expect(before.because[0]?.sentence).toContain('the listed "Lumo Old"');
    const after = one(of, "US-UFLPA", "2024-10-03");
    expect(after.because.map((reason) => reason.provision).sort()).toEqual([
      "US-UFLPA:2(d)(2)(B)(ii)",
      "US-UFLPA:2(d)(2)(B)(v)",
    ]);
    expect(after.because[0]?.sentence).toContain('the listed "Lumo New"');
  });

  it("does not apply after a removal", () => {
    const removed = entry("Lumo Gin", { removed: "2024-12-31" });
    const of = listedWorld({ lists: [list("us-uflpa", [removed])] });
    expect(one(of, "US-UFLPA", "2024-12-31").outcome).toBe("applies");
    expect(one(of, "US-UFLPA", "2025-01-01").outcome).toBe("unknown");
  });

  it("asks who a candidate is, and does not apply", () => {
    const of = listedWorld({ hits: new Map([[gin.id, [hit(gin, listedGin)]]]), decisions: [] });
    const found = one(of, "US-UFLPA");
    expect(found.outcome).toBe("unknown");
    expect(found.missing[0]).toEqual({
      fact: "listed-party",
      text: 'is Lumo Gin Co., Ltd. the listed "Lumo Gin"?',
    });
    expect(found.because[0]?.sentence).toContain("is a potential match (band strong)");
    expect(found.because[0]?.sentence).toContain("no person has decided");
  });

  it("rests on equal identifiers and names them", () => {
    const identified = hit(gin, listedGin, {
      kind: "identifier",
      identity: "identified",
      explanation: [
        {
          kind: "identifier",
          query: "USCC 91650100MA0000000X",
          candidate: "x",
          similarity: 0,
          weight: 0,
          contribution: 0,
        },
      ],
    });
    const found = one(listedWorld({ hits: new Map([[gin.id, [identified]]]), decisions: [] }), "US-UFLPA");
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain(
      "bears the same valid USCC 91650100MA0000000X as the listed",
    );
  });

  it("keeps a hit that was decided not to be the same in sight, and asks nothing about it", () => {
    const other = hit(gin, listedGin, { decision: "not-same" });
    const decision = { ...made.decision, decision: "not-same" as const };
    const found = one(listedWorld({ hits: new Map([[gin.id, [other]]]), decisions: [decision] }), "US-UFLPA");
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map((missing) => missing.text).join(" ")).not.toContain(
      "is Lumo Gin Co., Ltd. the listed",
    );
    expect(found.evidence.map((fact) => fact.name)).toContain("decided-not-same");
  });

  it("stays unknown where a person cannot tell", () => {
    const unsure = hit(gin, listedGin, { decision: "cannot-tell" });
    const decision = { ...made.decision, decision: "cannot-tell" as const };
    const found = one(
      listedWorld({ hits: new Map([[gin.id, [unsure]]]), decisions: [decision] }),
      "US-UFLPA",
    );
    expect(found.outcome).toBe("unknown");
    expect(found.because[0]?.sentence).toContain("A. Analyst decided on 2026-03-02 that it cannot be told");
  });

  it.each(["same", "cannot-tell", "not-same"] as const)(
    "counts a decision without likeness: %s",
    (decision) => {
      const alone = hit(gin, listedGin, {
        band: "none",
        score: 0,
        decision,
        identity: decision === "same" ? "decided" : "candidate",
      });
      const found = one(
        listedWorld({ hits: new Map([[gin.id, [alone]]]), decisions: [{ ...made.decision, decision }] }),
        "US-UFLPA",
      );
      expect(found.outcome).toBe(decision === "same" ? "applies" : "unknown");
      expect(found.evidence.map((fact) => fact.name)).toContain(
        decision === "not-same" ? "decided-not-same" : "listed-party",
      );
      if (decision === "cannot-tell")
        expect(found.missing[0]?.text).toBe('is Lumo Gin Co., Ltd. the listed "Lumo Gin"?');
    },
  );

  it("names the person whose decision holds: the later day, then the later record", () => {
    const by = (name: string, date: string, at: string) => ({ ...made.decision, by: name, date, at });
    const orders = [
      by("B. Second", "2026-05-01", "2026-05-01T09:00:00Z"),
      by("C. Late Import", "2025-01-01", "2026-06-01T09:00:00Z"),
      made.decision,
    ];
    for (const decisions of [orders, orders.toReversed()]) {
      const found = one(listedWorld({ decisions }), "US-UFLPA");
      expect(found.because[0]?.sentence).toMatch(/^B\. Second decided on 2026-05-01 /);
    }
  });

  it("never applies on an entry that was only reported, whoever decided", () => {
    const reported = entry("Lumo Gin", { verification: "reported", sublists: [] });
    const found = one(listedWorld({ lists: [list("us-uflpa", [reported])] }), "US-UFLPA");
    expect(found.outcome).toBe("unknown");
    expect(found.missing[0]?.text).toContain('does the publisher\'s own page carry "Lumo Gin"?');
  });

  it("asks whether it is one of those an open clause means, and applies once a person says so", () => {
    const open = entry("Lumo Group", { openEnded: { clause: "and subsidiaries", stem: "Lumo" } });
    const lists = [list("us-uflpa", [open])];
    const maybe = hit(gin, open, { kind: "open-set", band: "review" });
    const asked = one(listedWorld({ lists, hits: new Map([[gin.id, [maybe]]]), decisions: [] }), "US-UFLPA");
    expect(asked.outcome).toBe("unknown");
    expect(asked.missing[0]?.text).toBe(
      'is Lumo Gin Co., Ltd. the listed "Lumo Group", or one of those named with it ("and subsidiaries")?',
    );
    const choice = decided(gin, open);
    const is = { ...choice.hit, kind: "open-set" as const };
    const known = one(
      listedWorld({ lists, hits: new Map([[gin.id, [is]]]), decisions: [choice.decision] }),
      "US-UFLPA",
    );
    expect(known.outcome).toBe("applies");
    expect(known.because[0]?.sentence).toMatch(
      /^A\. Analyst decided on 2026-03-02 that Lumo Gin Co\., Ltd\. is the listed "Lumo Group" \(.*\) "and subsidiaries" or one of those named with it;/,
    );
  });

  it("is unknown with what is missing where nothing was found, and says that this is no clearance", () => {
    const found = one(world({ parties: [gin], lists: [list("us-uflpa", [])] }), "US-UFLPA");
    expect(found.outcome).toBe("unknown");
    expect(found.missing.length).toBeGreaterThan(0);
    expect(found.evidence.map((fact) => fact.sentence).join(" ")).toContain("this is not a clearance");
  });

  it("asks for the screening that nobody did", () => {
    const found = one(world({ parties: [gin], hits: new Map() }), "US-UFLPA");
    expect(found.missing[0]?.text).toContain("it was not screened");
  });

  it("asks a party where it works and from whom it buys", () => {
    const texts = one(world({ parties: [gin] }), "US-UFLPA").missing.map(({ text }) => text);
    expect(texts).toContain(
      "where does Lumo Gin Co., Ltd. do its work, and from whom does it buy its inputs? a record of each site, and the names at each stage",
    );
    expect(texts.filter((text) => /who produced|each stage of/.test(text))).toEqual([]);
  });

  it("says what it takes to rebut, where its text is, and how it was read", () => {
    const found = one(listedWorld(), "US-UFLPA");
    expect(found.notes.join(" ")).toContain("clear and convincing evidence");
    expect(found.notes.join(" ")).toContain("was read in law-firm notes");
    expect(found.because[0]).toMatchObject({ url: expect.stringContaining("govinfo.gov") });
    expect(found.because[0]?.paraphrase).toContain("The presumption of s.3(a) also holds");
  });

  it("is not yet in the European Union", () => {
    const found = one(listedWorld(), "EU-FLR");
    expect(found.outcome).toBe("not-yet");
    expect(found.because[0]?.sentence).toContain("2027-12-14");
  });

  it("holds a listing elsewhere to be an indicator in the European Union", () => {
    const found = one(listedWorld(), "EU-FLR", "2027-12-14");
    expect(found.outcome).toBe("unknown");
    expect(found.missing[0]?.text).toContain("a decision of a lead competent authority");
    expect(found.evidence.map((fact) => fact.name)).toContain("listed-party");
  });

  it("refuses a market whose law is not encoded", () => {
    const ask = () => assess(listedWorld(), { subjects: [subject], markets: ["JP"], today });
    expect(ask).toThrow(SelvedgeError);
    expect(ask).toThrow(/"JP"/);
  });
});
