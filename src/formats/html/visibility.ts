import type { HiddenSpan } from "../../model/text-layer.ts";
import type { Colour } from "./colours.ts";
import { black, colourOf, isLost, over, white } from "./colours.ts";
import { isAway, isClipped, lengthOf } from "./lengths.ts";
import type { Declarations } from "./style-rules.ts";

/** How words directly in an element look: what it was given and what it inherits. */
export interface Look {
  /** Set where it and everything in it is hidden, whatever is said further in. */
  readonly gone?: HiddenSpan["why"] | undefined;
  /** `visibility: hidden`, which an element further in may undo. */
  readonly invisible: boolean;
  /** Undefined where a colour cannot be told, by a picture behind it for instance: then nothing is claimed. */
  readonly letters: Colour | undefined;
  readonly ground: Colour | undefined;
  readonly opacity: number;
  /** Of a letter, in CSS pixels. */
  readonly size: number;
  /** Of the first line, in CSS pixels. */
  readonly indent: number;
  readonly keepsSpace: boolean;
}

/** A page before it says anything: black on white, letters of 16 pixels. */
export const plainLook: Look = {
  invisible: false,
  letters: black,
  ground: white,
  opacity: 1,
  size: 16,
  indent: 0,
  keepsSpace: false,
};

/** Pixels of a letter below which nobody reads it. */
const leastSize = 2;
/** Of 1: what is fainter is not seen. */
const leastOpacity = 0.05;
/** Pixels beyond which a first line begins outside of any page. */
const mostIndent = 2_000;

/** Why words that look so are hidden; undefined where they are seen. */
export function hiddenAs(look: Look): HiddenSpan["why"] | undefined {
  if (look.gone !== undefined) return look.gone;
  if (look.invisible) return "not-displayed";
  if (look.size < leastSize) return "too-small";
  if (look.indent < -300 || look.indent > mostIndent) return "off-page";
  return look.letters !== undefined && look.ground !== undefined && isLost(look.letters, look.ground)
    ? "colour-of-ground"
    : undefined;
}

/** The look of an element in another. Most say nothing of it and look like what they stand in. */
export function lookIn(around: Look, declarations: Declarations): Look {
  if (declarations.size === 0) return around;
  const size = sizeOf(declarations.get("font-size"), around.size);
  const opacity = around.opacity * opacityOf(declarations.get("opacity"));
  const ground = groundOf(declarations, around.ground);
  const letters = lettersOf(declarations.get("color"), around.letters);
  const visibility = declarations.get("visibility");
  return {
    gone: around.gone ?? goneBy(declarations, opacity, size),
    invisible: visibility === undefined ? around.invisible : /^(?:hidden|collapse)$/.test(visibility),
    letters,
    ground,
    opacity,
    size,
    indent: lengthOf(declarations.get("text-indent"), size) ?? around.indent,
    keepsSpace: spaceOf(declarations.get("white-space"), around.keepsSpace),
  };
}

function goneBy(declarations: Declarations, opacity: number, size: number): HiddenSpan["why"] | undefined {
  if (declarations.get("display") === "none") return "not-displayed";
  if (opacity < leastOpacity) return "not-displayed";
  if (isClipped(declarations, size)) return "not-displayed";
  return isAway(declarations, size) ? "off-page" : undefined;
}

function opacityOf(value: string | undefined): number {
  const given = Number.parseFloat(value ?? "1");
  if (Number.isNaN(given)) return 1;
  return Math.min(1, Math.max(0, value?.endsWith("%") === true ? given / 100 : given));
}

/** Words that inherit change nothing; colours that cannot be told are unknown, not those of the surroundings. */
function lettersOf(value: string | undefined, around: Colour | undefined): Colour | undefined {
  if (value === undefined || /^(?:inherit|unset|currentcolor|)$/.test(value)) return around;
  return value === "initial" ? black : colourOf(value);
}

function groundOf(declarations: Declarations, around: Colour | undefined): Colour | undefined {
  let ground = around;
  for (const name of ["background", "background-color", "background-image"] as const) {
    const value = declarations.get(name);
    if (value === undefined || /^(?:none|inherit|initial|unset|transparent|)$/.test(value)) continue;
    if (/url\(|gradient\(|var\(/.test(value)) return undefined;
    if (name !== "background-image") ground = covered(value, ground);
  }
  return ground;
}

/** A colour anywhere in the value of `background`: functions hold blanks. */
function covered(value: string, back: Colour | undefined): Colour | undefined {
  const words = value.match(/[a-z]+\([^()]*\)|[^\s]+/g) ?? [];
  const colour = words.map(colourOf).find((found) => found !== undefined);
  if (colour === undefined) return back;
  if (colour.alpha === 1) return colour;
  return back === undefined ? undefined : over(colour, back);
}

const keywords: Readonly<Record<string, number>> = {
  "xx-small": 9,
  "x-small": 10,
  small: 13,
  medium: 16,
  large: 18,
  "x-large": 24,
  "xx-large": 32,
  initial: 16,
};

function sizeOf(value: string | undefined, around: number): number {
  if (value === undefined) return around;
  if (Object.hasOwn(keywords, value)) return keywords[value] ?? around;
  if (!value.endsWith("%")) return lengthOf(value, around) ?? around;
  const share = Number.parseFloat(value) / 100;
  return Number.isNaN(share) ? around : share * around;
}

const spaceOf = (value: string | undefined, around: boolean): boolean =>
  value === undefined || /^(?:inherit|unset)$/.test(value) ? around : /^(?:pre|break-spaces)/.test(value);
