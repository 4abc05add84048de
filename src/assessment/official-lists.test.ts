import { describe, expect, it } from "vitest";
import { law } from "../law/law.fixture.ts";
import { listUse } from "../law/law.ts";
import { filesOf } from "../lists/bundled.fixture.ts";
import { readList } from "../lists/read-list.ts";
import { dayBefore } from "../model/dates.ts";
import type { Assessment } from "../model/fact.ts";
import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import { assess } from "./assess.ts";
import { decided, located, party, world } from "./world.fixture.ts";

/** The bundled official lists: what law says of a party that a person decided to be an entry, over the days of the list. */
const uflpa = readList("us-uflpa", filesOf("us-uflpa"));
const cbp = readList("us-cbp-wro", filesOf("us-cbp-wro"));

function assessed(version: ListVersion, entry: ListEntry, on: string): readonly Assessment[] {
  const someone = party("Someone");
  const made = decided(someone, { ...entry, list: version.key });
  const of = world({
    parties: [someone],
    lists: [uflpa, cbp],
    hits: new Map([[someone.id, [made.hit]]]),
    decisions: [made.decision],
  });
  const subject = { kind: "party", id: someone.id, name: someone.name } as const;
  return assess(of, { subjects: [subject], markets: ["US"], on, today: "2026-11-22" });
}

const outcomes = (version: ListVersion, entry: ListEntry, on: string): Record<string, string> =>
  Object.fromEntries(assessed(version, entry, on).map((one) => [one.regime, one.outcome]));

describe("the UFLPA Entity List", () => {
  const official = uflpa.entries.filter((entry) => entry.verification === "official");

  it("holds the 144 entries of the official page", () => {
    expect(official).toHaveLength(144);
  });

  it.each(official.map((entry) => [entry.name, entry] as const))(
    "applies from the first day of %s on",
    (_, entry) => {
      expect(outcomes(uflpa, entry, entry.firstListed)["US-UFLPA"]).toBe("applies");
      expect(outcomes(uflpa, entry, dayBefore(entry.firstListed))["US-UFLPA"]).not.toBe("applies");
      for (const day of entry.amended) {
        expect(outcomes(uflpa, entry, dayBefore(day))["US-UFLPA"]).toBe("applies");
        expect(outcomes(uflpa, entry, day)["US-UFLPA"]).toBe("applies");
      }
    },
  );

  it.each([
    ["Changhong Meiling Co., Ltd.", "2024-10-03"],
    ["Changji Esquel Textile Co., Ltd.", "2024-11-01"],
    ["Xinjiang East Hope Nonferrous Metals Co., Ltd.", "2024-11-25"],
    ["Aksu Huafu Color Spinning Co., Ltd.", "2025-01-15"],
  ])("holds %s, amended on %s, from its first listing on", (name, amended) => {
    const entry = uflpa.entries.find((one) => one.name === name)!;
    expect(entry.amended).toEqual([amended]);
    expect(outcomes(uflpa, entry, "2022-06-20")["US-UFLPA"]).toBe("not-yet");
    for (const on of ["2022-06-21", "2023-06-01", dayBefore(amended), amended, "2026-11-22"])
      expect(outcomes(uflpa, entry, on)["US-UFLPA"]).toBe("applies");
  });

  it("never applies on the entries that were only reported", () => {
    const reported = uflpa.entries.filter((entry) => entry.verification === "reported");
    expect(reported).toHaveLength(4);
    for (const entry of reported) expect(outcomes(uflpa, entry, "2026-11-22")["US-UFLPA"]).toBe("unknown");
  });
});

describe("CBP's orders", () => {
  const parties = cbp.entries.filter((entry) => entry.kind === "organisation");

  it.each([
    ["Active", "applies"],
    ["Partially Modified", "unknown"],
    ["Inactive-Pending Litigation", "contested"],
  ])("that are %s: %s", (status, outcome) => {
    const some = parties.filter((entry) => entry.status === status && entry.verification === "official");
    expect(some.length).toBeGreaterThan(0);
    for (const entry of some) expect(outcomes(cbp, entry, "2026-11-22")["US-S307"]).toBe(outcome);
  });

  it("are met while a Finding was in force that a court later vacated", () => {
    const vacated = parties.find((entry) => entry.name === "Kingtom Aluminio S.R.L.")!;
    expect(outcomes(cbp, vacated, "2025-09-22")["US-S307"]).toBe("applies");
    expect(outcomes(cbp, vacated, "2025-09-23")["US-S307"]).toBe("contested");
  });

  it("bear no status that the law data do not class, unless they have ended", () => {
    const classed = listUse(law, "us-cbp-wro")?.statuses ?? {};
    const open = cbp.entries.filter((entry) => entry.removed === undefined);
    expect(open.filter(({ status }) => classed[status ?? ""] === undefined)).toEqual([]);
  });

  it("say in the sentence what became of the Finding that a court vacated", () => {
    const vacated = parties.find((entry) => entry.name === "Kingtom Aluminio S.R.L.")!;
    const [reason] = assessed(cbp, vacated, "2026-11-22")[1]?.because ?? [];
    expect(reason?.sentence).toContain(
      "the Court of International Trade vacated the Finding and remanded it",
    );
    expect(reason?.sentence).toContain("No Finding is in force since");
  });

  it.each(
    parties.filter((entry) => entry.supersededBy !== undefined).map((entry) => [entry.name, entry] as const),
  )("say of %s that the UFLPA is enforced in its place", (_, entry) => {
    const [later] = assessed(cbp, entry, "2022-06-21")[1]?.because ?? [];
    expect(later?.sentence).toContain("in place of this order it enforces the presumption of UFLPA s.3(a)");
    const [before] = assessed(cbp, entry, "2022-06-20")[1]?.because ?? [];
    expect(before?.sentence).toContain("such goods would be withheld from release");
  });

  it("on a place within a country are asked about, on no more than the country", () => {
    const mine = party("Diamond Mine", { country: "ZW" });
    const of = world({
      parties: [mine],
      lists: [cbp],
      locations: new Map([[mine.id, [located("ZW", "shows", { processes: "mining" })]]]),
    });
    const subject = { kind: "party", id: mine.id, name: mine.name } as const;
    const found = assess(of, { subjects: [subject], markets: ["US"], today: "2026-11-22" })[1];
    expect(found?.outcome).toBe("unknown");
    expect(found?.missing.map(({ text }) => text).join("\n")).toContain(
      'do the goods come within the order\'s own words, "Marange Diamond Fields"?',
    );
  });

  it("say nothing under the UFLPA", () => {
    for (const entry of parties.slice(0, 5))
      expect(outcomes(cbp, entry, "2026-11-22")["US-UFLPA"]).toBe("unknown");
  });

  it("on the region are met by a record of a site there, where a record shows cotton from it", () => {
    const gin = party("Lumo Gin");
    const of = world({
      parties: [gin],
      lists: [cbp],
      locations: new Map([[gin.id, [located("CN-XJ", "shows")]]]),
    });
    const subject = { kind: "party", id: gin.id, name: gin.name } as const;
    const found = assess(of, { subjects: [subject], markets: ["US"], today: "2026-11-22" });
    const order = found[1]?.evidence.find((fact) => fact.name === "order-on-place");
    expect(order?.value.entryName).toContain("XUAR");
    expect(found[1]?.outcome).toBe("unknown");
    expect(found[1]?.missing.map((missing) => missing.text).join(" ")).toContain(
      '"Cotton, Tomatoes and Downstream Products" in the sense of the order',
    );
  });
});
