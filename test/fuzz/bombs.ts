import { randomBytes } from "node:crypto";
import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib";
import { type ZipPart, zipOf } from "../../src/formats/archive/zip.fixture.ts";
import { contentOf, sheetOf } from "../../src/formats/ods/ods.fixture.ts";
import { partsOfWorkbook } from "../../src/formats/xlsx/workbook.fixture.ts";

/** Small files that would be large, by name. Each is refused as a whole. */

const mebibyte = 1 << 20;
const kilobytes10 = randomBytes(10_000);
const giant = (name: string, size: number): ZipPart => ({ name, data: kilobytes10, forge: { size } });
const many = (count: number, forge: object): Uint8Array =>
  zipOf(
    Array.from({ length: count }, (_, n) => ({ name: `${n}`, stored: true })),
    forge,
  );

/** Blanks, packed a thousand times over: a gigabyte in a megabyte. */
function gigabyte(): Buffer {
  const block = deflateRawSync(Buffer.alloc(mebibyte, 32), { finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([...Array.from({ length: 1024 }, () => block), Buffer.from([3, 0])]);
}

/** A gzip member around packed bytes, whose end states a size of its own. */
const gzipAround = (packed: Uint8Array, stated: number): Uint8Array => {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(stated, 4);
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), packed, end]);
};

const packedZeros = deflateRawSync(Buffer.alloc(mebibyte));
const shared = { method: 8, size: mebibyte, packedSize: packedZeros.length };
const overlapping = (): Uint8Array =>
  zipOf([
    { name: "0.csv", data: packedZeros, stored: true, forge: shared },
    ...Array.from({ length: 500 }, (_, n) => ({
      name: `${n + 1}.csv`,
      forge: { ...shared, offset: 0, noLocal: true },
    })),
  ]);

/** Sixteen archives in each of sixteen, and so on, as 42.zip has them. */
function nested(depth: number): Uint8Array {
  let inside: ZipPart = { name: "a.csv", data: Buffer.alloc(4 * mebibyte, "x,y\n") };
  for (let at = 0; at < depth; at += 1) {
    const data = zipOf([inside]);
    inside = { name: "x.zip", data };
  }
  return zipOf(Array.from({ length: 16 }, (_, n) => ({ ...inside, name: `${n}.zip` })));
}

const sheetBomb = (): Uint8Array => {
  const parts = partsOfWorkbook({ sheets: [{ rows: "" }] });
  const packed = gigabyte();
  const sheet: ZipPart = {
    name: "xl/worksheets/sheet1.xml",
    data: packed,
    stored: true,
    forge: { method: 8, size: 1 << 30 },
  };
  return zipOf(parts.map((part) => (part.name === sheet.name ? sheet : part)));
};

/** What a part says of its size is a lie: more comes out. */
const lying = (): Uint8Array => {
  const data = Buffer.alloc(50_000_000, "a,b\n");
  return zipOf([{ name: "a.csv", data, forge: { size: 1000, crc: crc32(data.subarray(0, 1000)) } }]);
};

/** Entities of entities. */
const laughs = `<!DOCTYPE l [${Array.from({ length: 10 }, (_, n) => `<!ENTITY a${n} "${n === 0 ? "ha" : `&a${n - 1};`.repeat(10)}">`).join("")}]><l><s>&a9;</s></l>`;

const ods = (tables: string): Uint8Array =>
  zipOf([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    { name: "content.xml", data: contentOf(tables) },
    { name: "META-INF/manifest.xml", data: "<m/>" },
  ]);
const repeatedRows = ods(
  sheetOf(
    "S",
    '<table:table-row table:number-rows-repeated="99999999"><table:table-cell table:number-columns-repeated="900" office:value-type="string"><text:p xmlns:text="urn:t">x</text:p></table:table-cell></table:table-row>',
  ),
);

export const bombs: Readonly<Record<string, () => Uint8Array>> = {
  "10 KB that declare 4 GB": () => zipOf([giant("sheet.xml", 0xffff_fffe)]),
  "10 KB that declare 1 GB": () => zipOf([giant("sheet.xml", 1 << 30)]),
  "1 GB of blanks": () =>
    zipOf([{ name: "a.csv", data: gigabyte(), stored: true, forge: { method: 8, size: 1 << 30 } }]),
  "entries that together declare too much": () =>
    zipOf(Array.from({ length: 300 }, (_, n) => giant(`${n}.csv`, 10_000_000))),
  "entries that share one run of bytes": overlapping,
  "an entry that runs into the list of entries": () =>
    zipOf([{ name: "a.csv", data: "x", forge: { packedSize: 60 } }]),
  "100,000 tiny entries": () => many(100_000, { zip64: true }),
  "100,000 tiny entries that are said to be 20": () => many(100_000, { count: 20 }),
  "an entry that unpacks to more than it declares": lying,
  "archives inside archives": () => nested(4),
  "a worksheet of 1 GB": sheetBomb,
  "1 GB of blanks in gzip": () => gzipAround(gigabyte(), 1 << 30),
  "1 GB of blanks in gzip that states a kilobyte": () => gzipAround(gigabyte(), 1024),
  "gzip in gzip": () => gzipSync(gzipSync(gzipSync(gzipSync(gzipSync("a,b\n"))))),
  "entities of entities": () => Buffer.from(laughs),
  "a row that is repeated a hundred million times": () => repeatedRows,
};
