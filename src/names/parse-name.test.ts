import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { TokenRole } from "./name-form.ts";
import { parseName } from "./parse-name.ts";
import { readTestTables } from "./test-tables.fixture.ts";

const tables = readTestTables();
const letters: Readonly<Record<TokenRole, string>> = {
  ...{ brand: "B", place: "P", concept: "C", "legal-form": "L", numeral: "N", stop: "." },
};

/** A name as its roles and words: "P:Xinjiang B:Huafu C:Textile L:Co Ltd". */
const read = (raw: string): string =>
  parseName(tables, raw)
    .tokens.filter((token) => token.role !== "stop")
    .map((token) => `${letters[token.role]}:${token.text}`)
    .join(" ");

describe("parseName(tables, raw)", () => {
  test.each([
    ["Xinjiang Huafu Textile Co Ltd", "P:Xinjiang B:Huafu C:Textile L:Co Ltd"],
    ["Hoshine Silicon Industry (Shanshan) Co., Ltd", "B:Hoshine C:Silicon Industry P:Shanshan L:Co., Ltd"],
    ["P.T. Astra International", "L:P.T. B:Astra C:International"],
    ["Faberlic EUROPE Sp. z o.o.", "B:Faberlic P:EUROPE L:Sp. z o.o."],
    ["Agropecuarios Tom S.A. de C.V.", "B:Agropecuarios B:Tom L:S.A. de C.V."],
    ["Grupo W S.A.", "C:Grupo B:W L:S.A."],
    ["Bowne of Atlanta, Inc.", "B:Bowne P:Atlanta L:Inc"],
    ["Juye County Cotton Station", "P:Juye C:Cotton C:Station"],
    ["Shen Zhen Yilufa Tech", "P:Shen Zhen B:Yilufa C:Tech"],
    ["Citigroup Capital Trust XV", "B:Citigroup C:Capital C:Trust N:XV"],
    ["Tactical Missiles Joynt Stock Company", "B:Tactical C:Missiles L:Joynt Stock Company"],
    ["CK International Ltd", "B:CK C:International L:Ltd"],
    ["Des International Co.", "B:Des C:International L:Co"],
    ["阿克苏华孚色纺有限公司", "P:阿克苏 B:华孚 C:色纺 L:有限公司"],
    [
      "新疆维吾尔自治区第八师一二四团棉业有限公司",
      "P:新疆维吾尔自治区 N:第八 C:师 N:一二四 C:团 C:棉业 L:有限公司",
    ],
    ["攜豐(香港)國際電子有限公司", "B:攜豐 P:香港 C:國際 C:電子 L:有限公司"],
    ["美欣電子(香港)有限公司", "B:美欣 C:電子 P:香港 L:有限公司"],
    ["内蒙古亚欧国际物流有限责任公司", "P:内蒙古 B:亚欧 C:国际 C:物流 L:有限责任公司"],
    ["中粮糖业控股股份有限公司", "B:中粮 C:糖业 C:控股 L:股份有限公司"],
    ["洛浦县发制品工业园区", "P:洛浦县 C:发制品 C:工业园区"],
    ["شىنجاڭ توقۇمىچىلىق چەكلىك شىركىتى", "P:شىنجاڭ C:توقۇمىچىلىق L:چەكلىك شىركىتى"],
    ['ООО "БАЙКАЛ Текстиль"', "L:ООО B:БАЙКАЛ C:Текстиль"],
    ["", ""],
  ])("%s", (raw, expected) => {
    expect(read(raw)).toBe(expected);
  });

  it("gives places and trade words one id in every language", () => {
    const ids = (raw: string): string[] =>
      parseName(tables, raw).tokens.flatMap((token) => token.ids.slice(0, 1));
    const names = [
      "Hotan Textile",
      "Hetian Textiles",
      "Khotan Tekstil",
      "和田纺织",
      "خوتەن توقۇمىچىلىق",
      "Хотан Текстиль",
    ];
    for (const name of names) expect([name, ids(name)]).toEqual([name, ["CN-6532", "textile"]]);
  });

  it("does not take a county that sounds like a province for the province", () => {
    expect(parseName(tables, "Xinjiang Cotton").tokens[0]?.ids).toEqual(["CN-65"]);
  });

  it("reads Jilin as Jilin, and never a place inside a word", () => {
    expect(parseName(tables, "Jilin Textile").tokens[0]?.ids.every((id) => id.startsWith("CN-22"))).toBe(
      true,
    );
    expect(read("Axinjiangtex Ltd")).toBe("B:Axinjiangtex L:Ltd");
  });

  it("gives tokens in order that are the words of the name", () => {
    const names = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("新疆华孚（集团）有限公司 Huafu Co., Ltd", "A.B. & C / D-E S.p.A."),
    );
    fc.assert(
      fc.property(names, (raw) => {
        let end = 0;
        for (const token of parseName(tables, raw).tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(raw.slice(token.start, token.end)).toBe(token.text);
          end = token.end;
        }
      }),
    );
  });
});
