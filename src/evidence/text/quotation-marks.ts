/** A sign that may open or close a quotation. */
export interface Mark {
  readonly at: number;
  readonly length: number;
  readonly kind: "straight" | "curly" | "angle" | "single";
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

const signs = /"|''|``|[“”„«»]|['‘’‚]/g;

/** Every sign of a text that may be a quotation mark, apostrophes among them. */
export const marksIn = (text: string): readonly Mark[] =>
  [...text.matchAll(signs)].map(({ 0: sign, index }) =>
    markOf(sign, index, around(text, index, sign.length)),
  );

interface Around {
  /** A blank, bracket or dash stands before. */
  readonly loose: boolean;
  /** A letter, number or currency stands behind. */
  readonly tight: boolean;
  /** Behind stands no letter, before no blank. */
  readonly shut: boolean;
}

function around(text: string, at: number, length: number): Around {
  const before = at === 0 ? " " : text.charAt(at - 1);
  const after = text.charAt(at + length) || " ";
  return {
    loose: /[\s([{–—\-/]/.test(before),
    tight: /[\p{L}\p{N}([$£€#@.…'‘“"]/u.test(after),
    shut: !/[\p{L}\p{N}]/u.test(after) && !/\s/.test(before),
  };
}

function markOf(sign: string, at: number, here: Around): Mark {
  const length = sign.length;
  if (length === 1 && /['‘’‚]/.test(sign)) {
    const canOpen = here.loose && here.tight && sign !== "’";
    return { at, length, kind: "single", canOpen, canClose: here.shut && !/[‘‚]/.test(sign) };
  }
  if (/[«»]/.test(sign)) return { at, length, kind: "angle", canOpen: sign === "«", canClose: sign === "»" };
  return /[“”„]/.test(sign) ? curly(sign, at, here) : straight(sign, at, here);
}

/** “ closes a German quotation that „ opened. */
function curly(sign: string, at: number, { loose, shut }: Around): Mark {
  const canOpen = sign === "„" || (sign === "“" && (loose || !shut));
  const canClose = sign === "”" || (sign === "“" && !loose);
  return { at, length: 1, kind: "curly", canOpen, canClose };
}

function straight(sign: string, at: number, { loose, tight }: Around): Mark {
  const canOpen = tight && (sign !== "''" || loose);
  return {
    at,
    length: sign.length,
    kind: "straight",
    canOpen,
    canClose: !(sign === "``" || (loose && tight)),
  };
}
