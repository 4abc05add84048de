import { describe, expect, test } from "vitest";
import { postcodeColumn, postcodesIn } from "./postcodes.ts";
import { tables } from "./tables.fixture.ts";

const brief = (found: readonly { text: string; region: string }[]): string =>
  found.map(({ text, region }) => `${text} ${region}`).join(", ");

describe("postcodesIn(tables, address)", () => {
  test.each([
    ["Urumqi 830011, China", "830011 CN-XJ"],
    ["新疆乌鲁木齐市830011", "830011 CN-XJ"],
    ["Xinjiang,848100 China", "848100 CN-XJ"],
    ["Xinjiang 848100China", "848100 CN-XJ"],
    ["P.C. 325014, WENZHOU", "325014 CN-ZJ"],
    ["China S21866", ""],
    ["Code 830011A", ""],
    ["Tel: 830011", ""],
    ["Tel 0991-830011", ""],
    ["No. 830011 Renmin Road", ""],
    ["8300112", ""],
    ["830011.5", ""],
    ["86-830011-22", ""],
    ["000000", ""],
  ])("%s", (address, found) => expect(brief(postcodesIn(tables, address))).toBe(found));
});

describe("postcodeColumn(tables, text)", () => {
  test.each([
    ["830011", "830011 CN-XJ"],
    [" 830011 ", "830011 CN-XJ"],
    ["830011.0", "830011 CN-XJ"],
    ["P.C. 830011", "830011 CN-XJ"],
    ["510000", "510000 CN-GD"],
    ["83001", ""],
    ["S830011", ""],
    ["830011-2", ""],
    ["", ""],
  ])("%j", (text, found) => expect(brief(postcodeColumn(tables, text))).toBe(found));
});
