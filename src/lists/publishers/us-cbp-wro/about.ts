import type { AboutList } from "../about-list.ts";
import type { Column } from "../published-csv.ts";

export const file = {
  name: "withhold-release-orders-findings.csv",
  url: "https://www.cbp.gov/trade/forced-labor/withhold-release-orders-and-findings",
  mediaTypes: ["text/csv", "text/plain", "application/octet-stream"],
  mostBytes: 10_000_000,
};

export const about: AboutList = {
  key: "us-cbp-wro",
  title: "CBP Withhold Release Orders and Findings",
  publisher: "US Customs and Border Protection",
  url: file.url,
  cadenceDays: 60,
  role: "parties",
  ownership: {
    rule: "as-listed",
    citation:
      "19 U.S.C. 1307 and 19 CFR 12.42: an order names producers, places and merchandise; where CBP means others it " +
      'says so ("and its subsidiaries"). No ownership threshold is stated.',
  },
  knownGaps: ["Inactive orders are incomplete; which are missing is not known"],
  idParts: ["sublists", "first_listed"],
  days: "stated",
  unsaid: ["local-names", "countries", "identifiers", "relations", "readings"],
  complete: false,
  bounds: {
    min: 60,
    max: 500,
    why: "67 rows in the publisher's file of June 2026, some with several producers",
  },
};

/** The columns, told from a JSON that was made of the publisher's file; the file itself was not at hand. */
export const columns = {
  type: { headings: ["type", "order type", "wro finding"], needed: true },
  entity: { headings: ["entity", "name", "entity name", "manufacturer"], needed: true },
  aliases: { headings: ["aliases", "alias"], needed: false },
  country: { headings: ["country"], needed: true },
  industry: { headings: ["industry"], needed: false },
  merchandise: { headings: ["merchandise"], needed: true },
  status: { headings: ["status"], needed: true },
  day: { headings: ["effective date", "date"], needed: true },
  remarks: { headings: ["remarks", "notes"], needed: false },
} as const satisfies Record<string, Column>;
