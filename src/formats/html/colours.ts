/** A colour: red, green and blue from 0 to 255, `alpha` from 0 (not seen) to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };
export const black: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };

/** The colours that CSS knows by name (CSS Color 4, 6.1), each with its red, green and blue in hex. */
const table = `
  aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc
  bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a
  burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed
  cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b
  darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b
  darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a
  darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1
  darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff
  firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff
  gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0
  hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa
  lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080
  lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3
  lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899
  lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6
  magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3
  mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a
  mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1
  moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500
  orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee
  palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd
  powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1
  saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d
  silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa
  springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0
  violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32`;
const named: ReadonlyMap<string, string> = new Map(
  [...table.matchAll(/([a-z]+)\s+([0-9a-f]{6})/g)].map(([, name = "", hex = ""]) => [name, hex] as const),
);

function ofHex(digits: string): Colour | undefined {
  const wide = digits.length <= 4 ? [...digits].map((digit) => digit + digit).join("") : digits;
  if (wide.length !== 6 && wide.length !== 8) return undefined;
  const part = (at: number): number => Number.parseInt(wide.slice(at, at + 2), 16);
  return { red: part(0), green: part(2), blue: part(4), alpha: wide.length === 8 ? part(6) / 255 : 1 };
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** A number or per cent of `whole`; `none` is 0. */
function amount(text: string, whole: number): number {
  if (text === "none") return 0;
  const value = Number.parseFloat(text);
  return clamp(text.endsWith("%") ? (value / 100) * whole : value, whole);
}

function ofHsl(hue: number, saturation: number, lightness: number): readonly [number, number, number] {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (shift: number): number => {
    const place = (shift + hue / 30) % 12;
    return 255 * (lightness - chroma * Math.max(-1, Math.min(place - 3, 9 - place, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}

function ofFunction(name: string, inside: string): Colour | undefined {
  const [a, b, c, d, ...more] = inside.split(/[\s,/]+/).filter((part) => part !== "");
  if (a === undefined || b === undefined || c === undefined || more.length > 0) return undefined;
  const alpha = d === undefined ? 1 : amount(d, 1);
  const hue = ((Number.parseFloat(a) % 360) + 360) % 360;
  const [red, green, blue] = name.startsWith("hsl")
    ? ofHsl(hue, amount(b, 100) / 100, amount(c, 100) / 100)
    : [amount(a, 255), amount(b, 255), amount(c, 255)];
  return [red, green, blue, alpha].some(Number.isNaN) ? undefined : { red, green, blue, alpha };
}

/** A colour as CSS or an old attribute writes it; undefined where it is none that is known here, which settles nothing. */
export function colourOf(text: string): Colour | undefined {
  const value = text.trim().toLowerCase().slice(0, 80);
  if (value === "transparent") return { ...black, alpha: 0 };
  const hex = /^#([0-9a-f]{3,8})$/.exec(value)?.[1] ?? named.get(value);
  if (hex !== undefined) return ofHex(hex);
  const called = /^(rgba?|hsla?)\(([^()]*)\)$/.exec(value);
  return called === null ? undefined : ofFunction(called[1] ?? "", called[2] ?? "");
}

/** The colour that is seen where one lies over another. */
export function over(front: Colour, back: Colour): Colour {
  const mix = (a: number, b: number): number => a * front.alpha + b * (1 - front.alpha);
  return {
    red: mix(front.red, back.red),
    green: mix(front.green, back.green),
    blue: mix(front.blue, back.blue),
    alpha: 1,
  };
}

/** Of 255, in every channel: on a screen such letters cannot be told from what is behind them. */
const alike = 16;

/** Whether letters of this colour cannot be seen on the ground. */
export function isLost(letters: Colour, ground: Colour): boolean {
  const seen = over(letters, ground);
  const channels = ["red", "green", "blue"] as const;
  return channels.every((channel) => Math.abs(seen[channel] - ground[channel]) <= alike);
}
