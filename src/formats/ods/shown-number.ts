import type { Scale } from "../xlsx/number-dress.ts";

export interface ShownNumber {
  readonly text: string;
  readonly scale: Scale | undefined;
}

/** A number that is shown with more characters than this is no number that anyone reads. */
const longest = 250;

/** Whether a shown text may say more than its number: a letter, a currency, a sign, zeros in front. */
const tells = /[\p{L}\p{Sc}\p{So}%]|^\D*0\d/u;
/** What is shown before the first digit, from it to the last, and behind it. */
const parts = /^(\P{Nd}*)(\d(?:[\d.,'’\s]*\d)?)(\P{Nd}*)$/u;
const beside = /[\p{L}\p{Sc}\p{So}%]/u;
/** The sign of the number and the brackets of accounting, which the number says already. */
const signs = /^\s*[(+\-−–.,]+|[)(+\-−–]+\s*$/gu;

const besideText = (text: string): string => {
  const bare = text.replace(signs, "").replace(/\s+/gu, " ");
  return beside.test(bare) ? bare : "";
};

/** Whether the digits shown are the number stored, rounded; the separator of decimals is not known. */
function isNumberOf(core: string, size: number): boolean {
  const digits = Number(core.replace(/\D/g, ""));
  const decimals = /\D(\d+)$/.exec(core)?.[1]?.length ?? 0;
  const power = 10 ** decimals;
  const near = size * 1e-9;
  return Math.abs(digits - size) <= 0.5 + near || Math.abs(digits / power - size) <= 0.5 / power + near;
}

/** Numbers shown in thousands, millions or billions. */
const scales = [1e3, 1e6, 1e9];

/** The number with the zeros in front that are shown. */
function padded(number: string, core: string): string {
  const digits = number.replace("-", "");
  if (!/^0\d+$/.test(core) || Number(core) !== Number(digits)) return number;
  return number.startsWith("-") ? `-${core}` : core;
}

/**
 * A stored number with what is shown beside it: letters, a currency, zeros in front. `number`: the number stored,
 * which stays as it is. Where another number is shown, nothing is carried over: `5 M` says nothing of 5000000.
 */
export function shownNumber(number: string, shown: string): ShownNumber {
  const none: ShownNumber = { text: number, scale: undefined };
  if (shown === number || shown.length > longest || !tells.test(shown)) return none;
  const [, before = "", core = "", after = ""] = parts.exec(shown.trim()) ?? [];
  const size = Math.abs(Number(number));
  if (core === "" || Number.isNaN(size)) return none;
  if (/^\s*%/.test(after) && isNumberOf(core, size * 100))
    return { text: number, scale: size === 0 ? undefined : "percent" };
  if (!isNumberOf(core, size))
    return {
      text: number,
      scale: scales.some((by) => isNumberOf(core, size / by)) ? "thousands" : undefined,
    };
  const value = padded(number, core);
  return { text: `${besideText(before)}${value}${besideText(after)}`, scale: undefined };
}
