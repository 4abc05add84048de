import type { Assessment, Because, Deadline, Fact } from "../model/fact.ts";
import { hostileName, knitFlow, longName, shirtFlow } from "./flows.fixture.ts";
import type { ReportInput } from "./report-input.ts";

// Fiction: an importer, a shirt, a knit, and two markets. The sentences are such as the rooms above write them.

const tie =
  "Duoyun Weaving Mill Co., Ltd. supplied Poplin shirt, men's (HS 6205.20) by a shipment that left on 2026-06-02 (shipments.csv row 1007)";

const fact = (id: string, name: string, sentence: string, more: Partial<Fact> = {}): Fact => ({
  id,
  name,
  level: "documented",
  value: {},
  sentence,
  sources: [{ kind: "row", ref: "648ebfe2017fa736#1007", text: "shipments.csv row 1007" }],
  ...more,
});

const listEntry = {
  kind: "list-entry",
  ref: "example-entity-list:ae5367c6abd551b2",
  text: "example-entity-list, version 2026-10-01-57a051b33ef7",
} as const;

const facts = {
  listed: fact(
    "f1",
    "listed-party",
    `${tie}; Iris Falk (invented analyst) decided on 2026-03-02 that Duoyun Weaving Mill Co., Ltd. is the listed "Duoyun Weaving Mill Co., Ltd." (example-entity-list, section 2(d)(2)(B)(ii), in force since 2025-01-15) (fiction).`,
    { identity: "decided", value: { restsOn: ["f4"] }, sources: [listEntry] },
  ),
  candidate: fact(
    "f2",
    "listed-party",
    '阿克苏霓云棉纺织有限公司 is a potential match (band strong) of the listed "Aksu Niyun Cotton Textile Co., Ltd."; no person has decided (fiction).',
    { identity: "candidate", level: "inferred", sources: [listEntry] },
  ),
  notSame: fact(
    "f9",
    "decided-not-same",
    'A person decided that Hongshui Spinning Co Ltd is not the listed "Hongshui Group".',
    {
      identity: "decided",
    },
  ),
  place: fact(
    "f3",
    "place-of-work",
    "A record of the site shows that Korvan Cotton Ginning Co., Ltd. gins cotton in the Xinjiang Uyghur Autonomous Region (XUAR) (sites.csv row 4).",
  ),
  supply: fact("f4", "supply-link", `${tie}.`),
  flow: fact(
    "f5",
    "flow-path",
    "By the records cotton of Korvan Cotton Ginning Co., Ltd. can have come to Poplin shirt, men's over four movements by 2026-06-02; no record ties what came in to what went out.",
    { level: "inferred" },
  ),
  good: fact(
    "f6",
    "good-of-concern",
    'us-dol-tvpra (version 2024-09-05) names "Garments" from BD (child-labour, forced-labour); an indicator that decides nothing about the producer.',
    { level: "inferred" },
  ),
  sector: fact(
    "f7",
    "priority-sector",
    'HS 6205.20 is read by this project as the priority sector "Apparel"; an indicator that decides nothing.',
    {
      level: "inferred",
    },
  ),
  noEntry: fact(
    "f8",
    "screened-no-entry",
    `No entry found for "${hostileName}" and "${longName}" in example-entity-list (fiction), us-uflpa on 2026-11-22; this is not a clearance.`,
  ),
  event: fact("f10", "procedural-event", "Shipment SH-1007 was imported on 2026-06-02."),
};

const because: Because = {
  provision: "US-UFLPA:2(d)(2)(B)(ii)",
  sentence: `${facts.listed.sentence.replace(/\.$/, "")}; the conditions of UFLPA s.3(a) are met on these facts; CBP decides.`,
  citation: "Pub. L. 117-78, s.3(a) with s.2(d)(2)(B)(ii)",
  paraphrase:
    "The presumption of s.3(a) also holds for goods produced by an entity on the list of s.2(d)(2)(B)(ii). Any input counts: no smallest share is exempt.",
  url: "https://www.govinfo.gov/content/pkg/PLAW-117publ78/html/PLAW-117publ78.htm",
  facts: ["f1", "f4"],
};

const clock: Deadline = {
  id: "uflpa-final",
  event: "CBP makes its final determination on admissibility",
  runsFrom: "the goods being presented for examination",
  value: "30",
  unit: "days",
  who: "authority",
  consequence: "without a determination the goods are deemed excluded",
  source: "19 CFR 151.16 with 19 U.S.C. 1499(c), through law-firm notes of June 2022",
  basis: "secondary",
};

const assessment = (more: Partial<Assessment>): Assessment => ({
  subject: "product:SHIRT-9",
  subjectName: "Poplin shirt, men's",
  market: "US",
  regime: "US-UFLPA",
  outcome: "unknown",
  summary: "These facts do not tell whether the conditions of UFLPA s.3(a) are met for Poplin shirt, men's.",
  because: [],
  missing: [],
  deadlines: [],
  evidence: [],
  basis: "secondary",
  on: "2026-11-22",
  notes: ["A share of material is not a threshold under this Act.", "This workspace is fiction."],
  ...more,
});

const assessments: readonly Assessment[] = [
  assessment({
    outcome: "applies",
    summary: "The conditions of UFLPA s.3(a) are met on these facts for Poplin shirt, men's; CBP decides.",
    because: [because],
    deadlines: [
      clock,
      {
        ...clock,
        id: "uflpa-respond",
        event: "the importer answers the detention notice",
        who: "importer",
        date: "2026-12-22",
        runsFrom: "the detention notice",
      },
    ],
    evidence: [facts.listed, facts.place, facts.supply, facts.flow, facts.event, facts.notSame],
    notes: [
      "A share of material is not a threshold under this Act.",
      "Section 3(a) asks who produced the goods.",
    ],
  }),
  assessment({
    regime: "US-S307",
    summary:
      "These facts do not tell whether the conditions of 19 U.S.C. 1307 are met for Poplin shirt, men's.",
    missing: [
      {
        fact: "listed-party",
        text: 'is 阿克苏霓云棉纺织有限公司 the listed "Aksu Niyun Cotton Textile Co., Ltd."?',
      },
      {
        fact: "place-of-work",
        text: "where was each stage of Poplin shirt, men's done? a record of the site for every stage",
      },
      {
        fact: "authority-decision",
        text: "an order or decision of CBP: section 307 turns on forced labour, which only the authority decides",
      },
    ],
    evidence: [facts.candidate, facts.good, facts.sector],
    basis: "official-text-read",
  }),
  assessment({
    market: "EU",
    regime: "EU-FLR",
    outcome: "not-yet",
    summary:
      "Regulation (EU) 2024/3015, Art. 3 applies from 2027-12-14; on 2026-11-22 it is not yet in force.",
    because: [
      {
        provision: "EU-FLR:3",
        sentence: "Not yet in force.",
        citation: "Regulation (EU) 2024/3015, Art. 3",
        url: "javascript:alert(1)",
        facts: ["f3", "unknown-fact"],
      },
    ],
    evidence: [facts.place],
  }),
  assessment({
    subject: "product:KNIT-4",
    subjectName: hostileName,
    summary: `These facts do not tell whether the conditions of UFLPA s.3(a) are met for ${hostileName}.`,
    missing: [{ fact: "listed-party", text: `who produced ${hostileName}, and every input, at each stage?` }],
    evidence: [facts.noEntry, facts.good],
  }),
  assessment({
    subject: "product:KNIT-4",
    subjectName: hostileName,
    regime: "US-S307",
    outcome: "contested",
    summary: "Whether the conditions are met is contested.",
    evidence: [facts.noEntry],
  }),
  assessment({
    subject: "product:KNIT-4",
    subjectName: hostileName,
    market: "EU",
    regime: "EU-FLR",
    outcome: "does-not",
    summary: "It does not apply on that day.",
    evidence: [],
  }),
];

const list = {
  version: "2026-10-01-57a051b33ef7",
  published: "2026-10-01",
  entries: 12,
  origin: "imported",
  ageDays: 52,
  stale: false,
  fictional: true,
  knownGaps: [],
  publisher: "invented",
  url: "https://example.org/list",
} as const;

export const reportInput: ReportInput = {
  title: "Poplin shirts, autumn 2026",
  workspace: "larkfield",
  fictional: true,
  at: "2026-11-22T14:03:11Z",
  appVersion: "0.1.0",
  importer: ["Larkfield Outfitters Inc."],
  assessments,
  flows: [shirtFlow, knitFlow],
  lists: [
    { ...list, key: "example-entity-list", title: "Example entity list" },
    {
      ...list,
      key: "us-uflpa",
      title: "UFLPA Entity List",
      version: "2026-07-09-2929007c5dac",
      published: "2026-07-09",
      entries: 1144,
      origin: "bundled",
      ageDays: 136,
      stale: true,
      fictional: false,
      knownGaps: ["39 of the 43 entities added on 3 August 2026: their names were not found"],
      publisher: "U.S. Department of Homeland Security",
      url: "https://www.dhs.gov/uflpa-entity-list",
    },
  ],
  gaps: ["Quantities were not balanced: how much of a source's material can be in a product is open."],
  issues: [{ message: `bom.csv row 3 names ${longName}`, hint: "Give its country." }],
  made: {
    law: "5e2fb931cb24",
    screening: "screening/1 names-2+f49809a63f0f",
    tracing: "tracing/1",
    today: "2026-11-22",
    knownBy: null,
  },
  fingerprint: "03d15560f598d84d0daa8670f9a313d667a190560918b3a64d032defbc10bab0",
  countries: { "party:01": "CN", "party:05": "CN", "party:06": "BD", "party:07": "US" },
  regimeNames: { "US-UFLPA": "Uyghur Forced Labor Prevention Act", "EU-FLR": "Forced Labour Regulation" },
};
