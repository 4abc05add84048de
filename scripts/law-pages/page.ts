import type { Instrument, Provision } from "../../src/law/instrument.ts";
import { caseTable, type readCases } from "./case-table.ts";
import { conditionLines } from "./condition-words.ts";
import { basisWords, list, section, table } from "./markdown.ts";

/** The page of an instrument: what it says, since when, on which conditions, what runs from what, and what is not known. */
export const instrumentPage = (
  instrument: Instrument,
  cases: ReturnType<typeof readCases>["cases"],
): string =>
  [
    `# ${instrument.name}`,
    "",
    `Written by \`node scripts/write-law-pages.ts\` out of \`data/law/${pathOf(instrument)}\`: change that file, not this page.`,
    "In this project's own words; not legal advice.",
    "",
    ...head(instrument),
    ...section("What is not known", list(instrument.not_known)),
    ...section("What it says", instrument.provisions.flatMap(provisionLines)),
    ...section("Deadlines", deadlineLines(instrument)),
    ...section(
      "Where it is not kept",
      list(
        instrument.penalties.map(({ text, source, basis }) => `${text} (${source}; ${basisWords[basis]})`),
      ),
    ),
    ...section("Notes", list(instrument.notes)),
    ...section("Cases", [
      "Each is run as a test. A lawyer who disagrees with one has found a fault.",
      "",
      ...caseTable(cases),
    ]),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");

export const pathOf = ({ jurisdiction, id }: Instrument): string => `${jurisdiction.toLowerCase()}/${id}.yml`;

const head = (instrument: Instrument): readonly string[] => [
  ...table(
    ["", ""],
    [
      ["key", `\`${instrument.id}\``],
      ["markets", instrument.markets.join(", ")],
      ["kind", instrument.kind],
      ["speaks of", instrument.addressee === "importer" ? "the importer itself" : "goods"],
      ["citation", cited(instrument.citation)],
      ["authority", instrument.authority.name],
      ["how it was read", basisWords[instrument.basis]],
      [
        "last checked",
        `${instrument.checked_on}; to be looked at again after ${instrument.cadence_days} days`,
      ],
      ["days off", instrument.calendar ?? "no calendar"],
      ...instrument.lists.map(({ key, title }) => ["list", `${title} (\`${key}\`)`]),
      ...Object.entries(instrument.regions).map(([code, name]) => ["place", `${name} (\`${code}\`)`]),
    ],
  ),
];

const cited = ({ reference, title, url, read_in }: Instrument["citation"]): string =>
  `${url === undefined ? reference : `[${reference}](${url})`}, ${title}${read_in === undefined ? "" : `; read in ${read_in}`}`;

function provisionLines(provision: Provision): readonly string[] {
  const { in_force, unsettled, instead, verbatim } = provision;
  const until = in_force.to === undefined ? "" : ` until ${in_force.to} (${in_force.to_source})`;
  return [
    `### ${provision.short} (\`${provision.id}\`)`,
    "",
    provision.paraphrase.replaceAll(/\s+/g, " ").trim(),
    "",
    ...(verbatim === undefined
      ? []
      : [`> ${verbatim.text}`, "", `${verbatim.source}, retrieved ${verbatim.retrieved}.`, ""]),
    ...list([
      `Has effect from ${in_force.from} (${in_force.source})${until}.`,
      ...(provision.status === "active" ? [] : [`Status: ${provision.status}.`]),
      ...(unsettled === undefined
        ? []
        : [`Open on legal dates from ${unsettled.from}: ${unsettled.question} (${unsettled.source})`]),
      `What follows: ${provision.effect}; ${provision.consequence}.`,
      ...(instead === undefined
        ? []
        : [`Instead, where ${instead.words}: ${instead.consequence} (${instead.source}).`]),
      `Standard of proof: ${provision.standard_of_proof}`,
      `Citation: ${cited(provision.citation)}.`,
      `How it was read: ${basisWords[provision.basis]}; last checked on ${provision.checked_on}.`,
      ...provision.caveats.map((caveat) => `Beside the outcome: ${caveat}`),
      ...provision.notes.map(noteWords),
    ]),
    "Conditions:",
    "",
    ...conditionLines(provision.applies_when),
    "",
  ];
}

const noteWords = ({ date, text, from, to }: Provision["notes"][number]): string => {
  const span = [
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(to === undefined ? [] : [`until ${to}`]),
  ].join(" ");
  return `Note of ${date}${span === "" ? "" : ` (on legal dates ${span})`}: ${text}`;
};

const deadlineLines = ({ deadlines }: Instrument): readonly string[] =>
  deadlines.length === 0
    ? ["None was found.", ""]
    : table(
        ["what", "who", "time", "runs from", "otherwise", "source", "how it was read"],
        deadlines.map((one) => [
          one.event,
          one.who,
          one.unit === "each-year" ? `by ${one.value} each year` : `${one.value} ${one.unit}`,
          one.runs_from_words,
          one.consequence,
          one.source,
          `${basisWords[one.basis]}; ${one.checked_on}`,
        ]),
      );
