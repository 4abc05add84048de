import type { AboutList } from "../about-list.ts";
import type { PublisherFileRule } from "../publisher-reader.ts";

const mediaTypes = ["text/csv", "text/plain", "application/octet-stream", "application/csv"];
const address = "https://sanctionslistservice.ofac.treas.gov/api/download/";

/** The three files of the list; none has a line of headings. */
export const files = {
  sdn: { name: "sdn.csv", url: `${address}SDN.CSV`, mediaTypes, mostBytes: 100_000_000 },
  add: { name: "add.csv", url: `${address}ADD.CSV`, mediaTypes, mostBytes: 100_000_000 },
  alt: { name: "alt.csv", url: `${address}ALT.CSV`, mediaTypes, mostBytes: 100_000_000 },
} as const satisfies Record<string, PublisherFileRule>;

/** Goes on with remarks that are cut off in `sdn.csv`. Read where it is given; no real one was at hand. */
export const commentsName = "sdn_comments.csv";

export const about: AboutList = {
  key: "us-ofac-sdn",
  title: "Specially Designated Nationals and Blocked Persons List (SDN)",
  publisher: "US Department of the Treasury, Office of Foreign Assets Control (OFAC)",
  url: "https://ofac.treasury.gov/specially-designated-nationals-and-blocked-persons-list-sdn-human-readable-lists",
  cadenceDays: 14,
  role: "parties",
  ownership: {
    rule: "50-percent",
    citation:
      "OFAC, Revised Guidance on Entities Owned by Persons Whose Property and Interests in Property Are Blocked, " +
      "13 August 2014: an entity owned 50 per cent or more in the aggregate, directly or indirectly, by one or more " +
      "blocked persons is itself blocked. General knowledge: the guidance was not read for this entry.",
  },
  knownGaps: [
    "The files do not say since when an entry is on the list: the day of the first file that had it is taken, which is too late for all that were listed before",
    "Aircraft are left out; addresses are read for their country only",
  ],
  idParts: [],
  days: "of-the-file",
  unsaid: [],
  complete: true,
  bounds: {
    min: 5_000,
    max: 60_000,
    why: "8,699 organisations, persons and vessels in the file at hand; the list grew to about twice that",
  },
};
