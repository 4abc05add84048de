import { counted } from "../../formats/counted.ts";
import type { BoardOutput } from "../../operations/board.ts";
import { fictionLine } from "./fiction.ts";
import { hang, paint, shown, type Terminal, wrap } from "./terminal.ts";
import { inOneLine, statusWords, whoSays } from "./told.ts";

type Proposition = BoardOutput["propositions"][number];

const sides = [
  ["affirms", "affirm"],
  ["denies", "deny"],
  ["conditions", "set conditions"],
] as const;

/** Each proposition with who affirms, denies and sets conditions. */
export function renderBoard(output: BoardOutput, terminal: Terminal): string {
  const { fictional, documents, propositions, conflicts } = output;
  const direct = conflicts.filter(({ strength }) => strength === "direct").length;
  return [
    ...fictionLine(fictional),
    ...propositions.map((one) => [...propositionLines(one, terminal), ""].join("\n")),
    wrap(
      `${counted(documents)} documents, ${counted(propositions.length)} propositions, ${counted(conflicts.length)} pairs against each other, ${counted(direct)} of them direct. Who is right, nobody is told here.`,
      terminal.width,
    ),
  ].join("\n");
}

const propositionLines = (one: Proposition, terminal: Terminal): readonly string[] => [
  paint(terminal, "bold", hang("", shown(`Whether ${one.text}`), terminal.width)),
  ...sides.flatMap(([side, verb]) => sideLines(one, side, verb, terminal)),
];

const many = (count: number, one: string): string => `${counted(count)} ${one}${count === 1 ? "" : "s"}`;

function sideLines(
  one: Proposition,
  side: (typeof sides)[number][0],
  verb: string,
  terminal: Terminal,
): readonly string[] {
  const entries = one[side];
  if (entries.length === 0) return [];
  const { documents, speakers, origins } = one.behind[side];
  return [
    hang(
      "  ",
      `${counted(entries.length)} ${verb}: ${many(documents, "document")}, ${many(origins, "origin")}, ${many(speakers, "speaker")} known by name`,
      terminal.width,
    ),
    ...entries.map((entry) =>
      hang(
        "    - ",
        `${entry.published === null ? "" : `${entry.published}  `}${whoSays(entry)}: ${inOneLine(entry.text)}${entry.part ? " (in part)" : ""}${statusWords(entry, terminal)}`,
        terminal.width,
      ),
    ),
  ];
}
