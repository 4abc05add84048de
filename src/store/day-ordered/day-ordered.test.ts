import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SelvedgeError } from "../../model/issue.ts";
import type { DayOrder, EdgeColumns } from "../../tracing/columns/day-order.ts";
import { type LaidOut, layOutColumns } from "../../tracing/columns/lay-out.ts";
import { madeUpEdges, stagesFit } from "../../tracing/columns/made-up-network.fixture.ts";
import { onPaths } from "../../tracing/columns/on-paths.ts";
import { byState } from "../../tracing/columns/questions.fixture.ts";
import { type Question, reach } from "../../tracing/columns/reach.ts";
import { openEnd, openStart } from "../../tracing/network.ts";
import { type DuckDb, openDuckDb } from "./engines.fixture.ts";
import { type ParquetEdges, readParquetNetwork, writeParquetNetwork } from "./parquet-network.ts";
import { DayFile, onPathsInFile, reachInFile } from "./read-day-file.ts";
import { DayFileWriter, writeDayFile } from "./write-day-file.ts";

const of = { edges: 20_000, parties: 3_000, classes: 40, days: 200, seed: 7, spreadPerMille: 30 };
let laidOut: LaidOut;
let network: DayOrder;
const seeds = [{ party: 10 }, { party: 110, good: 3 }];
const questions: readonly Question[] = (["down", "up"] as const).flatMap((direction) =>
  [undefined, { least: 2, most: 40 }].map((dwell) => ({ direction, seeds, fits: stagesFit, dwell })),
);
const between = {
  sources: seeds,
  targets: [{ party: 400 }, { party: 510 }, { party: 700 }],
  fits: stagesFit,
};

let folder = "";
let duckdb: DuckDb;
beforeAll(async () => {
  duckdb = await openDuckDb();
  await duckdb.run(`create table edge as ${madeUpEdges(of)}`);
  laidOut = layOutColumns(of.parties, of.classes, columnsOf(await duckdb.rows("from edge")));
  network = laidOut.network;
  folder = mkdtempSync(join(tmpdir(), "selvedge-day-ordered-"));
});
afterAll(() => {
  duckdb.close();
  rmSync(folder, { recursive: true, force: true });
});

function columnsOf(rows: readonly (readonly number[])[]): EdgeColumns {
  const column = (place: number): number[] => rows.map((row) => row[place]!);
  return {
    size: rows.length,
    from: Uint32Array.from(column(0)),
    to: Uint32Array.from(column(1)),
    good: Uint8Array.from(column(2)),
    earliest: Int32Array.from(column(3)),
    latest: Int32Array.from(column(4)),
  };
}

const code = (error: unknown): string => (error instanceof SelvedgeError ? error.issue.code : String(error));

describe("a day-ordered file", () => {
  it.each([1_000_000, 1_500, 1])(
    "gives the answers of the network in memory, %d edges a block",
    async (most) => {
      const path = join(folder, `network-${most}`);
      writeDayFile(path, network, most);
      const file = await DayFile.open(path);
      for (const question of questions)
        expect(await reachInFile(file, question)).toEqual(reach(network, question));
      expect(await onPathsInFile(file, between)).toEqual(onPaths(network, between));
      const found = onPaths(network, between);
      expect([found.dated.some((word) => word !== 0), found.spread.some((word) => word !== 0)]).toEqual([
        true,
        true,
      ]);
      await file.close();
    },
  );

  it("tells of each block, and can be left in the middle", async () => {
    const path = join(folder, "told");
    writeDayFile(path, network, 1_500);
    const file = await DayFile.open(path);
    const told: number[] = [];
    await reachInFile(file, questions[0]!, ({ progress }) => told.push(progress.edges));
    expect(told.length).toBeGreaterThan(10);
    expect(told.at(-1)).toBe(network.dated.good.length);
    for await (const block of file.blocks("up")) {
      expect(block.first + block.good.length).toBe(network.dated.good.length);
      break;
    }
    await file.close();
  });

  it("refuses a file with any byte of a block, the directory or the header changed", async () => {
    const path = join(folder, "whole");
    writeDayFile(path, network, 5_000);
    const whole = readFileSync(path);
    const places = [3, 20, 40_000, whole.length - 5];
    const codes = [];
    for (const place of places) {
      const bytes = Uint8Array.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 0x10;
      const broken = join(folder, "broken");
      writeFileSync(broken, bytes);
      const read = async () => {
        const file = await DayFile.open(broken);
        try {
          await reachInFile(file, questions[0]!);
        } finally {
          await file.close();
        }
      };
      codes.push(await read().then(() => "read", code));
    }
    expect(codes).toEqual(["file.format", "workspace.damaged", "workspace.damaged", "workspace.damaged"]);
    writeFileSync(join(folder, "short"), whole.subarray(0, whole.length - 100));
    await expect(DayFile.open(join(folder, "short"))).rejects.toThrow(/its end/u);
    await expect(DayFile.open(join(folder, "none"))).rejects.toThrow(/cannot be opened/u);
  });

  it("is not there before it is whole", () => {
    const path = join(folder, "half", "network");
    const writer = new DayFileWriter(path, {
      parties: 2,
      classes: 2,
      days: { first: 0, last: 0 },
      perDay: [2],
    });
    writer.add(1, Uint32Array.of(0), Uint32Array.of(1), Uint8Array.of(1));
    expect(() => writer.finish(network.spread)).toThrow(/other edges came/u);
    writer.abandon();
    expect(readdirSync(join(folder, "half"))).toEqual([]);
  });
});

describe("edges in Parquet", () => {
  const parquet = async (name: string, select: string): Promise<ParquetEdges> => {
    const path = join(folder, name);
    await duckdb.run(`copy (${select}) to '${path}' (format parquet)`);
    return { path, classes: of.classes, scratch: join(folder, "scratch") };
  };

  it("become the same network, in memory and as a file", async () => {
    const edges = await parquet(
      "edges.parquet",
      `select src as "from", dst as "to", good, nullif(earliest, ${openStart}) as earliest,
       nullif(latest, ${openEnd}) as latest from edge`,
    );
    const read = await readParquetNetwork({ ...edges, parties: of.parties }, true);
    expect(read).toEqual(laidOut);
    const path = join(folder, "from-parquet");
    await writeParquetNetwork({ ...edges, parties: of.parties }, path);
    const file = await DayFile.open(path);
    for (const question of questions)
      expect(byState(await reachInFile(file, question))).toEqual(byState(reach(network, question)));
    await file.close();
  });

  it("may have dates, other names and unknown goods", async () => {
    const edges = await parquet(
      "dates.parquet",
      `select 0 as seller, 1 as buyer, null::utinyint as good, date '1970-01-11' as earliest, date '1970-01-11' as latest
       union all select 1, 2, 3, null, date '1970-01-15'`,
    );
    const { network: read } = await readParquetNetwork({
      ...edges,
      columns: { from: "seller", to: "buyer" },
    });
    expect(read).toMatchObject({ parties: 3, days: { first: 10, last: 14 } });
    expect([...read.dated.good, ...read.spread.good, ...read.spread.latest]).toEqual([0, 3, 14]);
    const { day } = reach(read, { direction: "down", seeds: [{ party: 0 }], fits: stagesFit });
    expect([...day]).toEqual([10, 10]);
  });

  it("are refused, and counted, where a row cannot be used", async () => {
    const edges = await parquet(
      "broken.parquet",
      `select * from (values (0, 1, 1, 5, 5), (-1, 1, 1, 5, 5), (0, null, 1, 5, 5), (0, 1, 40, 5, 5), (0, 1, 1, 6, 5))
       t("from", "to", good, earliest, latest)`,
    );
    await expect(readParquetNetwork(edges)).rejects.toThrow(/4 edges have no party/u);
    await expect(writeParquetNetwork(edges, join(folder, "never"))).rejects.toThrow(/4 edges have no party/u);
    await expect(readParquetNetwork({ ...edges, columns: { good: "hs" } })).rejects.toThrow(
      /no column "hs"/u,
    );
  });
});
