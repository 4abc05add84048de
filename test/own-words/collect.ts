import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../terminal.ts";

/** A text of our own, with where it stands. */
export interface OwnText {
  readonly where: string;
  readonly text: string;
}

/** Rooms whose fixed words reach a reader: outcomes, reports, terminal, help, messages. */
const rooms = [
  ...[
    "law",
    "assessment",
    "cases",
    "dossiers",
    "cli",
    "operations",
    "screening",
    "custody",
    "tracing",
    "balance",
  ],
  ...["places", "parties", "lists", "records", "formats", "goods", "store", "net", "model", "evidence"],
];

/** Every string and template of the code of those rooms, tests and fixtures left out; what is put into a template stands as "…". */
export const textsOfCode = (): readonly OwnText[] =>
  rooms
    .flatMap((room) => filesUnder(join(root, "src", room)))
    // A table of characters by how often they stand in texts is no text.
    .filter((file) => file.endsWith(".ts") && !file.endsWith("common-characters.ts"))
    .filter((file) => !/\.(?:test|fixture)\.ts$/.test(file))
    .flatMap((file) => literalsOf(file, readFileSync(file, "utf8")));

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function literalsOf(file: string, code: string): readonly OwnText[] {
  const found: OwnText[] = [];
  const where = file.slice(root.length);
  const visit = (node: ts.Node): void => {
    // Words that are looked for, not said: patterns, tables of words, names of modules.
    if (ts.isImportDeclaration(node) || ts.isRegularExpressionLiteral(node)) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
      found.push({ where, text: node.text });
    else if (ts.isTemplateExpression(node))
      found.push({
        where,
        text: [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…"),
      });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
  return found;
}

/** The pages that we write on the law, and the words of the law's own files. */
export const textsOfPages = (): readonly OwnText[] =>
  ["docs/law", "data/law", "examples"].flatMap((folder) =>
    filesUnder(join(root, folder))
      .filter((file) => /\.(?:md|yml)$/.test(file))
      .map((file) => ({ where: file.slice(root.length), text: readFileSync(file, "utf8") })),
  );
