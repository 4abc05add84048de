import type { HiddenSpan } from "../../model/text-layer.ts";

/** How letters look, as far as it tells whether they are seen; what is undefined is as the style above says. */
export interface Look {
  readonly vanish?: boolean;
  /** Six hex digits, or `auto`: the program then writes what can be read. */
  readonly colour?: string;
  /** Six hex digits of what is behind. */
  readonly ground?: string;
  /** In half points. */
  readonly size?: number;
}

/** What stands in `over` counts before what stands in `under`. */
export const over = (under: Look, top: Look | undefined): Look =>
  top === undefined ? under : { ...under, ...top };

/** Whether a switch such as `w:vanish` is on: it is where it has no value. */
const isOn = (value: string | undefined): boolean =>
  value === undefined || !/^(?:0|false|off|none)$/i.test(value);

/** Grounds of `w:highlight` (ECMA-376 part 1, 17.18.40). */
const highlights: Readonly<Record<string, string>> = {
  ...{ black: "000000", blue: "0000ff", cyan: "00ffff", green: "00ff00", magenta: "ff00ff", red: "ff0000" },
  ...{ yellow: "ffff00", white: "ffffff", darkBlue: "000080", darkCyan: "008080", darkGreen: "008000" },
  ...{
    darkMagenta: "800080",
    darkRed: "800000",
    darkYellow: "808000",
    darkGray: "808080",
    lightGray: "c0c0c0",
  },
};

const hex = (text: string | undefined): string | undefined =>
  text !== undefined && /^[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : undefined;

type Attributes = Readonly<Record<string, string>>;

/** What elements of run or paragraph properties say of the look. */
const readers: Readonly<Record<string, (attributes: Attributes) => Look>> = {
  vanish: ({ val }) => ({ vanish: isOn(val) }),
  color: ({ val, themeColor }) => {
    const colour = hex(val) ?? (themeColor === "background1" ? "ffffff" : val);
    return colour === undefined ? {} : { colour };
  },
  highlight: ({ val }) => groundOf(highlights[val ?? ""]),
  shd: ({ fill }) => groundOf(hex(fill)),
  sz: ({ val }) => (Number.isFinite(Number(val)) ? { size: Number(val) } : {}),
};

const groundOf = (ground: string | undefined): Look => (ground === undefined ? {} : { ground });

/** What one element of run or paragraph properties says; undefined where it says nothing of this. */
export const lookOf = (name: string, attributes: Attributes): Look | undefined =>
  Object.hasOwn(readers, name) ? readers[name]?.(attributes) : undefined;

/** Half points below which nobody reads: 2 points. */
const smallest = 4;
const nearest = 16;

/** Why letters of a look are not seen; undefined where they are. */
export function hiddenBy({ vanish, colour, ground = "ffffff", size }: Look): HiddenSpan["why"] | undefined {
  if (vanish === true) return "not-displayed";
  if (size !== undefined && size < smallest) return "too-small";
  const ink = hex(colour);
  return ink !== undefined && isNear(ink, ground) ? "colour-of-ground" : undefined;
}

const isNear = (one: string, other: string): boolean =>
  [0, 2, 4].every((at) => Math.abs(part(one, at) - part(other, at)) <= nearest);

const part = (digits: string, at: number): number => Number.parseInt(digits.slice(at, at + 2), 16);
