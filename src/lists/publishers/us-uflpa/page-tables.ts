import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { type FilePlace, refuse } from "../refuse.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A row of the page's tables: the words of its two cells, and the paragraph of section 2(d)(2)(B) that it stands under. */
export interface PageRow {
  readonly sublist: string;
  /** Rows of all tables counted through, headings left out, from 1. */
  readonly row: number;
  readonly entity: string;
  readonly effective: string;
}

/** Paragraphs of section 2(d)(2)(B) under which entities stand; (iii) is about products, (iv) has named nobody yet. */
const paragraphs = ["i", "ii", "iv", "v"] as const;
const needed: readonly string[] = ["i", "ii", "v"];
const sectionMark = /Section\s+2\(d\)\(2\)\(B\)\((\w+)\)/g;

/** Deeper nesting is no page that people wrote. */
const deepest = 200;

/**
 * The rows of the tables under the headings "Section 2(d)(2)(B)(...)". A page that is cut short, has a table under no
 * heading or two under one, lacks one of the three sub-lists, or has other columns, is `list.invalid`.
 */
export function pageRows(file: string, html: string): readonly PageRow[] {
  if (!/<\/html>\s*$/i.test(html)) refuse({ file }, "a page that ends in </html>", html.slice(-60));
  const found = [...sections(file, parse(html))];
  for (const paragraph of needed) {
    const count = found.filter(({ sublist }) => sublist === paragraph).length;
    if (count !== 1) refuse({ file }, `one table under Section 2(d)(2)(B)(${paragraph})`, `${count} tables`);
  }
  let row = 0;
  return found.flatMap(({ sublist, table }) =>
    cellRows(file, table).map(([entity = "", effective = ""]) => {
      row += 1;
      return { sublist, row, entity, effective };
    }),
  );
}

interface Section {
  readonly sublist: string;
  readonly table: Element;
}

/** The tables in the order of the page, each with the paragraph that was named last before it. */
function* sections(file: string, document: Node): Generator<Section> {
  let heading: string | undefined;
  for (const node of walk(file, document)) {
    if (node.nodeName === "#text" && "value" in node)
      heading = [...node.value.matchAll(sectionMark)].at(-1)?.[1] ?? heading;
    if (node.nodeName !== "table") continue;
    if (heading === undefined || !paragraphs.some((known) => known === heading))
      return refuse({ file }, 'a table under a heading "Section 2(d)(2)(B)(...)"', heading ?? "no heading");
    // nodeName is "table": the node is an element.
    yield { sublist: heading, table: node as Element };
    heading = undefined;
  }
}

/** Nodes in document order; what is inside a table belongs to the table. */
function* walk(file: string, top: Node): Generator<Node> {
  const open: { readonly node: Node; readonly depth: number }[] = [{ node: top, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > deepest) refuse({ file }, `a page nested at most ${deepest} deep`, "deeper nesting");
    yield node;
    if (node.nodeName === "table" || !("childNodes" in node)) continue;
    for (const child of node.childNodes.toReversed()) open.push({ node: child, depth: depth + 1 });
  }
}

const headings: readonly (readonly string[])[] = [
  ["Name of Entity", "Effective Date"],
  ["Entity Name", "Effective Date"],
];

function cellRows(file: string, table: Element): readonly (readonly string[])[] {
  const rows = elementsIn(table, ["tr"]).map((row, at) =>
    elementsIn(row, ["td", "th"]).map((cell) => textOf(cell, { file, row: at })),
  );
  const [header = [], ...body] = rows;
  if (!headings.some((known) => known.join("|") === header.join("|")))
    refuse({ file }, 'a table with the columns "Name of Entity" and "Effective Date"', header.join(", "));
  if (elementsIn(table, ["table"]).length > 0) refuse({ file }, "no table inside a table", "one");
  for (const [at, cells] of body.entries())
    if (cells.length !== 2 || cells.some((cell) => cell === ""))
      refuse({ file, row: at + 1 }, "a name and a day", cells.join(" | "));
  return body;
}

/** Elements of the names below `top`, in document order; nothing is looked for inside one that was found. */
function elementsIn(top: Element, names: readonly string[]): readonly Element[] {
  const found: Element[] = [];
  const open: Node[] = [...top.childNodes].toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (names.includes(node.nodeName)) found.push(node as Element);
    else if ("childNodes" in node) open.push(...[...node.childNodes].toReversed());
  }
  return found;
}

/** Elements that only mark words up, and those that stand for a paragraph: of these a cell may have one with words. */
const inline = "a span strong em b i u abbr sup sub".split(" ");
const blocks = ["p", "div"];

/**
 * The words of a cell, blanks and line breaks made one space. Two paragraphs or lines may be two names, struck out words
 * none, and a script is no text: a cell with anything but marked up words is refused.
 */
function textOf(cell: Element, place: FilePlace): string {
  const texts: string[] = [];
  const holding = new Set<Element>();
  const open: { readonly node: Node; readonly block: Element }[] = [{ node: cell, block: cell }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, block } = next;
    if ("value" in node) texts.push(node.value);
    if ("value" in node && node.value.trim() !== "") holding.add(block);
    if (!("childNodes" in node)) continue;
    const inner = blockOf(node, { block, cell, place });
    open.push(...node.childNodes.toReversed().map((child) => ({ node: child, block: inner })));
  }
  const text = texts.join("").replace(/\s+/g, " ").trim();
  if (holding.size > 1) refuse(place, "a cell of one paragraph", text);
  return text;
}

interface Within {
  readonly block: Element;
  readonly cell: Element;
  readonly place: FilePlace;
}

/** The paragraph that what is inside the node belongs to. */
function blockOf(node: Node, { block, cell, place }: Within): Element {
  // In a cell a node with children is an element.
  if (blocks.includes(node.nodeName)) return node as Element;
  if (node !== cell && !inline.includes(node.nodeName))
    refuse(place, "a cell of words without line breaks or struck out words", `<${node.nodeName}>`);
  return block;
}
