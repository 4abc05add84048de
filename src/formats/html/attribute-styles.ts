import { colourOf } from "./colours.ts";
import type { Declarations } from "./style-rules.ts";
import { declarationsOf } from "./style-rules.ts";

type Attributes = ReadonlyMap<string, string>;

const none: Declarations = new Map();

/** Elements whose `bgcolor` is a ground. */
const grounded: ReadonlySet<string> = new Set(["body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"]);
/** Elements that browsers do not display unless a style says so. */
const undisplayed: ReadonlySet<string> = new Set(["datalist", "rp", "param", "dialog", "area"]);

/** An old colour: browsers read `fff` as they read `#fff`. */
const oldColour = (value: string): string =>
  colourOf(value) === undefined && /^[0-9a-f]{6}$|^[0-9a-f]{3}$/i.test(value.trim())
    ? `#${value.trim()}`
    : value;

/** What attributes and the browser's own sheet say of an element: the weakest of all styles. */
export function attributeStyles(name: string, attributes: Attributes): Declarations {
  const found = new Map<string, string>();
  const put = (property: string, value: string | undefined): void => {
    if (value !== undefined) found.set(property, oldColour(value).trim().toLowerCase());
  };
  if (grounded.has(name)) put("background-color", attributes.get("bgcolor"));
  if (name === "body") put("color", attributes.get("text"));
  if ((name === "body" || name === "table" || name === "td") && attributes.has("background"))
    found.set("background-image", "url()");
  if (name === "font") put("color", attributes.get("color"));
  // A link has a colour of its own unless a style gives it one.
  if (name === "a" && attributes.has("href")) found.set("color", "#0000ee");
  if (name === "mark") {
    found.set("background-color", "yellow");
    found.set("color", "black");
  }
  // Fields and buttons do not take up the colours and sizes around them.
  if (name === "textarea" || name === "button" || name === "select") {
    found.set("background-color", name === "textarea" ? "white" : "#efefef");
    found.set("color", "black");
    found.set("font-size", "13.333px");
  }
  if (isUndisplayed(name, attributes)) found.set("display", "none");
  return found.size === 0 ? none : found;
}

function isUndisplayed(name: string, attributes: Attributes): boolean {
  if (attributes.has("hidden")) return true;
  return undisplayed.has(name) && !(name === "dialog" && attributes.has("open"));
}

/** Several styles as one, the later over the earlier. */
export const over = (weaker: Declarations, stronger: Declarations): Declarations =>
  weaker.size === 0 ? stronger : stronger.size === 0 ? weaker : new Map([...weaker, ...stronger]);

/** The `style` attribute of an element. */
export const inlineStyle = (attributes: Attributes): Declarations => {
  const style = attributes.get("style");
  return style === undefined ? none : declarationsOf(style);
};
