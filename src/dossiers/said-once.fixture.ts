import { flowPathFact } from "../assessment/facts/flow-path.ts";
import type { Assessment, Fact } from "../model/fact.ts";
import type { Flow } from "../model/flow.ts";
import { movement, none, path, source } from "./flows.fixture.ts";
import { reportInput } from "./report.fixture.ts";
import type { ReportInput } from "./report-input.ts";

// Fiction: two shirts of one maker, over the same yarn of one gin that is a place, the place of an order, and listed goods.

const gin = source("gin");
const order = source("gin", {
  kind: "order",
  ref: "us-cbp-wro:1",
  name: "an order on cotton",
  list: "us-cbp-wro",
});
const cotton = source("gin", {
  kind: "good-of-concern",
  ref: "us-dol-tvpra:9",
  name: "Cotton from CN",
  list: "us-dol-tvpra",
  level: "inferred",
  sentence: 'us-dol-tvpra names "Cotton" from CN; it decides nothing about Korvan Cotton Ginning Co., Ltd.',
});

const lint = movement("gin", "maker", 21, { passing: "start", good: "5201.00" });
const shirts = (row: number) => movement("maker", "importer", row, { good: "6205.20" });

/** One subject of the report: two sources and an indicator over the same two movements. */
function flowOf(subject: string, subjectName: string, row: number): Flow {
  const hops = [lint, shirts(row)];
  return {
    subject,
    subjectName,
    direction: "up",
    paths: [path(gin, hops), path(order, hops), path(cotton, hops)],
    ends: [{ party: gin.party, partyName: gin.partyName, unknown: false, hops }],
    excluded: { byDate: none, byDwell: none, byGoods: none, byDateAndGoods: none },
    truncated: null,
    notes: [],
  };
}

const shown = "a record of a site shows that Korvan Cotton Ginning Co., Ltd. gins cotton in the XUAR";

function factsOf(flow: Flow): readonly Fact[] {
  const paths = flow.paths.map((one) => flowPathFact(one, flow.subjectName));
  const lead = `goods of Korvan can have come to ${flow.subjectName} over 2 movements; `;
  return [
    ...paths,
    {
      id: `place ${flow.subject}`,
      name: "place-of-work",
      level: "inferred",
      value: {
        party: gin.party,
        region: gin.ref,
        strength: "shows",
        strengthWords: "a record of the site shows it",
        restsOn: paths.slice(0, 1).map(({ id }) => id),
      },
      lead,
      sentence: `${lead}${shown}.`,
      sources: [{ kind: "row", ref: "s#3", text: "sites.csv row 3" }],
    },
  ];
}

function assessed(flow: Flow, regime: string, more: Partial<Assessment> = {}): Assessment {
  const evidence = factsOf(flow);
  const place = evidence.at(-1);
  const provision = `${regime}:1`;
  return {
    subject: flow.subject,
    subjectName: flow.subjectName,
    market: "US",
    regime,
    outcome: "unknown",
    summary: `These facts do not tell whether the conditions are met for ${flow.subjectName}.`,
    because: [
      {
        provision,
        sentence: `${place?.sentence.replace(/\.$/, "")}; this alone does not decide under ${provision}.`,
        citation: `the citation of ${provision}`,
        facts: place === undefined ? [] : [place.id],
      },
    ],
    missing: [
      { fact: "listed-party", text: `who produced ${flow.subjectName}, and every input?` },
      {
        fact: "place-of-work",
        text: `a record that ties ${flow.subjectName} to Korvan; so far only a path to ${flow.subjectName}`,
      },
    ],
    deadlines: [],
    evidence,
    basis: "secondary",
    on: "2026-11-22",
    notes: [
      "us-uflpa (version 2026-07-09-2929007c5dac) is stale: 136 days old.",
      `us-uflpa (version 2026-07-09-2929007c5dac) is known to be incomplete: ${reportInput.lists[1]?.knownGaps[0]}`,
      `Upstream of ${flow.subjectName} the records end at Korvan Cotton Ginning Co., Ltd.: what flowed into them is open.`,
    ],
    ...more,
  };
}

const flows = [flowOf("product:A", "Shirt A", 31), flowOf("product:B", "Shirt B", 32)];

/** A report in which everything that two subjects share could be said twice. */
export const sharedInput: ReportInput = {
  ...reportInput,
  assessments: flows.flatMap((flow) => [
    assessed(flow, "US-UFLPA"),
    assessed(flow, "US-S307", { outcome: "not-yet", summary: "It is not yet in force.", missing: [] }),
  ]),
  flows,
};

export const onlyIndicators: Flow = {
  ...flowOf("product:C", "Shirt C", 33),
  paths: [path(cotton, [lint, shirts(33)])],
};
