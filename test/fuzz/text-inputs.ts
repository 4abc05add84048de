import { encode } from "../../src/formats/encoding/encode.fixture.ts";
import type { Seeded } from "../crash/seeded.ts";
import { drawLimits, type FuzzInput } from "./input.ts";
import {
  csvFilling,
  type Filling,
  jsonFilling,
  jsonLinesFilling,
  lengthened,
  xmlFilling,
} from "./lengthen.ts";
import { bytesFrom, latin1, type Material, mutate } from "./mutate.ts";
import { bracketsAt, elementAt, lineAt } from "./spans.ts";
import { csvTokens, jsonTokens, jsonValues, sheetTokens, sheetValues, xmlTokens } from "./tokens.ts";

/** What the inputs of a format are made with. */
type Format = Omit<Material, "others"> & { readonly filling: Filling };

const csvFormat: Format = {
  tokens: csvTokens,
  values: csvTokens,
  value: /[^,;\t|\r\n]+/g,
  marks: ',;\t|"\n',
  spanAt: lineAt,
  filling: csvFilling,
};
const jsonFormat: Format = {
  tokens: jsonTokens,
  values: jsonValues,
  value: /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g,
  marks: '{}[],:"\n',
  spanAt: bracketsAt,
  filling: jsonFilling,
};
const jsonLinesFormat: Format = { ...jsonFormat, filling: jsonLinesFilling };
const xmlValue = /(?<==")[^"]*(?=")|(?<=>)[^<>]+(?=<)/g;
const xmlFormat: Format = {
  tokens: xmlTokens,
  values: sheetValues,
  value: xmlValue,
  marks: "< >",
  spanAt: elementAt,
  filling: xmlFilling,
};
/** XML with cells in it. */
export const sheetFormat: Format = { ...xmlFormat, tokens: sheetTokens };

const western = 'id,name,city\n1,Größe & Söhne,Köln\n2,"Café, S.à r.l.",Genève\n3,Example “Mill”,İzmir\n';
const chinese =
  '编号,供应商名称,地址\n1,示例马林织造有限公司,"苏州市,示例路12号\n3号楼"\n2,示例鹭服装有限公司,新疆阿克苏\n';
const taiwanese = "編號,供應商名稱,地址\n1,示例織造有限公司,臺北市信義區\n2,範例紡織廠,高雄市\n";
const plain = 'name;"quoted ""x""";n\r\nA;"two\r\nlines";1,5\r\n;;\r\nB;5" pipe;2\r\n"C;open;3\r\nD;E;F\r\n';
const tabbed = "a\tb\tc\n1\t\t3\n\n  4  \t5\t6\t7\n";
const separated = "sep=|\na|b\n1|2\n'=1|=1\n";

type EncodedText = readonly [text: string, encoding: string];

const mark = "\ufeff";
const csvTexts: readonly EncodedText[] = [
  [plain, "utf-8"],
  [tabbed, "utf-8"],
  [separated, "utf-8"],
  [western, "utf-8"],
  [mark + western, "utf-8"],
  [chinese, "utf-8"],
  [western.replace("İ", "I"), "windows-1252"],
  [chinese, "gbk"],
  [`${chinese}3,㐀𠀀é,x\n`, "gb18030"],
  [mark + chinese, "gb18030"],
  [taiwanese, "big5"],
  [western, "utf-16le"],
  [mark + chinese, "utf-16le"],
  [chinese, "utf-16be"],
  [mark + western, "utf-16be"],
];
const wide = /^utf-16/;

/** A text in its encoding, bytes as characters. */
const encoded = ([text, encoding]: EncodedText): string => latin1(encode(text, encoding));

/** UTF-8 bytes as UTF-16: what was changed before it was encoded is still whole after. */
const widened = (text: string, encoding: string): Uint8Array => encode(bytesFrom(text).toString(), encoding);

const encodings = [
  "utf-8",
  "gb18030",
  "gbk",
  "big5",
  "windows-1252",
  "utf-16le",
  "utf-16be",
  "utf-16",
  "latin1",
  "x",
];
const someDelimiters = [",", ";", "\t", "tab", "|", "^", "a", " ", '"', "\0", "€", ",,"];

const maybe = <T>(random: Seeded, share: number, make: () => T): T | undefined =>
  random.next() < share ? make() : undefined;
const given = <K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, T>);

const records =
  '[{"id":1,"name":"Größe","tags":["a","b"],"at":{"city":"Köln","n":1.50}},{"id":2,"name":null,"x":"\\u4e2d\\n"},{"id":1e3}]';
const jsonTexts: readonly EncodedText[] = [
  [records, "utf-8"],
  [`{"meta":{"n":1},"rows":${records},"sites":[{"a":1},{"a":2}]}`, "utf-8"],
  [
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1.5,-2]},"properties":{"name":"A","os_id":"X"}},{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1]]]},"properties":{"name":"B"}}]}',
    "utf-8",
  ],
  ['[["name","n"],["A",1],["B",2.0,true]]', "utf-8"],
  ['{"name":"alone","list":[1,2,3],"deep":{"a":{"b":{"c":[{}]}}}}', "utf-8"],
  [mark + records, "utf-8"],
  ["[]", "utf-8"],
  ['["a",1]', "utf-8"],
  [records, "utf-16le"],
  [mark + records, "utf-16be"],
];
const lineTexts: readonly EncodedText[] = [
  ['{"a":1,"b":"x"}\n{"a":2,"c":[1,{"d":2}]}\n\n{"a":null}\n', "utf-8"],
  ['["name","n"]\r\n["A",1]\r\n["B",2.0,true]\r\n', "utf-8"],
  [`${mark}{"name":"示例"}\n{"name":"é","at":{"city":"苏州"}}\nbroken\n{"name":"z"}`, "utf-8"],
  [
    '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"A"}}\n{"type":"Feature","geometry":null,"properties":{}}\n',
    "utf-8",
  ],
  [`${mark}{"a":"é"}\n{"a":"中"}\n`, "utf-16le"],
];

const xmlTexts: readonly EncodedText[] = [
  [
    '<?xml version="1.0" encoding="UTF-8"?><list><site id="1"><name>A &amp; B</name><address type="plant"><city>Köln</city></address><tag>x</tag><tag>y</tag></site><site id="2"><name><![CDATA[<C>]]></name></site></list>',
    "utf-8",
  ],
  ['<l xmlns:x="u"><x:s x:id="1" id="2"><id>3</id></x:s><x:s/><t><u>1</u></t><t><u>2</u></t></l>', "utf-8"],
  [
    '<?xml version="1.0" encoding="gb18030"?><列表><行><名称>示例</名称></行><行><名称>织造</名称></行></列表>',
    "gb18030",
  ],
  ['<?xml version="1.0" encoding="windows-1252"?><l><s n="é">Köln</s><s n="ü"/></l>', "windows-1252"],
  [`${mark}<?xml version="1.0" encoding="UTF-16"?><l><s>é</s><s>中</s></l>`, "utf-16le"],
  ['<?xml version="1.0"?><!-- c --><?pi x?><one a="1"><b>2</b><b>3</b><d><e/></d></one>', "utf-8"],
];

const cell = (type: string, text: string, more = ""): string =>
  `<Cell${more}><Data ss:Type="${type}">${text}</Data></Cell>`;
const workbook = (sheets: string): string =>
  `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets}</Workbook>`;
const sheetMlTexts: readonly EncodedText[] = [
  [
    workbook(
      `<Worksheet ss:Name="A"><Table ss:ExpandedColumnCount="4"><Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Row ss:Index="2">${cell("String", "name")}${cell("String", "day", ' ss:Index="3"')}</Row><Row ss:Hidden="1">${cell("Number", "17.5", ' ss:MergeAcross="1" ss:MergeDown="1"')}${cell("DateTime", "2024-02-29T00:00:00.000")}</Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet><Worksheet ss:Name="B"><Table><Row>${cell("Boolean", "1")}<Cell ss:Formula="=A1"/>${cell("Error", "#N/A")}</Row></Table></Worksheet>`,
    ),
    "utf-8",
  ],
  [
    workbook(
      `<Worksheet ss:Name="S"><Table><Row>${cell("String", "<B>x</B> y")}</Row><Row/></Table></Worksheet>`,
    ),
    "utf-8",
  ],
];

/** One in so many is as long as a piece, which costs as much as forty others. */
const oneInLong = 250;

interface Options {
  readonly file: string;
  /** How often a person names an encoding, a delimiter, a sheet. */
  readonly encodingShare: number;
  readonly delimiterShare?: number;
}

/** Inputs of a format that begin with these texts in their encodings. */
function inputsOf(texts: readonly EncodedText[], format: Format, options: Options) {
  const { file, encodingShare, delimiterShare = 0 } = options;
  const seeds = texts.map(encoded);
  const material: Material = { ...format, others: seeds };
  const make = (text: string, random: Seeded): string => {
    const mutated = mutate(text, random, material);
    return random.between(1, oneInLong) === 1 ? lengthened(mutated, random, format.filling) : mutated;
  };
  return (random: Seeded): FuzzInput => {
    const which = random.between(0, seeds.length - 1);
    const [source, encoding] = texts[which] as EncodedText;
    const isBefore = wide.test(encoding) && random.next() < 0.5;
    const bytes = isBefore
      ? widened(make(latin1(source), random), encoding)
      : bytesFrom(make(seeds[which] as string, random));
    const encodingGiven = maybe(random, encodingShare, () => random.pick([encoding, random.pick(encodings)]));
    return {
      bytes,
      file,
      direct: random.next() < 0.5,
      ...given("encoding", encodingGiven),
      ...given(
        "delimiter",
        maybe(random, delimiterShare, () => random.pick(someDelimiters)),
      ),
      ...given(
        "sheet",
        maybe(random, 0.02, () => random.pick(["rows", "A", "sites"])),
      ),
      ...drawLimits(random),
    };
  };
}

export const csvInput = inputsOf(csvTexts, csvFormat, {
  file: "a.csv",
  encodingShare: 0.15,
  delimiterShare: 0.1,
});
export const jsonInput = inputsOf(jsonTexts, jsonFormat, { file: "a.json", encodingShare: 0.05 });
export const jsonLinesInput = inputsOf(lineTexts, jsonLinesFormat, { file: "a.jsonl", encodingShare: 0.05 });
export const xmlInput = inputsOf(xmlTexts, xmlFormat, { file: "a.xml", encodingShare: 0.02 });
export const spreadsheetMlInput = inputsOf(sheetMlTexts, sheetFormat, {
  file: "book.xml",
  encodingShare: 0.02,
});
