import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assessment } from "../model/fact.ts";
import type { Decision } from "../model/records.ts";
import { assess } from "./assess.ts";
import { decided, entry, faultsOf, hit, list, located, party, record, world } from "./world.fixture.ts";
import type { AssessmentWorld, Subject } from "./world.ts";

const self = party("Importer", { roles: ["self"], country: "US" });
const maker = party("Maker");

/** A small world, described by what an oracle needs to know of it. */
const shape = fc.record({
  fictional: fc.boolean(),
  invented: fc.boolean(),
  identity: fc.constantFrom("none", "candidate", "identified", "decided", "not-same", "cannot-tell"),
  kind: fc.constantFrom("name", "open-set"),
  verification: fc.constantFrom("official", "reported"),
  firstListed: fc.constantFrom("2022-06-21", "2025-01-15"),
  place: fc.constantFrom("none", "shows", "states", "suggests"),
  use: fc.constantFrom("site", "office"),
  conflict: fc.boolean(),
  processes: fc.constantFrom(undefined, "spinning", "warehouse", "sales office", "仓库", "storage; 轧花"),
  basis: fc.constantFrom(undefined, "documented", "declared", "inferred"),
  document: fc.constantFrom(undefined, "INV-1"),
  date: fc.constantFrom(undefined, "2019-01-01", "2022-06-21", "2025-01-14", "2025-01-15", "2026-11-23"),
  dateKind: fc.constantFrom(undefined, "departure", "order", "invoice"),
  shipped: fc.boolean(),
  fromSite: fc.boolean(),
  hs: fc.constantFrom(undefined, "5201", "8471.30"),
  on: fc.constantFrom("2022-06-20", "2022-06-21", "2025-01-14", "2025-01-15", "2026-11-22", "2027-12-14"),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function worldOf(of: Shape): AssessmentWorld {
  const key = of.invented ? "example-entity-list" : "us-uflpa";
  const listed = entry("Maker", {
    list: key,
    verification: of.verification as "official",
    firstListed: of.firstListed,
    sublists: [{ key: "v", from: of.firstListed }],
    openEnded: { clause: "and subsidiaries", stem: "Maker" },
  });
  const made = decided(maker, listed);
  const kind = of.kind as "name";
  const said = of.identity === "not-same" || of.identity === "cannot-tell" ? of.identity : undefined;
  const found = {
    none: [],
    candidate: [hit(maker, listed, { kind })],
    identified: [hit(maker, listed, { kind, identity: "identified" as const })],
    decided: [{ ...made.hit, kind }],
    "not-same": [hit(maker, listed, { kind, decision: "not-same" as const })],
    "cannot-tell": [hit(maker, listed, { kind, decision: "cannot-tell" as const })],
  }[of.identity] as never[];
  const decisions: Decision[] =
    of.identity === "decided"
      ? [made.decision]
      : said === undefined
        ? []
        : [{ ...made.decision, decision: said }];
  const place =
    of.place === "none"
      ? []
      : [
          located(
            "CN-XJ",
            of.place as "shows",
            { use: of.use as "site", site: "SITE-1", processes: of.processes },
            of.conflict ? "the address names another province" : null,
          ),
        ];
  return world({
    parties: [self, maker],
    fictional: of.fictional,
    lists: [
      list(key, [listed], of.invented ? { fictional: true, standsFor: "us-uflpa" } : {}),
      list("us-cbp-wro", [
        entry("The region", {
          list: "us-cbp-wro",
          kind: "order",
          sublists: [{ key: "WRO" }],
          firstListed: "2021-01-13",
          status: "Active",
          merchandise: "Cotton",
          order: {
            countries: ["CN"],
            regions: ["CN-XJ"],
            merchandise: "Cotton",
            hs: ["52"],
            hsBasis: "editorial",
          },
        }),
      ]),
    ],
    hits: new Map([[maker.id, found]]),
    decisions,
    locations: new Map([[maker.id, place]]),
    records: {
      products: [record("products", { product: "P-1", name: "Yarn", hs: "5201", supplier: maker.name })],
      shipments: of.shipped ? [record("shipments", shipment(of))] : [],
    },
  });
}

const shipment = (of: Shape) => ({
  shipment: "S-1",
  seller: maker.name,
  buyer: self.name,
  ...(of.date === undefined ? {} : { date: of.date }),
  ...(of.dateKind === undefined ? {} : { date_kind: of.dateKind }),
  ...(of.basis === undefined ? {} : { basis: of.basis }),
  ...(of.document === undefined ? {} : { document: of.document }),
  ...(of.hs === undefined ? {} : { hs: of.hs }),
  ...(of.fromSite ? { from_site: "SITE-1" } : {}),
});

const subjects: readonly Subject[] = [
  { kind: "party", id: maker.id, name: maker.name },
  { kind: "product", id: "P-1", name: "Yarn" },
];
const ask = (of: AssessmentWorld, on: string): readonly Assessment[] =>
  assess(of, { subjects, markets: ["US", "EU"], on, today: "2026-11-22" });

/** What the rules say in plain words, written without the rules: the only ways to `applies` under the UFLPA. */
function uflpaApplies(of: Shape, kind: Subject["kind"]): boolean {
  if (of.on < "2022-06-21") return false;
  const delivered = of.dateKind !== "order" && of.dateKind !== "invoice";
  const documented = of.basis === "documented" && of.document !== undefined && delivered;
  const dated = of.date !== undefined && of.date <= of.on;
  const shipped = of.shipped && documented && of.hs === "5201" && dated;
  const since = (day: string) => kind === "party" || (shipped && of.date !== undefined && day <= of.date);
  const tied = since(of.firstListed);
  const tiedToSite = since("2022-06-21") && (kind === "party" || of.fromSite);
  const known = of.identity === "decided" || of.identity === "identified";
  const real = !of.invented || of.fictional;
  const byList = known && of.verification === "official" && of.firstListed <= of.on && real && tied;
  const makes = of.processes === "spinning" || of.processes === "storage; 轧花";
  const shown = of.place === "shows" && of.use === "site" && !of.conflict && makes;
  return byList || (shown && tiedToSite);
}

describe("assess over invented worlds", () => {
  it("applies under the UFLPA exactly where a plain reading of the rules does", () => {
    fc.assert(
      fc.property(shape, (of) => {
        const found = ask(worldOf(of), of.on);
        for (const subject of subjects) {
          const one = found.find(
            (each) => each.regime === "US-UFLPA" && each.subject.startsWith(subject.kind),
          );
          expect(one?.outcome === "applies").toBe(uflpaApplies(of, subject.kind));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("makes only facts that facts.yml defines, and never says does-not in its own market", () => {
    fc.assert(
      fc.property(shape, (of) => {
        for (const one of ask(worldOf(of), of.on)) {
          expect(one.evidence.flatMap(faultsOf)).toEqual([]);
          expect(one.outcome).not.toBe("does-not");
          const ids = one.evidence.map((fact) => fact.id);
          expect(one.because.flatMap((reason) => reason.facts).filter((id) => !ids.includes(id))).toEqual([]);
          if (one.outcome === "unknown") expect(one.missing.length).toBeGreaterThan(0);
          if (one.outcome === "not-yet") expect(one.missing).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("says fiction in every sentence that rests on an example list, and never outside a fictional workspace", () => {
    fc.assert(
      fc.property(shape, (of) => {
        const found = ask(worldOf(of), of.on);
        const text = JSON.stringify(found);
        if (!of.fictional) expect(text).not.toContain("example-entity-list");
        for (const { sentence } of found.flatMap((one) => one.because))
          if (sentence.includes("example-entity-list")) expect(sentence).toContain("(fiction: ");
      }),
      { numRuns: 300 },
    );
  });

  it("never applies in the European Union, whatever is listed elsewhere", () => {
    fc.assert(
      fc.property(shape, (of) => {
        const found = ask(worldOf(of), of.on).filter((one) => one.regime === "EU-FLR");
        for (const one of found) expect(one.outcome).toBe(of.on < "2027-12-14" ? "not-yet" : "unknown");
      }),
      { numRuns: 200 },
    );
  });
});
