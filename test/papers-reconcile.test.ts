import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectedChecks, rowsOf, shortLot, type Version } from "./papers.fixture.ts";
import { folder, root, selvedge } from "./terminal.ts";

// Whether the rules say of the papers of the cotton shirts what was written of them before the rules were run.
const papers = join(root, "examples", "cotton-shirt", "papers");

interface Told {
  readonly lot: string;
  readonly verdict: string;
  readonly checks: readonly {
    readonly rule: string;
    readonly result: string;
    readonly amount: number | null;
    readonly unit: string | null;
    readonly reason: string;
  }[];
  readonly missing: readonly Readonly<Record<"step" | "paper" | "holder" | "why", string>>[];
}

async function toldOf(version: Version): Promise<ReadonlyMap<string, Told>> {
  const workspace = join(folder(), version);
  const files = readdirSync(join(papers, version)).map((file) => join(papers, version, file));
  const imported = await selvedge("import", ...files, "--workspace", workspace, "--json");
  for (const file of imported.json().files) expect(file, file.file).toMatchObject({ quarantined: 0 });
  const answer = await selvedge("reconcile", "--workspace", workspace, "--json");
  return new Map(answer.json().lots.map((lot: Told) => [lot.lot, lot]));
}

const failing = ({ checks }: Told) =>
  checks.filter(({ result }) => result === "fail").map(({ rule, amount, unit }) => ({ rule, amount, unit }));

/** Lots that a check names as not reconciling upstream. */
const upstream = ({ checks }: Told): string =>
  checks.find(({ rule, result }) => rule === "upstream" && result === "cannot-tell")?.reason ?? "";

const said = (verdict: string, fails: readonly object[]) => ({ verdict, fails });

describe.each(["complete", "faults", "half"] as const)("the papers, %s", (version) => {
  const expected = expectedChecks()[version];
  const nameOf = new Map(rowsOf(version, "parties").map(({ party, name }) => [party, name]));

  it("have the verdict, and fail the checks, that were written beforehand, and no other", async () => {
    const told = await toldOf(version);
    expect(
      Object.fromEntries([...told].map(([lot, one]) => [shortLot(lot), said(one.verdict, failing(one))])),
    ).toEqual(Object.fromEntries(expected.map((one) => [shortLot(one.lot), said(one.verdict, one.failing)])));
    for (const { lot, missing, upstream: lots = [] } of expected) {
      const one = told.get(lot) as Told;
      for (const name of lots) expect(upstream(one), lot).toContain(name);
      for (const { paper, shipment = "", holder } of missing)
        expect(
          one.missing.filter(
            (each) =>
              each.paper === paper.replaceAll(" ", "-") && `${each.step} ${each.why}`.includes(shipment),
          ),
          `${lot}: ${paper} ${shipment}`,
        ).toContainEqual(expect.objectContaining({ holder: nameOf.get(holder) }));
    }
  });
});
