import type { Declarations } from "./style-rules.ts";

/** CSS pixels of a unit (CSS Values 4, 6); of letters, those of the element. */
const pixels: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
  q: 2.4 / 2.54,
  rem: 16,
  // A window of ordinary size: what goes beyond it by hundreds of per cent is off any.
  vw: 12.8,
  vh: 8,
  "%": 8,
};
const ofLetters: Readonly<Record<string, number>> = { em: 1, ex: 0.5, ch: 0.5 };

/** A length in CSS pixels; undefined where the value is none. `letter` is the size of a letter in pixels. */
export function lengthOf(value: string | undefined, letter: number): number | undefined {
  const [, number, unit = ""] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)$/.exec(value ?? "") ?? [];
  if (number === undefined) return undefined;
  const each = Object.hasOwn(ofLetters, unit) ? (ofLetters[unit] ?? 0) * letter : pixels[unit];
  return each === undefined ? undefined : Number(number) * each;
}

/** Pixels beyond the upper or left edge, and beyond the lower or right one, where no page reaches. */
const before = -300;
const behind = 5_000;

/** Whether an element is put where no reader of the page comes. */
export function isAway(declarations: Declarations, letter: number): boolean {
  const at = (name: string): number => lengthOf(declarations.get(name), letter) ?? 0;
  const position = declarations.get("position") ?? "static";
  const isPlaced = /^(?:absolute|fixed|relative)$/.test(position);
  const isFree = position === "absolute" || position === "fixed";
  const away = [
    at("margin-left") < before,
    at("margin-top") < before,
    isPlaced && (at("left") < before || at("top") < before),
    isPlaced && (at("left") > behind || at("right") < -behind),
    isFree && (at("right") > behind || at("bottom") > behind),
  ];
  return away.some(Boolean) || isMoved(declarations, letter);
}

/** `transform: translate(-9999px)`. */
function isMoved(declarations: Declarations, letter: number): boolean {
  const moves = declarations.get("transform")?.matchAll(/translate[xy3d]*\(([^()]*)\)/g) ?? [];
  return [...moves].some(([, inside = ""]) =>
    inside.split(",").some((part) => (lengthOf(part.trim(), letter) ?? 0) < before),
  );
}

/** Pixels of a box in which no letter is seen. */
const noBox = 1.5;

/** Whether nothing of an element is left to be seen: cut to nothing, scaled to nothing, in a box of no size. */
export function isClipped(declarations: Declarations, letter: number): boolean {
  const clip = declarations.get("clip");
  if (
    clip !== undefined &&
    /absolute|fixed/.test(declarations.get("position") ?? "") &&
    isNoRect(clip, letter)
  )
    return true;
  const path = declarations.get("clip-path") ?? "";
  if (/^inset\(\s*(?:[5-9]\d|\d{3,})(?:\.\d+)?%/.test(path) || /^circle\(\s*0/.test(path)) return true;
  if (/scale[xy3d]*\(\s*0(?:\.0+)?\s*[,)]/.test(declarations.get("transform") ?? "")) return true;
  const cuts = ["overflow", "overflow-x", "overflow-y"].some((name) =>
    /hidden|clip/.test(declarations.get(name) ?? ""),
  );
  const sizes = ["width", "height", "max-width", "max-height"].map((name) =>
    lengthOf(declarations.get(name), letter),
  );
  return cuts && sizes.some((size) => size !== undefined && size <= noBox);
}

/** `rect(top, right, bottom, left)` that leaves nothing. */
function isNoRect(clip: string, letter: number): boolean {
  const inside = /^rect\(([^()]*)\)$/.exec(clip)?.[1];
  const sides = inside?.split(/[\s,]+/).flatMap((part) => {
    const length = lengthOf(part, letter);
    return length === undefined ? [] : [length];
  });
  const [top = 0, right = 0, bottom = 0, left = 0] = sides ?? [];
  return sides?.length === 4 && (right - left <= noBox || bottom - top <= noBox);
}
