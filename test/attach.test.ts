import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { sha256 } from "../src/model/canonical.ts";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const at = (name: string): string => join(dir, name);
const workspace = at("acme");
const run = (...argv: string[]) => selvedge(...argv, "--json", "--workspace", workspace);

const pdf = Buffer.from("%PDF-1.7\nan invoice of nobody\n");
const scan = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

beforeAll(async () => {
  writeFileSync(at("lots.csv"), "lot,hs,quantity,unit\nL-1,5201.00,100,kg\n");
  writeFileSync(
    at("documents.csv"),
    [
      "document,kind,issuer,date,lot,language,pages,translation_of,file",
      "INV-1,invoice,GIN,2026-01-05,L-1,tr,2,,C:\\scans\\Inv-1.PDF",
      "INV-1-EN,invoice,GIN,2026-01-06,L-1,en,2,INV-1,",
      "BALE-7,packing-list,GIN,2026-01-05,L-1,tr,1,BALE-6,scans/bale 7.png",
    ].join("\n"),
  );
  mkdirSync(at("scans"));
  writeFileSync(at("scans/inv-1.pdf"), pdf);
  writeFileSync(at("scans/holiday.txt"), "not a paper\n");
  await run("import", at("lots.csv"));
  const answer = await run("import", at("documents.csv"));
  expect(answer.json().questions.join("\n")).toMatch(
    /name files that nobody has attached: C:\\scans\\Inv-1\.PDF, scans\/bale 7\.png/,
  );
});

it("keeps the file that a row names, tells the others, and what is still not there", async () => {
  const answer = (await run("attach", at("scans"))).json();
  expect(answer.attached).toEqual([
    {
      file: "inv-1.pdf",
      sha256: sha256(pdf),
      bytes: pdf.length,
      mediaType: "application/pdf",
      documents: ["INV-1"],
      already: false,
    },
  ]);
  expect(answer.unnamed).toEqual(["holiday.txt"]);
  expect(answer.absent).toEqual([{ file: "scans/bale 7.png", documents: ["BALE-7"] }]);
  expect(readFileSync(join(workspace, "originals", sha256(pdf)))).toEqual(pdf);
});

it("takes a file under another name for the paper that is named, once", async () => {
  writeFileSync(at("IMG_0001.png"), scan);
  const first = (await run("attach", at("IMG_0001.png"), "--document", "bale-7")).json();
  expect(first.attached).toMatchObject([{ documents: ["BALE-7"], mediaType: "image/png", already: false }]);
  expect(first.absent).toEqual([]);
  const again = (await run("attach", at("IMG_0001.png"), "--document", "BALE-7")).json();
  expect(again.attached).toMatchObject([{ already: true }]);
});

it("shows each paper of a lot with its file, and a translation whose original is not here", async () => {
  const { lots } = (await run("reconcile", "L-1")).json();
  expect(
    lots[0].papers.map((one: Record<string, unknown>) => [
      one.document,
      one.translationOf,
      one.originalOnFile,
      one.sha256,
    ]),
  ).toEqual([
    ["BALE-7", "BALE-6", false, sha256(scan)],
    ["INV-1", null, null, sha256(pdf)],
    ["INV-1-EN", "INV-1", true, null],
  ]);
});

it("is verified with everything else", async () => {
  expect((await run("verify")).json()).toMatchObject({ ok: true });
  writeFileSync(
    join(workspace, "originals", sha256(pdf)),
    Buffer.from(pdf.map((byte, n) => (n === 9 ? byte ^ 1 : byte))),
  );
  const found = (await run("verify")).json();
  expect(found.ok).toBe(false);
  expect(JSON.stringify(found.problems)).toContain(sha256(pdf));
  writeFileSync(join(workspace, "originals", sha256(pdf)), pdf);
});

it("refuses a number that no row has, and an empty file", async () => {
  const unknown = await run("attach", at("IMG_0001.png"), "--document", "INV-99");
  expect([unknown.code, unknown.err + unknown.out]).toEqual([3, expect.stringContaining("INV-99")]);
  writeFileSync(at("scans/inv-1.pdf"), "");
  const empty = await run("attach", at("scans/inv-1.pdf"));
  expect([empty.code, empty.err + empty.out]).toEqual([3, expect.stringContaining("no bytes")]);
});
