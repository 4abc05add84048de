/** A text on one line that no table or emphasis breaks. */
export const cell = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").trim();

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.join(" | ")} |`,
  `|${head.map(() => "---").join("|")}|`,
  ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
  "",
];

/** A list, or nothing where there is nothing to list. */
export const list = (items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [...items.map((item) => `- ${item.replaceAll(/\s+/g, " ").trim()}`), ""];

export const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`## ${title}`, "", ...lines];

/** 1000000 -> 1,000,000 */
export const grouped = (amount: number): string => String(amount).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",");

export const basisWords = {
  "official-text-read": "the official text was read",
  secondary: "notes about it were read, not the text",
  "general-knowledge": "general knowledge: neither the text nor notes were read; verify before use",
} as const;
