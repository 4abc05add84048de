import type { AssessOutput } from "../../operations/assess.ts";
import { type Assessment, bullet, outcomeColors, outcomeWords } from "./assess.ts";
import { hang, paint, shown, type Terminal } from "./terminal.ts";

/**
 * A line or two for each subject and instrument. Subjects about which nothing recorded decides are named together, and
 * so is an instrument that says the same of all of them.
 */
export function renderBriefly(output: AssessOutput, terminal: Terminal): string {
  const [general, particular] = byGenerality(output.assessments);
  const subjects = [...Map.groupBy(particular, ({ subject }) => subject).values()];
  const telling = subjects.filter((some) => some.some(restsOnFacts));
  const silent = subjects
    .filter((some) => !some.some(restsOnFacts))
    .map((some) => some[0]?.subjectName ?? "");
  return [
    ...telling.map((some) => subjectLines(some, terminal)),
    ...(silent.length === 0 ? [] : [silence(silent, terminal)]),
    ...general.map((found) => instrumentLines(found, terminal)),
    ...standing(output, terminal),
  ].join("\n\n");
}

const restsOnFacts = ({ because }: Assessment): boolean => because.some(({ facts }) => facts.length > 0);

/** Instruments with one and the same summary for every subject, once each; and all other answers. */
function byGenerality(assessments: readonly Assessment[]): readonly [Assessment[], Assessment[]] {
  const byRegime = [...Map.groupBy(assessments, ({ market, regime }) => `${market} ${regime}`).values()];
  const same = byRegime.filter(
    (some) => some.length > 1 && some.every(({ summary }) => summary === some[0]?.summary),
  );
  const alike = new Set(same.flat());
  return [
    same.flatMap(([first]) => (first === undefined ? [] : [first])),
    assessments.filter((found) => !alike.has(found)),
  ];
}

const silence = (names: readonly string[], terminal: Terminal): string =>
  hang(
    "",
    shown(`${names.join(", ")}: unknown. Nothing that is recorded decides; "assess" says what is missing.`),
    terminal.width,
  );

function subjectLines(assessments: readonly Assessment[], terminal: Terminal): string {
  const [first] = assessments;
  const title = paint(terminal, "bold", shown(first?.subjectName ?? ""));
  const id = paint(terminal, "dim", shown(first?.subject ?? ""));
  return [`${title}  ${id}`, ...assessments.map((found) => instrumentLines(found, terminal))].join("\n");
}

function instrumentLines(found: Assessment, terminal: Terminal): string {
  const outcome = paint(terminal, outcomeColors[found.outcome], outcomeWords[found.outcome]);
  const head = `  ${found.market}  ${found.regime.padEnd(9)} ${outcome}`;
  const [because] = found.because;
  const [missing] = found.missing;
  if (found.outcome === "applies" && because !== undefined)
    return `${head}\n${bullet("because", because.sentence, terminal)}`;
  if (found.outcome === "unknown" && missing !== undefined)
    return `${head}\n${bullet("missing", missing.text, terminal)}`;
  return `${head}\n${bullet("", found.summary, terminal)}`;
}

/** What limits all of these answers: fiction, age and gaps of lists, and how far was looked. */
function standing({ assessments, issues }: AssessOutput, terminal: Terminal): string[] {
  const limits = /is fiction|is stale|known to be incomplete/;
  const notes = [...new Set(assessments.flatMap((each) => each.notes))].filter((note) => limits.test(note));
  const lines = [...notes, ...issues.map(({ message, hint }) => `${message} ${hint}`)];
  return lines.length === 0 ? [] : [lines.map((line) => hang("! ", shown(line), terminal.width)).join("\n")];
}
