import { describe, expect, test } from "vitest";
import { isPlaceholderParty } from "./placeholder-party.ts";

describe("isPlaceholderParty(text)", () => {
  test.each([
    "TO ORDER",
    "TO THE ORDER OF",
    "To Order of Example Bank PLC",
    "TO ORDER OF SHIPPER",
    "ORDER",
    "N/A",
    "n.a.",
    "NOT AVAILABLE",
    "NOT AVAILABLE (CONFIDENTIAL)",
    "CONFIDENTIAL",
    "WITHHELD",
    "NAME WITHHELD BY REQUEST",
    "WITHHELD ON REQUEST",
    "REDACTED",
    "SAME AS CONSIGNEE",
    "Same as the notify party",
    "UNKNOWN",
    "TBA",
    "--",
    "",
    "  ",
    "凭指示",
    "凭开证行指示",
    "同收货人",
    "无",
  ])("%j names nobody", (text) => {
    expect(isPlaceholderParty(text)).toBe(true);
  });
  test.each([
    "Order Textile Co., Ltd.",
    "Confidential Printing Ltd",
    "Made to Order Garments",
    "NA Textiles",
    "Unknown Union GmbH",
    "None Such Mills",
    "Bearer Cotton LLC",
    "无锡示例纺织有限公司",
    "Same Day Cargo",
    "Various Fibres Ltd",
  ])("%j is a name", (text) => {
    expect(isPlaceholderParty(text)).toBe(false);
  });
});
