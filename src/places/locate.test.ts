import { describe, expect, it, test } from "vitest";
import type { PlaceQuery } from "../model/place.ts";
import { locate } from "./locate.ts";
import { tables } from "./tables.fixture.ts";

const brief = (query: PlaceQuery) => {
  const { region, regions } = locate(tables, query);
  return [region, regions.map((each) => `${each.code} ${each.strength}`).join(", ")];
};

describe("locate(tables, query): the region and what speaks for it", () => {
  const table: [string, PlaceQuery, string | null, string][] = [
    ["nothing", {}, null, ""],
    ["a country alone", { country: "Viet Nam" }, "VN", "VN states"],
    ["a city column", { city: "Urumqi", country: "CN" }, "CN-XJ", "CN-XJ states"],
    ["a region column with a code", { region: "XJ", country: "China" }, "CN-XJ", "CN-XJ states"],
    ["another province's code", { region: "GD", country: "China" }, "CN-GD", "CN-GD states"],
    [
      "a homonym whose province is named",
      { city: "Yutian", region: "Hebei", country: "CN" },
      "CN-HE",
      "CN-HE states",
    ],
    [
      "the same beside its prefecture",
      { city: "Yutian", region: "Hotan", country: "CN" },
      "CN-XJ",
      "CN-XJ states",
    ],
    ["a homonym alone", { city: "Fuhai", country: "CN" }, "CN", "CN states, CN-XJ suggests"],
    ["a record of a site", { address: "Korla, Xinjiang", basis: "record" }, "CN-XJ", "CN-XJ shows"],
    ["a postcode alone", { postcode: "830011", country: "CN" }, "CN-XJ", "CN-XJ states"],
    ["a postcode without a country", { postcode: "830011" }, null, "CN-XJ suggests"],
    ["an Indian PIN code", { postcode: "831001", country: "IN" }, "IN", "IN states"],
    ["five digits", { postcode: "83001", country: "CN" }, "CN", "CN states"],
    [
      "a postcode against the address",
      { address: "Guangzhou, Guangdong", postcode: "830011", country: "CN" },
      null,
      "CN-GD states, CN-XJ suggests",
    ],
    [
      "an address against the postcode",
      { address: "Korla, Xinjiang, 510000 China" },
      null,
      "CN-XJ states, CN-GD suggests",
    ],
    [
      "a number that is a telephone",
      { address: "5 Renmin Rd, Wuhan, China, Tel: 830011" },
      "CN-HB",
      "CN-HB states",
    ],
    ["a bad postcode in a real record", { address: "No. 3 Road, China S21866" }, "CN", "CN states"],
    ["a point", { lat: "43.82", lon: "87.61", country: "CN" }, "CN-XJ", "CN-XJ shows"],
    ["a point near the border", { lat: 44.21, lon: 80.41 }, null, "CN-XJ suggests"],
    [
      "a point against the address",
      { address: "Shanghai", country: "CN", lat: "43.82", lon: "87.61" },
      null,
      "CN-XJ shows, CN-SH states",
    ],
    [
      "an address against the point",
      { address: "Urumqi, Xinjiang", lat: 31.2, lon: 121.5 },
      null,
      "CN-XJ states",
    ],
    ["coordinates that mean none", { lat: "0", lon: "0", country: "CN" }, "CN", "CN states"],
    ["a registered office", { uscc: "91650100MA7ABCDE15", country: "CN" }, "CN", "CN states, CN-XJ suggests"],
    ["a wrong check digit", { uscc: "91650100MA7ABCDE1X", country: "CN" }, "CN", "CN states"],
    [
      "a company name",
      { name: "Xinjiang Example Cotton Co., Ltd.", country: "CN" },
      "CN",
      "CN states, CN-XJ suggests",
    ],
    [
      "a company named after it elsewhere",
      { name: "Xinjiang Example Cotton", address: "Nantong, Jiangsu", country: "CN" },
      "CN-JS",
      "CN-JS states, CN-XJ suggests",
    ],
    [
      "a dish, not a place",
      { name: "Xinjiang Noodles Ltd", address: "Nanjing Road, Shanghai", country: "CN" },
      "CN-SH",
      "CN-SH states",
    ],
    [
      "a restaurant abroad",
      { name: "Urumqi Restaurant", address: "Aksaray, Istanbul", country: "TR" },
      "TR",
      "TR states",
    ],
    [
      "another country's column",
      { address: "Urumqi, Xinjiang", country: "US" },
      null,
      "CN-XJ states, US states",
    ],
    [
      "two addresses",
      { address: "Urumqi, Xinjiang, China and 5 Nanjing Road, Shanghai, China" },
      null,
      "CN-SH states, CN-XJ states",
    ],
    [
      "two addresses in one region",
      { address: "1 Xinhua Rd, Korla, Xinjiang; 2 Renmin Rd, Hotan, Xinjiang" },
      "CN-XJ",
      "CN-XJ states",
    ],
    [
      "a pointer to other entries",
      { address: "Urumqi, Xinjiang, China. (See alternate addresses under Pakistan, Turkey)" },
      "CN-XJ",
      "CN-XJ states",
    ],
    ["Hong Kong", { address: "Kwun Tong, Hong Kong, China", country: "HK" }, "HK", "HK states"],
    ["Suzhou by its postcode", { address: "Suzhou, China 215123" }, "CN-JS", "CN-JS states"],
    ["Suzhou alone", { address: "Suzhou, China" }, "CN", "CN states"],
    [
      "a park named after who paid for it",
      { address: "Shanghai Industrial Park, Yecheng County, Kashgar, China" },
      "CN-XJ",
      "CN-XJ states",
    ],
  ];
  test.each(table)("%s", (_, query, region, regions) => expect(brief(query)).toEqual([region, regions]));
});

describe("locate(tables, query): the whole answer", () => {
  it("shows every signal with its place in the text", () => {
    expect(
      locate(tables, {
        address: "5 Xinjiang Road, Shache, Kashgar 844700, China",
        name: "Kashgar Example Yarn",
      }),
    ).toEqual({
      region: "CN-XJ",
      regions: [{ code: "CN-XJ", strength: "states" }],
      signals: [
        {
          kind: "site",
          field: "address",
          region: "CN-XJ",
          text: "Xinjiang",
          start: 2,
          end: 10,
          counts: false,
          note: "the name of a street, not a place",
        },
        {
          kind: "site",
          field: "address",
          region: "CN-XJ",
          division: "653125",
          text: "Shache",
          start: 17,
          end: 23,
          counts: true,
        },
        {
          kind: "site",
          field: "address",
          region: "CN-XJ",
          division: "6531",
          text: "Kashgar",
          start: 25,
          end: 32,
          counts: true,
        },
        {
          kind: "postal",
          field: "address",
          region: "CN-XJ",
          division: "6531",
          text: "844700",
          start: 33,
          end: 39,
          counts: true,
        },
        {
          kind: "name",
          field: "name",
          region: "CN-XJ",
          division: "6531",
          text: "Kashgar",
          start: 0,
          end: 7,
          counts: true,
          note: "a word in the name: where it works is another question",
        },
      ],
      conflict: null,
    });
  });

  it("says in one sentence what cannot all be right", () => {
    expect(locate(tables, { address: "Guangzhou", country: "CN", postcode: "830011" }).conflict).toBe(
      'The address ("Guangzhou") says CN-GD, the postcode ("830011") says CN-XJ: both cannot be right of one place.',
    );
    expect(locate(tables, { address: "Urumqi, Xinjiang", lat: 31.2, lon: 121.5 }).conflict).toBe(
      'The point (31.2,121.5) lies outside the XUAR, the address ("Urumqi") says CN-XJ: both cannot be right of one place.',
    );
  });

  it("does not hold a registered office against a site", () => {
    const uscc = "91650100MA7ABCDE15";
    const answer = locate(tables, { address: "Nantong, Jiangsu", country: "CN", uscc });
    expect([answer.region, answer.conflict]).toEqual(["CN-JS", null]);
  });
});
