import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { columnsOf } from "../src/cli/render/terminal.ts";
import { readList } from "../src/lists/read-list.ts";
import { recordKinds } from "../src/model/records.ts";
import { registerList } from "../src/operations/register-list.ts";
import { idOfKey } from "../src/parties/party-id.ts";
import { createPorts } from "../src/workspace.ts";
import { folder, now, root, selvedge } from "./terminal.ts";

// The shares were worked out on paper, by someone who did not write this program: README.md and expected-shares.json.
const list = "example-entity-list";
const last = (kind: string): number => (kind === "decisions" ? 1 : 0);

function filesOf(example: string): readonly string[] {
  const there = new Set(readdirSync(join(root, "examples", example)));
  return recordKinds
    .toSorted((a, b) => last(a) - last(b))
    .filter((kind) => there.has(`${kind}.csv`))
    .map((kind) => join(root, "examples", example, `${kind}.csv`));
}

async function openFiction(example: string, dir: string): Promise<void> {
  const ports = createPorts({ dir, now: () => now });
  const store = await ports.writeStore({ name: `${example} (fiction)`, fictional: true });
  const of = join(root, "examples", example, "lists", list);
  const texts = readdirSync(of).map((name) => [name, readFileSync(join(of, name), "utf8")]);
  registerList(store, now, readList(list, Object.fromEntries(texts)));
  await ports.close();
}

/** What was asked about: the product, or the one shipment of it that the answer is of. */
const subjectOf = (right: any, { product, shipments }: any): string => {
  const all = right.shares.filter((one: any) => one.product === product).map((one: any) => one.shipments);
  const whole = Math.max(...all.map((some: any) => some.length));
  return shipments.length === whole ? `product:${product}` : `shipment:${shipments[0]}`;
};

const isSource = (path: any, { kind, party }: any): boolean =>
  path.source.kind === kind && path.source.party === idOfKey(party);

/** The answer's share of a source of the paper; undefined where no path of it is recorded. */
function shareOf(line: any, source: any): any {
  if (source.kind === "union") return line.shares.find((share: any) => share.source === "union");
  const path = line.paths.find((one: any) => isSource(one, source));
  return line.shares.find((share: any) => share.source === `${path?.source.kind}:${path?.source.ref}`);
}

/** A record of the paper is told by its own id or by that of its document. */
const names = (binding: any, record: string): boolean =>
  binding.document === record || binding.records.includes(record);

describe.each(["solar-module", "tomato-paste"])("shares of examples/%s", (example) => {
  const right = JSON.parse(readFileSync(join(root, "examples", example, "expected-shares.json"), "utf8"));
  const workspace = join(folder(), `shares-${example}`);
  const answers = new Map<string, any>();

  beforeAll(async () => {
    await openFiction(example, workspace);
    await selvedge("import", ...filesOf(example), "--quiet", "--workspace", workspace);
    for (const subject of new Set<string>(right.shares.map((one: any) => subjectOf(right, one)))) {
      const [line] = (await selvedge("trace", subject, "--json", "--workspace", workspace)).lines();
      answers.set(subject, line);
    }
  });

  const cases = right.shares.map((one: any, n: number) => ({
    ...one,
    title: `${n + 1}: ${one.shipments.join(" and ")} (${one.product}), ${one.source.kind} ${one.source.party ?? ""}`,
  }));
  const reached = cases.filter(({ pathRecorded }: any) => pathRecorded);

  it.each<any>(reached)("$title: the interval of the paper", (one) => {
    const share = shareOf(answers.get(subjectOf(right, one)), one.source);
    expect({
      state: share?.state,
      min: share?.min,
      max: share?.max,
      of: share?.of,
      material: share?.material,
    }).toEqual({
      state: "bounded",
      min: one.min.decimal,
      max: one.max.decimal,
      of: one.of,
      material: one.material ?? null,
    });
  });

  it.each<any>(reached)("$title: it stands on what the paper says it stands on", (one) => {
    const share = shareOf(answers.get(subjectOf(right, one)), one.source);
    const says = share.min > 0 || share.max < 1 ? [...one.closed, ...one.inputsAreAll] : [];
    expect(share.if).toEqual(expect.arrayContaining(says));
  });

  it.each<any>(reached.filter(({ source }: any) => source.kind !== "union"))(
    "$title: the records that hold its ends",
    (one) => {
      const share = shareOf(answers.get(subjectOf(right, one)), one.source);
      expect(share.untried).toBe(0);
      for (const end of ["min", "max"] as const) {
        const found = share.binding.filter(({ of }: any) => of === end);
        const missing = one.binding[end].filter(
          (record: string) => !found.some((each: any) => names(each, record)),
        );
        const more = found.filter(
          (each: any) => !one.binding[end].some((record: string) => names(each, record)),
        );
        expect({ end, missing, more: more.map(({ document }: any) => document) }).toEqual({
          end,
          missing: [],
          more: [],
        });
      }
    },
  );

  it.each<any>(cases.filter(({ pathRecorded }: any) => !pathRecorded))(
    "$title: no path, and so no share",
    (one) => {
      const line = answers.get(subjectOf(right, one));
      expect(line.paths.filter((path: any) => isSource(path, one.source))).toEqual([]);
    },
  );

  it("fits 80 columns, and says that a share is no threshold", async () => {
    for (const verb of ["trace", "expose"]) {
      const { out } = await selvedge(verb, "--workspace", workspace);
      expect(out.split("\n").filter((line) => columnsOf(line) > 80)).toEqual([]);
      expect(out.replace(/\s+/g, " ")).toContain("UFLPA and section 307 know no de minimis");
    }
  });
});
