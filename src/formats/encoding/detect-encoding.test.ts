import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";
import { bytesOf } from "../byte-source.ts";
import { detectEncoding } from "./detect-encoding.ts";
import { encode } from "./encode.fixture.ts";

const chinese =
  "名称,地址,国家\n新疆天山毛纺织股份有限公司,乌鲁木齐市高新区北京南路12号,中国\n浙江永盛针织有限公司,绍兴市柯桥区,中国\n";
const traditional =
  "名稱,地址\n臺灣永豐紡織股份有限公司,高雄市前鎮區中山路12號\n聯發電子實業有限公司,新竹市東區\n";
const western =
  "nom,ville\nSociété Générale des Étoffes,Saint-Étienne\nMüller Strümpfe GmbH,Köln\nFábrica São João,Conceição\n";
const turkish =
  "ad,şehir\nŞişli Tekstil Sanayi ve Ticaret,İstanbul\nAğaoğlu Çorap,Beyoğlu\nIşık Kumaş,Düzce\n";
const polish = "nazwa,miasto\nŁódzkie Zakłady Włókiennicze,Łódź\nSpółka Akcyjna Źródło,Wrocław\n";
const russian = "название,город\nООО Красная ткачиха,Иваново\nМосковская фабрика,Москва\n";
const japanese = "会社名,住所\n株式会社サンヨーテキスタイル,東京都中央区日本橋\n";
const korean = "회사명,주소\n주식회사 대한섬유,서울특별시 강남구 테헤란로\n";
const vietnamese = "tên,địa chỉ\nCông ty Dệt May Đồng Nai,Việt Nam – Đồng Nai\n";

const found = (bytes: Uint8Array, given?: string) =>
  detectEncoding(bytesOf(bytes), { file: "list.csv", given });

function issueOf(run: () => unknown): Issue {
  try {
    run();
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("detectEncoding(source)", () => {
  test.each<[string, string, string, string]>([
    ["ASCII", "name\nAcme\n", "utf-8", "certain"],
    ["nothing at all", "", "utf-8", "certain"],
    ["UTF-8", chinese, "utf-8", "certain"],
    ["Chinese in GB18030", chinese, "gb18030", "likely"],
    ["Vietnamese in GB18030, in four bytes a letter", vietnamese, "gb18030", "likely"],
    ["Russian in GB18030", russian, "gb18030", "likely"],
    ["Chinese in Big5", traditional, "big5", "likely"],
    ["French, German and Portuguese in Windows-1252", western, "windows-1252", "likely"],
    ["Turkish in Windows-1254", turkish, "windows-1254", "likely"],
    ["Polish in Windows-1250", polish, "windows-1250", "likely"],
    ["Russian in Windows-1251", russian, "windows-1251", "likely"],
    ["Japanese in Shift_JIS", japanese, "shift_jis", "likely"],
    ["Japanese in EUC", japanese, "euc-jp", "likely"],
    ["Korean", korean, "euc-kr", "likely"],
    ["one umlaut in Windows-1252", "name\nMüller GmbH\n", "windows-1252", "guess"],
    ["one curly apostrophe in Windows-1252", "name\nLevi’s\n", "windows-1252", "guess"],
    ["two characters in GB18030", "张三\n", "gb18030", "guess"],
    ["Latin text in UTF-16LE without a mark", western, "utf-16le", "certain"],
    ["Latin text in UTF-16BE without a mark", western, "utf-16be", "certain"],
    ["Chinese in UTF-16LE without a mark", chinese.repeat(3), "utf-16le", "likely"],
    ["Chinese in UTF-16BE without a mark", chinese, "utf-16be", "likely"],
    [
      "Chinese in one column in UTF-16LE",
      "新疆天山毛纺织股份有限公司乌鲁木齐市高新区\n".repeat(40),
      "utf-16le",
      "likely",
    ],
  ])("%s", (_, text, name, confidence) => {
    expect(found(encode(text, name))).toMatchObject({ name, confidence });
  });

  test.each<[string, number[], string]>([
    ["UTF-8", [0xef, 0xbb, 0xbf, 0x61], "utf-8"],
    ["UTF-16LE", [0xff, 0xfe, 0x61, 0], "utf-16le"],
    ["UTF-16BE", [0xfe, 0xff, 0, 0x61], "utf-16be"],
    ["GB18030", [0x84, 0x31, 0x95, 0x33, 0x61], "gb18030"],
  ])("takes the byte order mark of %s at its word", (_, bytes, name) => {
    expect(found(Uint8Array.from(bytes))).toEqual({
      name,
      confidence: "stated",
      why: "its byte order mark says so",
    });
  });

  it("knows a GBK file by its content although its euro sign is one byte", () => {
    const bytes = Buffer.concat([encode(`${chinese}价格,`, "gbk"), Buffer.of(0x80), Buffer.from("12\n")]);
    expect(found(bytes)).toMatchObject({ name: "gb18030", confidence: "likely" });
  });

  it("takes UTF-8 with a few other lines for UTF-8, and says how many", () => {
    const bytes = Buffer.concat([
      Buffer.from(chinese.repeat(10)),
      encode("浙江永盛针织有限公司\n", "gb18030"),
    ]);
    expect(found(bytes)).toEqual({
      name: "utf-8",
      confidence: "likely",
      why: "all but 1 of 31 lines with letters beyond ASCII are valid UTF-8; the others are marked",
    });
  });

  it("takes UTF-8 whose cells were cut through a character for UTF-8", () => {
    const line = Buffer.concat([
      Buffer.from("新疆天山毛纺织股份有限"),
      Buffer.of(0xe5, 0x85),
      Buffer.from(",中国\n"),
    ]);
    expect(found(Buffer.concat([line, line, line]))).toMatchObject({ name: "utf-8", confidence: "likely" });
  });

  it("sees the one name in a line of many megabytes", () => {
    const bytes = Buffer.concat([
      Buffer.alloc(9_000_000, "a "),
      encode("Société Générale ", "windows-1252"),
      Buffer.alloc(300_000, "b "),
      Buffer.from("\nc\n"),
    ]);
    expect(found(bytes)).toMatchObject({ name: "windows-1252" });
  });

  it("sees the one name that is not UTF-8 in the last row of many megabytes", () => {
    const bytes = Buffer.concat([
      Buffer.from("a,b\n1,2\n".repeat(1_500_000)),
      encode("名称,浙江永盛针织有限公司\n", "gb18030"),
    ]);
    expect(found(bytes)).toMatchObject({ name: "gb18030" });
  });

  test.each<[string, Uint8Array, Partial<Issue>]>([
    [
      "a zero byte",
      Buffer.from("name\nAc\0me\n"),
      { code: "file.binary", message: "The file is not text: byte 7 is zero, which no text holds." },
    ],
    [
      "zero bytes deep in the file",
      Buffer.from(`${"a,b\n".repeat(50_000)}\0`),
      { code: "file.binary", received: "a zero byte at offset 200000" },
    ],
    [
      "control characters",
      Buffer.from(Array.from({ length: 512 }, (_, index) => 1 + (index % 31))),
      { code: "file.binary", received: "control characters" },
    ],
    [
      "a PDF",
      Buffer.from("%PDF-1.7\n"),
      { code: "file.binary", message: "The file is not text: it is a PDF document." },
    ],
    ["zero characters of UTF-16", Buffer.from("\ufeffname\n\0\0\n", "utf16le"), { code: "file.binary" }],
    [
      "UTF-32",
      Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]),
      { code: "file.encoding", message: "The file is UTF-32, which is not read." },
    ],
  ])("refuses %s", (_, bytes, issue) => {
    expect(issueOf(() => found(bytes))).toMatchObject({ ...issue, file: "list.csv" });
  });

  it("gives some answer or a named refusal for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          expect(found(bytes).why).not.toBe("");
        } catch (error) {
          expect(error).toBeInstanceOf(SelvedgeError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("detectEncoding(source, { given })", () => {
  test.each<[string, string, string]>([
    ["GBK", "gbk", chinese],
    ["cp936", "gbk", chinese],
    ["gb2312", "gbk", chinese],
    ["Latin1", "windows-1252", western],
    ["utf8", "utf-8", chinese],
    ["UTF-16", "utf-16le", chinese],
    ["shift-jis", "shift_jis", japanese],
    ["cp949", "euc-kr", korean],
  ])("%s is %s", (given, name, text) => {
    expect(found(encode(text, name), given)).toEqual({ name, confidence: "stated", why: "as given" });
  });

  it("wins over what the bytes look like", () => {
    expect(found(encode(chinese, "gb18030"), "windows-1252").name).toBe("windows-1252");
  });

  test.each<[string, string, Uint8Array, string]>([
    ["a name nobody knows", "klingon", Buffer.from("a"), '"klingon" is not an encoding that is known.'],
    [
      "one that cannot be read in pieces",
      "iso-2022-jp",
      Buffer.from("a"),
      '"iso-2022-jp" is not an encoding that is known.',
    ],
    [
      "bytes that are no UTF-8",
      "utf-8",
      Buffer.concat([Buffer.from("a\r\né\r\nb"), Buffer.of(0xe9), Buffer.from("c\n")]),
      "The file is not valid utf-8, which was given: byte 8 (0xE9), on line 3, does not fit.",
    ],
    [
      "a cut character",
      "gb18030",
      Buffer.concat([encode("名称\n浙江", "gb18030"), Buffer.of(0xb0)]),
      "The file is not valid gb18030, which was given: byte 9 (0xB0), on line 2, does not fit.",
    ],
    [
      "a lone surrogate",
      "utf-16le",
      Buffer.from([0x61, 0, 0x0a, 0, 0, 0xd8, 0x61, 0]),
      "The file is not valid utf-16le, which was given: byte 4 (0x00), on line 2, does not fit.",
    ],
    [
      "the mark of another",
      "gb18030",
      Buffer.from("\ufeffa"),
      "The file begins with the byte order mark of utf-8, but gb18030 was given.",
    ],
  ])("refuses %s", (_, given, bytes, message) => {
    expect(issueOf(() => found(bytes, given))).toMatchObject({
      code: "file.encoding",
      message,
      file: "list.csv",
    });
  });

  it("names line and byte millions of bytes in", () => {
    const bytes = Buffer.concat([
      encode("名称,国\n".repeat(400_000), "gb18030"),
      Buffer.from("a,"),
      Buffer.of(0xff),
      Buffer.from("\n"),
    ]);
    expect(issueOf(() => found(bytes, "gb18030"))).toMatchObject({
      received: "byte 0xff at offset 3200002, line 400001".replace("ff", "FF"),
    });
  });
});
