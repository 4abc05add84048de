import { describe, expect, test } from "vitest";
import { readText } from "./reader.fixture.ts";

const today = "2026-11-22";
const rowOf = (day: string): Readonly<Record<string, readonly [headings: string, cells: string]>> => ({
  stock: ["site,good,date,closing,unit", `MILL-1,YARN,${day},5,kg`],
  payments: ["payer,payee,payment date,amount,currency", `A,B,${day},5,EUR`],
  lots: ["lot,product,date,quantity,unit", `L-1,P-1,${day},5,kg`],
  transformations: ["transformation,site,start", `RUN-1,MILL-1,${day}`],
});
const kinds = ["stock", "payments", "lots", "transformations"] as const;

describe("the day of something that has happened", () => {
  const read = async (kind: (typeof kinds)[number], day: string) => {
    const [headings, cells] = rowOf(day)[kind] ?? ["", ""];
    const { rows, issues } = await readText(`${headings}\n${cells}\n`, { kind, today });
    const { date, start }: Readonly<Record<string, string>> = { ...rows[0]?.cells };
    return { day: date ?? start, messages: issues.map(({ message }) => message).join(" ") };
  };
  test.each(kinds)("in %s is never one before 1990", async (kind) => {
    const { day, messages } = await read(kind, "1970-01-01");
    expect(day).toBeUndefined();
    expect(messages).toContain('"1970-01-01" lies before 1990');
  });
  test.each(kinds)("in %s is told where it is still to come", async (kind) => {
    const { day, messages } = await read(kind, "2087-01-01");
    expect(day).toBe("2087-01-01");
    expect(messages).toContain("2087-01-01 lies after the day of the import, 2026-11-22");
  });
  test.each(kinds)("in %s is taken as it stands up to the day of the import", async (kind) =>
    expect(await read(kind, today)).toEqual({ day: today, messages: "" }),
  );
});

describe("a day on a paper", () => {
  test("may lie before 1990: a title to land is as old as it is", async () => {
    const { rows } = await readText("document,kind,date\nD-1,other,1985-03-02\n", {
      kind: "documents",
      today,
    });
    expect(rows[0]?.cells.date).toBe("1985-03-02");
  });
});
