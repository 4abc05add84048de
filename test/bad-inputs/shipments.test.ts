import { describe, expect, it } from "vitest";
import { zipOf } from "../../src/formats/archive/zip.fixture.ts";
import { partsOfWorkbook } from "../../src/formats/xlsx/workbook.fixture.ts";
import { arrive, intake, remarkOn, rowsOf, screened, told } from "./intake.ts";

const { file, workspace } = intake();

describe("26: what an import can see of a mass balance", () => {
  it("amounts stay as they were written, and what is no number or comes twice is told", async () => {
    const scene = workspace();
    const arrived = await arrive(
      scene,
      file(
        "goods.csv",
        `shipment,date,seller_id,buyer_id,description,quantity,unit,net_kg
S-1,2024-03-01,A,B,lint,-5,kg,
S-2,2024-03-02,A,B,lint,100,,
S-3,2024-03-03,A,B,lint,100,lb,
S-4,2024-03-04,A,B,lint,10,bales,
S-5,2024-03-06,A,B,lint,12,kg,13
S-6,2024-03-06,A,B,lint,twelve,kg,
S-1,2024-03-07,A,B,lint,5,kg,
`,
      ),
    );
    expect(arrived.file).toMatchObject({ rows: 7, repaired: 0, quarantined: 0 });
    expect(remarkOn(arrived, 7, "row.value-invalid")).toContain('"twelve"');
    expect(remarkOn(arrived, 8, "row.duplicate")).toContain("row 2 already, with other values");
    const found = await rowsOf(scene, "shipments");
    const amounts = ["S-2", "S-3", "S-4", "S-5"].map((key) => {
      const { quantity, unit, net_kg } = found.get(key) ?? {};
      return [quantity, unit, net_kg];
    });
    expect(amounts).toEqual([
      ["100", "", ""],
      ["100", "lb", ""],
      ["10", "bales", ""],
      ["12", "kg", "13"],
    ]);
    expect(found.get("S-6")?.quantity).toBe("");
  });

  it("pounds are never taken for kilograms", async () => {
    const scene = workspace();
    await arrive(
      scene,
      file(
        "pounds.csv",
        "shipment,date,seller_id,buyer_id,description,net weight (lb)\nS-1,2024-03-01,A,B,lint,100\n",
      ),
    );
    expect((await rowsOf(scene, "shipments")).get("S-1")?.net_kg).not.toBe("100");
  });
});

describe("28: a consignee that is not named", () => {
  it("is unknown, one for each row, and never joined with another", async () => {
    const scene = workspace();
    const arrived = await arrive(
      scene,
      file(
        "redacted.csv",
        `shipment,date,seller,buyer,description
R-1,2024-03-01,Lumo Mill Ltd.,NOT AVAILABLE,lint
R-2,2024-03-02,Lumo Mill Ltd.,TO ORDER,lint
R-3,2024-03-02,Lumo Mill Ltd.,,lint
R-4,2024-03-02,Lumo Mill Ltd.,NOT AVAILABLE,lint
R-5,2024-03-02,TO THE ORDER OF BANK,Lumo Mill Ltd.,lint
`,
      ),
    );
    expect(arrived.file).toMatchObject({ rows: 5, accepted: 5 });
    expect(told(arrived)).toEqual([["row.value-missing", 4, "buyer"]]);
    const unknown = (await screened(scene)).filter(({ input }) => !input.names.includes("Lumo Mill Ltd."));
    expect(unknown.map(({ input }) => input.names)).toEqual([
      ["NOT AVAILABLE"],
      ["TO ORDER"],
      ["NOT AVAILABLE"],
      ["TO THE ORDER OF BANK"],
    ]);
    expect(new Set(unknown.map(({ input }) => input.party)).size).toBe(4);
    for (const { notFound } of unknown) expect(notFound).toMatch(/nothing was searched.*not a clearance/);
    expect(arrived.answer.questions.join("\n")).not.toContain("Are these one party?");
  });
});

describe("29: a date that is not what it seems", () => {
  const shipments = (...dates: readonly string[]): string =>
    `shipment,date,seller_id,buyer_id,description\n${dates.map((date, at) => `D-${at + 2},${date},A,B,lint\n`).join("")}`;

  it("waits with what it may mean; the rows beside it are read", async () => {
    const scene = workspace();
    const dates = [
      ["2567-03-02", "row.value-invalid", "year 2567", "Buddhist era it is 2024"],
      ["113/03/02", "row.value-invalid", "year 113", "Minguo era it is 2024"],
      ["113年3月2日", "row.value-invalid", "year 113", "Minguo era it is 2024"],
      ["45000", "row.date-ambiguous", "day number", "YYYY-MM-DD"],
      ["2024-02-30", "row.value-invalid", "no such day", "YYYY-MM-DD"],
      ["2/3/24", "row.date-ambiguous", "two digits", "YYYY-MM-DD"],
      ["0000-00-00", "row.value-invalid", "no such day in the calendar", "YYYY-MM-DD"],
    ] as const;
    const arrived = await arrive(
      scene,
      file("dates.csv", shipments(...dates.map(([date]) => date), "2024年3月2日", "2 Mar 2024")),
    );
    expect(arrived.file).toMatchObject({ rows: 9, accepted: 2, quarantined: 7 });
    for (const [at, [date, code, message, hint]] of dates.entries()) {
      const issue = arrived.file.issues.find(({ row }: any) => row === at + 2);
      expect([issue.code, issue.column, issue.letter]).toEqual([code, "date", "B"]);
      expect(issue.message).toContain(message);
      expect(issue.hint).toContain(hint);
      expect(issue.message).toContain(date);
    }
    const found = await rowsOf(scene, "shipments");
    expect([...found.values()].map(({ date }) => date)).toEqual(["2024-03-02", "2024-03-02"]);
  });

  it("02/03/2024 is asked about once for the file, and the answer is taken", async () => {
    const scene = workspace();
    const path = file("dates.csv", shipments("02/03/2024", "05/06/2024", "2024-03-01"));
    const asked = await arrive(scene, path);
    expect(asked.file).toMatchObject({ accepted: 1, quarantined: 2 });
    const questions = asked.answer.questions.filter((question: string) =>
      question.includes("write its dates"),
    );
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatch(/2 dates.*"02\/03\/2024".*2024-03-02 or 2024-02-03.*--dates day-first/);
    const answered = await arrive(scene, path, "--dates", "month-first");
    expect(answered.file).toMatchObject({ accepted: 1, repaired: 2, quarantined: 0 });
    expect(remarkOn(answered, 2, "row.repaired")).toContain('"02/03/2024" is read as "2024-02-03"');
    const found = await rowsOf(scene, "shipments");
    expect([...found.values()].map(({ date }) => date)).toEqual(["2024-02-03", "2024-05-06", "2024-03-01"]);
  });

  it("45000 in a workbook is a day where its format says so, and else a question", async () => {
    const scene = workspace();
    const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const row = (key: string, day: string): string => `<row>${text(key)}${day}${text("A")}${text("B")}</row>`;
    const heads = `<row>${["shipment", "date", "seller_id", "buyer_id"].map(text).join("")}</row>`;
    const book = partsOfWorkbook({
      formats: [0, 14],
      sheets: [
        {
          rows: heads + row("S-1", '<c s="1"><v>45000</v></c>') + row("S-2", '<c s="0"><v>45000</v></c>'),
        },
      ],
    });
    const arrived = await arrive(scene, file("serial.xlsx", zipOf(book)));
    expect(arrived.file).toMatchObject({ accepted: 1, quarantined: 1 });
    expect(remarkOn(arrived, 3, "row.date-ambiguous")).toMatch(/"45000".*1900.*1904/);
    expect((await rowsOf(scene, "shipments")).get("S-1")?.date).toBe("2023-03-15");
  });

  it("true dates and texts in one column of a workbook show that days were taken for months", async () => {
    const scene = workspace();
    const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const row = (cells: readonly string[]) => `<row>${cells.join("")}</row>`;
    const day = (serial: number) => `<c s="1"><v>${serial}</v></c>`;
    const bookOf = (...dates: readonly string[]) =>
      partsOfWorkbook({
        formats: [0, 14],
        sheets: [
          {
            rows: [
              row(["shipment", "date", "seller_id", "buyer_id", "description"].map(text)),
              ...dates.map((date, at) =>
                row([text(`S-${at}`), date, text("A"), text("B"), text("cotton lint")]),
              ),
            ].join(""),
          },
        ],
      });
    // 45693 is 2025-02-05, what is left of 02/05/2025 typed for the second of May.
    const swapped = await arrive(
      scene,
      file("swapped.xlsx", zipOf(bookOf(day(45693), text("13/05/2025"), text("28/02/2025")))),
    );
    const said = swapped.file.issues.find(({ code }: { code: string }) => code === "row.date-ambiguous");
    expect(said).toMatchObject({ column: "date", letter: "B" });
    expect(said.message).toMatch(/1 true date such as 2025-02-05.*2 texts such as "13\/05\/2025"/);
    expect(swapped.file).toMatchObject({ rows: 3, quarantined: 0 });
    // 45706 is 2025-02-18: a true date after the 12th was not read the other way round.
    const sound = await arrive(
      scene,
      file("sound.xlsx", zipOf(bookOf(day(45693), day(45706), text("13/05/2025")))),
    );
    expect(sound.file.issues.some(({ code }: { code: string }) => code === "row.date-ambiguous")).toBe(false);
  });
});
