import { SaxesParser } from "saxes";
import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";
import { xmlDecoder } from "./decode-xml.ts";

export interface XmlHandlers {
  /** `name` and the keys of `attributes` are local names; a prefixed attribute stands under its prefixed name as well. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, selfClosing?: boolean) => void;
  readonly close: (name: string) => void;
  /** A run of text; text with CDATA sections or comments inside comes in several. */
  readonly text: (text: string) => void;
}

export interface XmlOptions {
  /** The file as people know it, for messages. */
  readonly file: string;
  readonly limits?: Partial<FormatLimits> | undefined;
}

export interface XmlParser {
  readonly write: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

/** What stands before the root element: a declaration, comments, instructions. No honest document has more. */
const mostProlog = 65_536;
/** Characters of one text, attribute, comment or instruction. */
const longestToken = 16 * 1024 ** 2;
const mostAttributes = 256;

/** The shortest prefixed name is `x:c`; most names of a worksheet are shorter, and there are millions. */
const isPrefixed = (name: string): boolean => name.length > 2 && name.includes(":");

const localName = (name: string): string => {
  if (name.length <= 2) return name;
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
};

function refuseDoctype(file: Partial<Issue>): never {
  fail(
    "file.format",
    "The XML declares a document type (DTD) or entities of its own. They are never read: they can fetch other files or grow without end.",
    "Save it again from the program that wrote it, without a document type; if it came from outside, ask the sender why it has one.",
    { ...file, expected: "XML without <!DOCTYPE", received: "<!DOCTYPE" },
  );
}

function refuseMalformed(parser: SaxesParser, reason: string, file: Partial<Issue>): never {
  if (/doctype/i.test(reason)) refuseDoctype(file);
  const place = `line ${counted(parser.line)}, column ${counted(parser.column)}`;
  fail(
    "file.format",
    `The XML is broken at ${place}: ${reason.replace(/^\d+:\d+: /, "").replace(/\.$/, "")}.`,
    "Open it in the program that wrote it and save it again; the copy at hand may be damaged or cut off.",
    { ...file, expected: "well-formed XML", received: reason },
  );
}

function refuseLimit(what: string, limit: string, file: Partial<Issue>): never {
  fail(
    "file.too-large",
    `The XML has ${what}; the limit is ${limit}.`,
    "No ordinary export looks like this: check where the file comes from, and export the table as CSV (UTF-8).",
    { ...file, expected: `at most ${limit}`, received: what },
  );
}

/** Attributes under their local names too. An unprefixed attribute is never hidden by a prefixed one of the same local name. */
function withLocalNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const all: Record<string, string> = Object.assign(Object.create(null), attributes);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("xmlns:")) continue;
    const local = localName(name);
    if (local !== name && all[local] === undefined) all[local] = value;
  }
  return all;
}

/** What is counted while the parser runs. */
interface State {
  depth: number;
  attributes: number;
  isPrefixed: boolean;
  hasRoot: boolean;
  /** Whether any token ended since the last piece of text was handed in. */
  moved: boolean;
  /** Characters since a token ended, and before the root element. */
  quiet: number;
  prolog: number;
  /** The last characters before the root element: a mark may be cut by the end of a piece. */
  tail: string;
}

function listen(parser: SaxesParser, handlers: XmlHandlers, state: State, options: XmlOptions): void {
  const nesting = options.limits?.nesting ?? formatLimits.nesting;
  const file = { file: options.file };
  // Seven listeners and no more: each adds a property to the parser, and the eighth makes V8 keep them all in a
  // dictionary, which is four times slower. Comments and instructions are told from silence (`checkHeldBack`).
  parser.on("error", (error) => refuseMalformed(parser, error.message, file));
  parser.on("doctype", () => refuseDoctype(file));
  parser.on("attribute", ({ name }) => {
    state.attributes += 1;
    if (state.attributes > mostAttributes)
      refuseLimit("an element of more attributes", `${mostAttributes} attributes`, file);
    if (isPrefixed(name)) state.isPrefixed = true;
  });
  parser.on("opentag", ({ name, attributes, isSelfClosing }) => {
    state.moved = true;
    state.hasRoot = true;
    state.depth += 1;
    if (state.depth > nesting) refuseLimit("elements nested deeper", `${nesting} levels`, file);
    handlers.open(localName(name), state.isPrefixed ? withLocalNames(attributes) : attributes, isSelfClosing);
    state.attributes = 0;
    state.isPrefixed = false;
  });
  parser.on("closetag", ({ name }) => {
    state.moved = true;
    state.depth -= 1;
    handlers.close(localName(name));
  });
  const text = (value: string): void => {
    state.moved = true;
    if (state.depth > 0) handlers.text(value);
  };
  parser.on("text", text);
  parser.on("cdata", text);
}

/** A limit that the parser itself does not know: whatever it holds back between two events is held in memory. */
function checkHeldBack(state: State, text: string, file: Partial<Issue>): void {
  state.quiet = state.moved ? 0 : state.quiet + text.length;
  state.moved = false;
  if (state.quiet > longestToken)
    refuseLimit(
      "a text, attribute, comment or instruction that is longer",
      `${counted(longestToken)} characters`,
      file,
    );
  if (state.hasRoot) return;
  if (/<!(?:DOCTYPE|ENTITY)/i.test(state.tail + text)) refuseDoctype(file);
  state.tail = (state.tail + text).slice(-8);
  state.prolog += text.length;
  if (state.prolog > mostProlog)
    refuseLimit("no element yet where the content should begin", `${counted(mostProlog)} characters`, file);
}

/**
 * A parser of XML that others wrote. It knows no document types, no entities but the five of XML, fetches nothing, and
 * holds no more than its limits; namespaces are not told apart, prefixes are dropped. Whatever is wrong with the
 * document throws a SelvedgeError with the place.
 */
export function xmlParser(handlers: XmlHandlers, options: XmlOptions): XmlParser {
  const file = { file: options.file };
  const parser = new SaxesParser({ xmlns: false, position: true });
  const state: State = {
    depth: 0,
    attributes: 0,
    isPrefixed: false,
    hasRoot: false,
    moved: false,
    quiet: 0,
    prolog: 0,
    tail: "",
  };
  listen(parser, handlers, state, options);
  const decoder = xmlDecoder(file);
  const feed = (text: string): void => {
    if (text === "") return;
    parser.write(text);
    checkHeldBack(state, text, file);
  };
  return {
    write: (bytes) => feed(decoder.write(bytes)),
    end: () => {
      feed(decoder.end());
      parser.close();
    },
  };
}

/** Reads a whole document and tells the handlers of it, in order. See `xmlParser`, which readers that stream use. */
export async function parseXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
  options: XmlOptions,
): Promise<void> {
  const parser = xmlParser(handlers, options);
  for await (const chunk of chunks) parser.write(chunk);
  parser.end();
}
