import { counted } from "../../formats/counted.ts";
import type { CaseList } from "../../operations/case-list.ts";
import type { CasePage } from "../../operations/cases/case-page.ts";
import { outcomeWords } from "./assess.ts";
import { fictionLine } from "./fiction.ts";
import { hang, paint, type Style, shown, type Terminal, wrap } from "./terminal.ts";

type Act = CasePage["history"][number];

const decidedWords = {
  nothing: "nothing is decided",
  decided: "decided",
  contradicted: "decisions that contradict each other stand",
} as const;

/** A case: the finding, what is due, what both sides wrote, what was decided, and every act. */
export function renderCase(page: CasePage, terminal: Terminal): string {
  const { rail, decisions, plan, history } = page;
  const blocks = [
    headLines(page, terminal),
    section(
      "Due",
      rail.map((one) => dueLine(one, terminal)),
      terminal,
    ),
    section(
      "Asked and answered",
      heard(page).map((act) => actLine(act, terminal)),
      terminal,
    ),
    section(
      "Decisions",
      decisions.map((one) => decisionLine(one, terminal)),
      terminal,
    ),
    section(
      "Plan",
      plan.map((one) => planLine(one, terminal)),
      terminal,
    ),
    exitLines(page, terminal),
    section(
      "Everything, in order",
      history.map((act) => actLine(act, terminal)),
      terminal,
    ),
    footLines(page, terminal),
  ];
  const shownBlocks = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return [...fictionLine(page.fictional), ...shownBlocks].join("\n\n");
}

function headLines(page: CasePage, { width, color }: Terminal): readonly string[] {
  const terminal = { width, color };
  const opened = `${page.state}; opened ${page.openedAt.slice(0, 10)} by ${page.openedBy}: ${page.reason}`;
  return [
    paint(terminal, "bold", hang("", shown(`${page.case}  ${page.subjectName}  ${page.regime}`), width)),
    paint(terminal, "dim", hang("  ", shown(opened), width)),
    hang("  ", `${outcomeWords[page.outcome]}; ${decidedWords[page.decided]}`, width),
    hang("  ", shown(page.summary), width),
  ];
}

function footLines(
  { unpublishable, assessment, case: id, law }: CasePage,
  terminal: Terminal,
): readonly string[] {
  const kept = `The answer it was opened on is kept: ${assessment.slice(0, 12)} (case finding ${id}). Days are counted by law ${law}.`;
  return [
    ...(unpublishable === null
      ? []
      : [hang("! ", `Nothing of this may be published: ${shown(unpublishable)}.`, terminal.width)]),
    paint(terminal, "dim", wrap(kept, terminal.width)),
  ];
}

const planLine = ({ seq, step, text, owner }: CasePage["plan"][number], { width }: Terminal): string =>
  hang(`  ${seq}  `, shown(`${step}: ${text} (${owner})`), width);

const section = (title: string, lines: readonly string[], terminal: Terminal): readonly string[] =>
  lines.length === 0 ? [] : [paint(terminal, "bold", title), ...lines];

const exitLines = ({ exitOnly }: CasePage, terminal: Terminal): readonly string[] =>
  exitOnly.length === 0
    ? []
    : [
        hang(
          "! ",
          "No audit and no interview of workers is proposed here: people there cannot speak freely, and asking endangers them. What can be planned is a mapped, responsible exit.",
          terminal.width,
        ),
        ...exitOnly.map((reason) => paint(terminal, "dim", hang("    ", shown(reason), terminal.width))),
      ];

/** What was asked, what came, and the right of reply, in the order of time. */
const heard = (page: CasePage): readonly Act[] =>
  page.history.filter(({ kind }) => /^(?:request|answer|reply|reply-asked)$/.test(kind));

const states: Readonly<Record<CasePage["rail"][number]["state"], Style>> = {
  open: "bold",
  late: "red",
  undated: "dim",
};

function dueLine({ what, who, date, state, note }: CasePage["rail"][number], terminal: Terminal): string {
  const day = paint(terminal, states[state], (date ?? "no day").padEnd(10));
  const late = state === "late" ? "late: " : "";
  return hang(`  ${day}  `, shown(`${late}${what}${who === "" ? "" : ` (${who})`}; ${note}`), terminal.width);
}

const kinds: Readonly<Record<string, string>> = {
  "task-done": "task done",
  "reply-asked": "asked for its reply",
  closed: "closed",
};

function actLine({ seq, at, by, kind, text, corrections }: Act, terminal: Terminal): string {
  const head = `  ${seq}  ${at.slice(0, 10)}  `;
  return [
    hang(head, shown(`${kinds[kind] ?? kind}, ${by}: ${text}`), terminal.width),
    ...corrections.map((one) =>
      hang(
        " ".repeat(head.length),
        shown(`corrected ${one.at.slice(0, 10)} by ${one.by}: ${one.text}`),
        terminal.width,
      ),
    ),
  ].join("\n");
}

function decisionLine(one: CasePage["decisions"][number], terminal: Terminal): string {
  const word = paint(terminal, one.standing ? "bold" : "dim", one.decision);
  const dissent = one.dissent === null ? "" : `; dissent: ${one.dissent}`;
  const replaced = one.standing ? "" : " (replaced)";
  return hang(
    `  ${one.seq}  `,
    `${word}${replaced}, ${shown(`${one.by}, ${one.at.slice(0, 10)}: ${one.text}${dissent}`)}`,
    terminal.width,
  );
}

/** Every case with what is due next. */
export function renderCases({ fictional, cases }: CaseList, terminal: Terminal): string {
  const lines = cases.map((one) => {
    const next =
      one.next === null
        ? "nothing with a day is due"
        : `${one.next.late ? "late since" : "next"} ${one.next.date}: ${one.next.what}`;
    return [
      paint(
        terminal,
        "bold",
        hang("", shown(`${one.case}  ${one.subjectName}  ${one.regime}`), terminal.width),
      ),
      hang(
        "  ",
        shown(`${one.state}; ${outcomeWords[one.outcome]}; ${decidedWords[one.decided]}; ${next}`),
        terminal.width,
      ),
    ].join("\n");
  });
  const count = wrap(
    cases.length === 0
      ? "No case is open."
      : `${counted(cases.length)} ${cases.length === 1 ? "case" : "cases"}.`,
    terminal.width,
  );
  return [...fictionLine(fictional), ...lines, count].join("\n");
}
