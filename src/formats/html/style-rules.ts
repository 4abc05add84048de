import { documentLimits } from "../document-limits.ts";

/** What a style says of the properties that decide whether words are seen; the last value wins. */
export type Declarations = ReadonlyMap<string, string>;

/** Properties that are looked at: all others are passed over. */
const looked: ReadonlySet<string> = new Set(
  `display visibility opacity font-size color background background-color background-image text-indent position left right
  top bottom margin-left margin-top clip clip-path overflow overflow-x overflow-y width height max-width max-height
  white-space transform`.split(/\s+/),
);

/** Longer values are data, not a colour or a length. */
const longestValue = 200;

/** `color: red; left: -999px`: the declarations that are looked at. `!important` ones are kept under `!` and the name. */
export function declarationsOf(text: string): Declarations {
  const found = new Map<string, string>();
  for (const part of withoutComments(text).split(";")) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    if (!looked.has(name)) continue;
    const value = part
      .slice(colon + 1, colon + 1 + longestValue)
      .trim()
      .toLowerCase();
    const plain = value.replace(/\s*!\s*important$/, "");
    found.set(plain === value ? name : `!${name}`, plain);
  }
  return found;
}

/** Without the comments; an open one reaches to the end. Linear, where a pattern would not be. */
function withoutComments(text: string): string {
  if (!text.includes("/*")) return text;
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf("/*"); at >= 0; at = text.indexOf("/*", from)) {
    parts.push(text.slice(from, at));
    const end = text.indexOf("*/", at + 2);
    if (end < 0) return parts.join(" ");
    from = end + 2;
  }
  return [...parts, text.slice(from)].join(" ");
}

/** One element by its name, classes and id; an absent part fits all. */
interface Selector {
  readonly tag?: string;
  readonly id?: string;
  readonly classes: readonly string[];
}

export interface StyleRule extends Selector {
  /** CSS specificity as one number: ids, classes, names. */
  readonly weight: number;
  readonly order: number;
  readonly declarations: Declarations;
}

export interface StyleSheet {
  readonly rules: readonly StyleRule[];
  /** Selectors that say something about what is seen and are not followed: by ancestors, states, attributes. */
  readonly notFollowed: number;
  /** Whether sheets were longer than is looked at. */
  readonly cut: boolean;
}

const simple = /^(?:\*|[a-z][a-z0-9-]*)?(?:[.#][a-z0-9_-]+)*$/i;

function selectorOf(text: string): Selector | undefined {
  const selector = text.trim();
  if (selector === "" || selector.length > 400 || !simple.test(selector)) return undefined;
  const tag = /^[a-z][a-z0-9-]*/i.exec(selector)?.[0]?.toLowerCase();
  const classes = [...selector.matchAll(/\.([a-z0-9_-]+)/gi)].map(([, name]) => name ?? "");
  const id = /#([a-z0-9_-]+)/i.exec(selector)?.[1];
  return { classes, ...(tag === undefined ? {} : { tag }), ...(id === undefined ? {} : { id }) };
}

const weightOf = ({ tag, id, classes }: Selector): number =>
  (id === undefined ? 0 : 10_000) + 100 * Math.min(classes.length, 99) + (tag === undefined ? 0 : 1);

interface Block {
  readonly head: string;
  readonly body: string;
}

/** Blocks of a sheet, one level of them; those inside an `@media` for every screen count as if they stood alone. */
function* blocksOf(css: string): Generator<Block> {
  let from = 0;
  for (let open = css.indexOf("{"); open >= 0; open = css.indexOf("{", from)) {
    const before = css.slice(from, open);
    // A statement without a block, such as @import, stands before it.
    const head = before.slice(before.lastIndexOf(";") + 1).trim();
    if (head.startsWith("@")) {
      const always = /^@(?:media\s+(?:only\s+)?(?:screen|all)|layer[^{]*|supports[^{]*)\s*$/i.test(head);
      from = always ? open + 1 : endOfBlock(css, open);
      continue;
    }
    const close = css.indexOf("}", open);
    yield { head: head.replace(/^[}\s]+/, ""), body: css.slice(open + 1, close < 0 ? css.length : close) };
    from = close < 0 ? css.length : close + 1;
  }
}

function endOfBlock(css: string, open: number): number {
  const braces = /[{}]/g;
  braces.lastIndex = open;
  let depth = 0;
  for (let found = braces.exec(css); found !== null; found = braces.exec(css)) {
    depth += found[0] === "{" ? 1 : -1;
    if (depth === 0) return found.index + 1;
  }
  return css.length;
}

/** The rules of a page's style sheets that say what is seen. Nothing that they import is fetched. */
export function styleSheetOf(sheets: readonly string[]): StyleSheet {
  const whole = sheets.join("\n");
  const { styleCharacters, styleRules } = documentLimits;
  const css = withoutComments(whole.slice(0, styleCharacters)).replaceAll(/<!--|-->/g, " ");
  const rules: StyleRule[] = [];
  let notFollowed = 0;
  for (const { head, body } of blocksOf(css)) {
    const declarations = declarationsOf(body);
    if (declarations.size === 0) continue;
    for (const text of head.split(",")) {
      const selector = selectorOf(text);
      if (selector === undefined) notFollowed += hides(declarations) ? 1 : 0;
      else rules.push({ ...selector, weight: weightOf(selector), order: rules.length, declarations });
      if (rules.length > styleRules) return { rules, notFollowed, cut: true };
    }
  }
  return { rules, notFollowed, cut: whole.length > styleCharacters };
}

const hiding: Readonly<Record<string, RegExp>> = {
  display: /^none$/,
  visibility: /^(?:hidden|collapse)$/,
  opacity: /^0?\.?0*%?$/,
  "font-size": /^0/,
  "text-indent": /^-\d{3}/,
  clip: /./,
};

/** Whether these declarations may by themselves hide words. */
const hides = (declarations: Declarations): boolean =>
  Object.entries(hiding).some(([name, pattern]) =>
    pattern.test(declarations.get(name) ?? declarations.get(`!${name}`) ?? "-"),
  );
