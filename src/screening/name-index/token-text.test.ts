import fc from "fast-check";
import { expect, it } from "vitest";
import { parseName } from "../../names/parse-name.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { tokenOf, tokenText } from "./token-text.ts";

const tables = readTestTables();
const words =
  "阿克苏 华孚 Huafu Victory XPCC Co. Ltd 有限公司 No.8 7th the & / textile 3M ҚҰРЫЛЫС Ürümqi 中泰 ئاقسۇ Wal-Mart A.B.C. (Xinjiang) 😀".split(
    " ",
  );

it("gives back every token of a name but where it stands", () => {
  const name = fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((all) => all.join(" ")),
    fc.string({ unit: "binary", maxLength: 30 }),
  );
  fc.assert(
    fc.property(name, (text) => {
      for (const token of parseName(tables, text).tokens) {
        const read = tokenOf(tokenText(token));
        expect(read).toEqual({ ...token, text: token.key, start: 0, end: 0 });
        expect(tokenText(read)).toBe(tokenText(token));
      }
    }),
  );
});
