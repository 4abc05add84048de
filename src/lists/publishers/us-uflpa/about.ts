import type { AboutList } from "../about-list.ts";
import type { PublisherFileRule } from "../publisher-reader.ts";

export const page: PublisherFileRule = {
  name: "uflpa-entity-list.html",
  url: "https://www.dhs.gov/uflpa-entity-list",
  mediaTypes: ["text/html"],
  mostBytes: 5_000_000,
};

export const about: AboutList = {
  key: "us-uflpa",
  title: "UFLPA Entity List",
  publisher: "US Department of Homeland Security, Chair of the Forced Labor Enforcement Task Force (FLETF)",
  url: page.url,
  cadenceDays: 45,
  role: "parties",
  ownership: {
    rule: "as-listed",
    citation:
      "UFLPA (Pub. L. 117-78) section 2(d)(2)(B) and section 3(a): the presumption is tied to the entities on the list. " +
      'The list names subsidiaries one by one and says so where it means others ("and subsidiaries", ' +
      '"and its subordinate and affiliated entities"); it states no ownership threshold.',
  },
  knownGaps: [],
  idParts: [],
  days: "stated",
  unsaid: ["local-names", "countries", "identifiers", "relations", "readings"],
  complete: true,
  bounds: {
    min: 130,
    max: 1_000,
    why: "144 entities on the page since January 2025, 187 reported from August 2026; few were ever removed",
  },
};

/** What the page cannot say, where no earlier version of the list is at hand. */
export const withoutHistory =
  "The page shows an entry as it was last amended: names, sub-lists and days before that are missing";
