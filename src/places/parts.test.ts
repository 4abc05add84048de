import { describe, expect, test } from "vitest";
import { addressParts } from "./parts.ts";

describe("addressParts(field, text)", () => {
  test.each([
    ["12 Renmin Road, Urumqi", ["12 Renmin Road, Urumqi"]],
    [
      "1 A Road, Shanghai, China and Building 6, B Road, Shanghai",
      ["1 A Road, Shanghai, China", "Building 6, B Road, Shanghai"],
    ],
    [
      "1 A Road, Wuhan, Hubei; 2 B Road, Hotan, Xinjiang",
      ["1 A Road, Wuhan, Hubei", " 2 B Road, Hotan, Xinjiang"],
    ],
    ["5 A Road;Hotan;Xinjiang", ["5 A Road;Hotan;Xinjiang"]],
    ["Between Xinjiang and Wuhan Roads", ["Between Xinjiang and Wuhan Roads"]],
    ["Sand and Gravel Works, Wuhan", ["Sand and Gravel Works, Wuhan"]],
    [" ", []],
  ])("%s", (text, parts) => expect(addressParts("address", text).map((part) => part.text)).toEqual(parts));

  test("a pointer to other entries is blanked, so that offsets stay", () => {
    const text = "Hotan (See also Turkey), China";
    expect(addressParts("address", text)).toEqual([
      { field: "address", start: 0, text: "Hotan                  , China" },
    ]);
  });
});
