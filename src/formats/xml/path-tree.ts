import { fail } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import type { XmlHandlers } from "./safe-xml.ts";

/** All elements of a document with the same names above them. */
export interface PathNode {
  readonly name: string;
  readonly parent: PathNode | undefined;
  readonly depth: number;
  /** In order of first appearance. */
  readonly children: Map<string, PathNode>;
  readonly attributes: Set<string>;
  hasText: boolean;
  /** Most of them under one parent. */
  most: number;
}

const mostPaths = 10_000;
const mostTables = 64;

/** Attributes that are about XML and not about what it says. */
const apart: ReadonlySet<string> = new Set([
  "xmlns",
  "schemaLocation",
  "noNamespaceSchemaLocation",
  "nil",
  "space",
]);

/** The names of attributes that are data; those with a prefix stand under their local name as well. */
export const isData = (name: string): boolean => !name.includes(":") && !apart.has(name);

const newNode = (name: string, parent: PathNode | undefined): PathNode => ({
  name,
  parent,
  depth: parent === undefined ? 0 : parent.depth + 1,
  children: new Map(),
  attributes: new Set(),
  hasText: false,
  most: 0,
});

interface Open {
  readonly node: PathNode;
  /** How many children of each name this one element has. */
  readonly counts: Map<PathNode, number>;
}

/** Gathers the paths of a document while it is parsed. */
export function newPathTree(file: string): {
  readonly handlers: XmlHandlers;
  readonly root: () => PathNode | undefined;
} {
  let root: PathNode | undefined;
  let paths = 0;
  const stack: Open[] = [];
  const nodeOf = (name: string, parent: PathNode | undefined): PathNode => {
    const known = parent === undefined ? root : parent.children.get(name);
    if (known !== undefined) return known;
    paths += 1;
    if (paths > mostPaths)
      fail(
        "file.too-large",
        `The XML has more than ${counted(mostPaths)} kinds of elements, which is the limit.`,
        "Export the records under the same element each, or as CSV (UTF-8).",
        { file, expected: `at most ${counted(mostPaths)} kinds of elements`, received: "more" },
      );
    const node = newNode(name, parent);
    if (parent === undefined) root = node;
    else parent.children.set(name, node);
    return node;
  };
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      const above = stack[stack.length - 1];
      const node = nodeOf(name, above?.node);
      for (const attribute in attributes) if (isData(attribute)) node.attributes.add(attribute);
      above?.counts.set(node, (above.counts.get(node) ?? 0) + 1);
      stack.push({ node, counts: new Map() });
    },
    close: () => {
      for (const [child, count] of stack.pop()?.counts ?? []) child.most = Math.max(child.most, count);
    },
    text: (text) => {
      const top = stack[stack.length - 1];
      if (top !== undefined && !top.node.hasText && text.trim() !== "") top.node.hasText = true;
    },
  };
  return { handlers, root: () => root };
}

const isStructured = ({ children, attributes }: PathNode): boolean =>
  children.size > 0 || attributes.size > 0;

function* allBelow(node: PathNode): Generator<PathNode> {
  for (const child of node.children.values()) {
    yield child;
    yield* allBelow(child);
  }
}

function isAbove(above: PathNode, node: PathNode): boolean {
  for (let at: PathNode | undefined = node; at !== undefined; at = at.parent) if (at === above) return true;
  return false;
}

/** The one record of a document where nothing repeats: down from the root as long as there is one way to go. */
function onlyRecord(root: PathNode): PathNode {
  let node = root;
  for (;;) {
    const [child, ...others] = node.children.values();
    if (child === undefined || others.length > 0 || !isStructured(child) || node.attributes.size > 0)
      return node;
    node = child;
  }
}

/**
 * The elements that are records: those repeated most under one parent, and others repeated beside them. What has
 * children or attributes goes before bare texts, and what holds a record is none.
 */
export function recordNodes(root: PathNode): readonly PathNode[] {
  const repeated = [...allBelow(root)].filter(({ most }) => most > 1);
  const structured = repeated.filter(isStructured);
  const chosen: PathNode[] = [];
  const candidates = (structured.length > 0 ? structured : repeated.slice(0, 1)).sort(
    (a, b) => b.most - a.most || a.depth - b.depth,
  );
  // A record alone, with lists of texts in it, is one record.
  if (structured.length === 0 && repeated.some((node) => (node.parent?.children.size ?? 0) > 1))
    return [onlyRecord(root)];
  for (const node of candidates)
    if (chosen.length < mostTables && !chosen.some((other) => isAbove(other, node) || isAbove(node, other)))
      chosen.push(node);
  return chosen.length > 0 ? chosen : [onlyRecord(root)];
}
