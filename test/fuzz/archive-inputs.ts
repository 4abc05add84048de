import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { type Forge, type ZipPart, zipOf } from "../../src/formats/archive/zip.fixture.ts";
import { cell, contentOf, rowOf, sheetOf } from "../../src/formats/ods/ods.fixture.ts";
import { partsOfWorkbook } from "../../src/formats/xlsx/workbook.fixture.ts";
import type { Seeded } from "../crash/seeded.ts";
import { drawLimits, type FuzzInput } from "./input.ts";
import { bytesFrom, latin1, type Material, mutate } from "./mutate.ts";
import { sheetFormat } from "./text-inputs.ts";
import { archiveTokens, entryNames } from "./tokens.ts";

const archiveFormat: Omit<Material, "others"> = {
  tokens: archiveTokens,
  values: archiveTokens,
  value: /PK../g,
  marks: "P",
};

const workbooks: readonly (readonly ZipPart[])[] = [
  partsOfWorkbook({
    sheets: [
      {
        name: "Suppliers",
        before: '<cols><col min="2" max="3" hidden="1"/></cols>',
        rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c></row><row r="3" hidden="1"><c r="A3" s="1"><v>45000.5</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c><c r="D3"><f>A1</f></c></row><row r="4"><c r="A4" t="str"><f>1</f><v>y</v></c><c r="B4" s="2"><v>0.1</v></c><c><v>1E3</v></c><c t="d"><v>2024-02-29T00:00:00</v></c></row>',
        after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      },
      { name: "Notes", rows: "<row><c><v>1</v></c></row>", state: "hidden" },
    ],
    texts:
      '<si><t>name</t></si><si><r><t>a</t></r><r><t xml:space="preserve"> b_x000D_</t></r><rPh><t>c</t></rPh></si>',
    formats: [0, "yyyy-mm-dd hh:mm", 10, "[h]:mm:ss"],
  }),
  partsOfWorkbook({
    sheets: [{ rows: '<row r="2"><c r="B2"><v>17.299999999999997</v></c></row>' }],
    is1904: true,
    formats: [14],
  }),
  partsOfWorkbook({
    sheets: [
      {
        rows: '<row r="1"><c r="A1" s="0"><v>0.5</v></c><c r="B1" s="0"><v>59</v></c><c r="C1" s="0"><v>60.25</v></c><c r="D1" s="1"><v>1.75</v></c><c r="E1" s="2"><v>-3</v></c><c r="F1"><v>1.5E-7</v></c><c r="G1"><v>12345678901234567890</v></c><c r="H1" t="d"><v>12:30</v></c></row>',
      },
    ],
    formats: [14, 20, "[$-409]d/m/yy;@"],
  }),
];

const manifest =
  '<manifest:manifest xmlns:manifest="urn:m"><manifest:file-entry manifest:full-path="/"/></manifest:manifest>';
const odsParts = (content: string): readonly ZipPart[] => [
  { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
  { name: "content.xml", data: content },
  { name: "META-INF/manifest.xml", data: manifest },
];
const documents: readonly (readonly ZipPart[])[] = [
  odsParts(
    contentOf(
      sheetOf(
        "Lieferanten",
        '<table:table-column table:number-columns-repeated="3" table:visibility="collapse"/>',
        '<table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table-header-rows>',
        rowOf(
          cell("name"),
          '<table:table-cell table:number-columns-repeated="2"/>',
          cell("a<text:s text:c='3'/>b<text:line-break/>c"),
        ),
        rowOf(
          '<table:table-cell office:value-type="float" office:value="1.50"><text:p>1,5</text:p></table:table-cell>',
          '<table:table-cell office:value-type="date" office:date-value="2024-02-29T10:00:00"><text:p>x</text:p></table:table-cell>',
          '<table:table-cell office:value-type="time" office:time-value="PT05M03S"/><table:covered-table-cell/>',
          '<table:table-cell office:value-type="boolean" office:boolean-value="true" table:number-columns-spanned="2" table:formula="of:=A1"/>',
        ),
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>',
      ) + sheetOf("B", rowOf(cell("x"))),
      '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>',
    ),
  ),
  odsParts(
    contentOf(
      sheetOf(
        'S" table:style-name="ta1" table:protected="true',
        '<table:table-row table:visibility="collapse"><table:table-cell table:formula="of:=1"/></table:table-row>',
        rowOf(cell("<text:span>a</text:span><text:tab/>"), cell("b")),
        `<table:table-row table:number-rows-repeated="3">${cell("r")}</table:table-row>`,
      ),
      '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>',
    ),
  ),
];

const csv = "name,city\nA,Köln\nB,\n";

/** The field that repeats a name in UTF-8: id, length, version, checksum of the name, the name. */
function unicodePath(name: Uint8Array, unicode: string): Uint8Array {
  const text = Buffer.from(unicode);
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(text.length + 5, 2);
  head.writeUInt8(1, 4);
  head.writeUInt32LE(crc32(name), 5);
  return Buffer.concat([head, text]);
}
const gbkName = Buffer.from([0xb2, 0xe2, 0x2e, 0x63, 0x73, 0x76]);
const inner = zipOf([{ name: "inner.csv", data: csv }]);
const archives: readonly (readonly ZipPart[])[] = [
  [
    { name: "a.csv", data: csv },
    { name: "folder/b.json", data: '[{"a":1},{"a":2}]' },
    { name: "folder/", data: "" },
  ],
  [
    { name: "inner.zip", data: inner, stored: true },
    { name: "c.csv.gz", data: gzipSync(csv) },
    { name: gbkName, data: csv },
    { name: gbkName, data: csv, forge: { extra: unicodePath(gbkName, "測.csv") } },
  ],
  [
    { name: "x.xml", data: "<l><s><n>1</n></s><s><n>2</n></s></l>" },
    { name: "x.xml", data: csv, stored: true },
    { name: "x (2).xml", data: "[[1]]" },
    { name: "../up.csv", data: csv },
    { name: "link", data: "/etc/passwd", forge: { versionMadeBy: 0x314, externalAttributes: 0xa1ff_0000 } },
    { name: "file", data: csv, forge: { versionMadeBy: 0x314, externalAttributes: 0x81a4_0000 } },
  ],
];

const xmlMaterial: Material = {
  ...sheetFormat,
  others: [...workbooks, ...documents]
    .flat()
    .map(({ data = "" }) => latin1(data))
    .filter((text) => text.length > 120),
};
const asBytes = (parts: readonly ZipPart[]): string => latin1(zipOf(parts));
const wholes = [...workbooks, ...documents, ...archives].map(asBytes);
const zipMaterial: Material = { ...archiveFormat, others: wholes };

const numbers = [0, 1, 2, 7, 8, 0xff, 0xffff, 0x7fff_ffff, 0xffff_fffe, 0xffff_ffff];
const drawForge = (random: Seeded): Forge => {
  const field = random.pick([
    "method",
    "flags",
    "crc",
    "packedSize",
    "size",
    "offset",
    "externalAttributes",
    "versionMadeBy",
  ]);
  const isShort = field === "method" || field === "flags" || field === "versionMadeBy";
  const value = random.pick([random.pick(numbers), random.between(0, 400), random.between(0, 0xffff_ffff)]);
  return { [field]: isShort ? value & 0xffff : value };
};

/** Packed bytes that were changed after packing, under what the whole ones would say. */
function tornPart(part: ZipPart, random: Seeded): ZipPart {
  const raw = Buffer.from(part.data ?? "");
  const packed = mutate(latin1(deflateRawSync(raw)), random, zipMaterial);
  return {
    name: part.name,
    data: bytesFrom(packed),
    stored: true,
    forge: { method: 8, size: raw.length, crc: crc32(raw) },
  };
}

const renamed = (part: ZipPart, random: Seeded): ZipPart => {
  const name = random.pick(entryNames);
  return { ...part, name: random.next() < 0.5 ? name : bytesFrom(name) };
};

/** The parts with one of them changed from outside: gone, twice, under another name, with another header. */
function changedParts(parts: readonly ZipPart[], random: Seeded): readonly ZipPart[] {
  const at = random.between(0, parts.length - 1);
  const part = parts[at] as ZipPart;
  const how = random.between(0, 5);
  if (how === 0) return parts.toSpliced(at, 1);
  if (how === 1) return parts.toSpliced(random.between(0, parts.length), 0, part);
  if (how === 2) return parts.with(at, renamed(part, random));
  if (how === 3) return parts.with(at, tornPart(part, random));
  return parts.with(at, { ...part, forge: { ...part.forge, ...drawForge(random) } });
}

/** The bytes of an archive with some changed; what lies at the end, the list of entries, twice as often. */
function changedBytes(whole: string, random: Seeded): Uint8Array {
  const list = whole.indexOf("PK\x01\x02");
  if (random.next() < 0.5) return bytesFrom(mutate(whole, random, zipMaterial));
  return bytesFrom(whole.slice(0, list) + mutate(whole.slice(list), random, zipMaterial));
}

/** Parts whose content is changed before they are packed. Mostly not compressed: what inflates is not what is looked for here. */
function changedContent(parts: readonly ZipPart[], random: Seeded): readonly ZipPart[] {
  const heavy = parts.filter(({ data = "" }) => data.length > 120);
  const chosen = new Set([random.pick(heavy), ...(random.next() < 0.3 ? [random.pick(parts)] : [])]);
  const stored = random.next() < 0.9;
  return parts.map((part) =>
    chosen.has(part)
      ? { ...part, stored, data: bytesFrom(mutate(latin1(part.data ?? ""), random, xmlMaterial)) }
      : { ...part, stored: part.stored ?? stored },
  );
}

const forgedEnd = (parts: readonly ZipPart[], random: Seeded): Uint8Array =>
  zipOf(parts, {
    ...random.pick([
      { count: random.pick(numbers) },
      { zip64: true, count: random.pick([...numbers, 2 ** 53]) },
      { zip64: true },
      { before: Buffer.from("MZ") },
      { after: Buffer.from(random.pick(archiveTokens), "latin1") },
      { comment: random.pick(archiveTokens) },
    ]),
  });

const rest = (random: Seeded, file: string): Omit<FuzzInput, "bytes"> => ({
  file,
  direct: random.next() < 0.5,
  ...(random.next() < 0.03 ? { sheet: random.pick(["Suppliers", "B", "x"]) } : {}),
  ...drawLimits(random),
});

function workbookInput(random: Seeded, file: string, books: readonly (readonly ZipPart[])[]): FuzzInput {
  const parts = random.pick(books);
  const how = random.next();
  const make = (): Uint8Array => {
    if (how < 0.75) return zipOf(changedContent(parts, random));
    if (how < 0.92) return zipOf(changedParts(parts, random));
    return changedBytes(asBytes(parts), random);
  };
  return { bytes: make(), ...rest(random, file) };
}

export const xlsxInput = (random: Seeded): FuzzInput => workbookInput(random, "book.xlsx", workbooks);
export const odsInput = (random: Seeded): FuzzInput => workbookInput(random, "book.ods", documents);

export function zipInput(random: Seeded): FuzzInput {
  const parts = random.pick(archives);
  const how = random.next();
  const make = (): Uint8Array => {
    if (how < 0.5) return changedBytes(random.pick(wholes), random);
    if (how < 0.85) return zipOf(changedParts(parts, random));
    return forgedEnd(parts, random);
  };
  return { bytes: make(), ...rest(random, "a.zip") };
}

const named = (name: string, text: string): Buffer => {
  const packed = gzipSync(text);
  return Buffer.concat([
    packed.subarray(0, 3),
    Buffer.from([0x08]),
    packed.subarray(4, 10),
    Buffer.from(`${name}\0`),
    packed.subarray(10),
  ]);
};
const gzips = [
  gzipSync(csv),
  named("suppliers.csv", csv),
  Buffer.concat([gzipSync("name,city\n"), gzipSync("A,B\n")]),
  gzipSync(inner),
  gzipSync(gzipSync(csv)),
  gzipSync('[{"a":1}]', { level: 0 }),
  gzipSync("n\n".repeat(3000)),
].map(latin1);
const gzipMaterial: Material = { ...archiveFormat, others: gzips };

export const gzipInput = (random: Seeded): FuzzInput => ({
  bytes: bytesFrom(mutate(random.pick(gzips), random, gzipMaterial)),
  ...rest(random, "a.csv.gz"),
});
