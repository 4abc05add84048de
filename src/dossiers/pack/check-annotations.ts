import { z } from "zod";
import { type PackManifest, type PackProblem, problem } from "./pack-manifest.ts";

const selector = z.union([
  z.object({
    type: z.literal("TextPositionSelector"),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
  }),
  z.object({
    type: z.literal("TextQuoteSelector"),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
  }),
]);
const page = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      target: z.array(z.object({ source: z.string(), selector: z.array(selector) })),
    }),
  ),
});
type Target = z.output<typeof page>["items"][number]["target"][number];

const path = "statements.jsonld";
const utf8 = new TextDecoder();

interface CheckedAnnotations {
  readonly problems: readonly PackProblem[];
  readonly citations: number;
  readonly unseen: number;
}

/** Every citation stands in its text where it says, in code points, with what stands before and behind. */
export function checkAnnotations(
  files: ReadonlyMap<string, Uint8Array>,
  { withheld }: PackManifest,
): CheckedAnnotations {
  const read = readPage(files.get(path));
  if (read === undefined)
    return {
      problems: [problem("citation", path, "is not there, or holds no annotations.")],
      citations: 0,
      unseen: 0,
    };
  const away = new Set(withheld.map(({ layer }) => layer));
  const texts = new Map<string, readonly string[] | undefined>();
  const pointsOf = (layer: string): readonly string[] | undefined => {
    if (!texts.has(layer)) {
      const bytes = files.get(`layers/${layer}.txt`);
      texts.set(layer, bytes === undefined ? undefined : [...utf8.decode(bytes)]);
    }
    return texts.get(layer);
  };
  const problems: PackProblem[] = [];
  let [citations, unseen] = [0, 0];
  for (const { id, target } of read.items)
    for (const one of target) {
      const layer = one.source.replace(/^urn:sha256:/, "");
      const points = pointsOf(layer);
      if (points !== undefined && stands(points, one)) citations += 1;
      else if (points === undefined && away.has(layer)) unseen += 1;
      else problems.push(problem("citation", path, broken(id, layer, points === undefined)));
    }
  return { problems, citations, unseen };
}

function readPage(bytes: Uint8Array | undefined): z.output<typeof page> | undefined {
  try {
    return page.parse(JSON.parse(utf8.decode(bytes)));
  } catch {
    return undefined;
  }
}

const broken = (id: string, layer: string, missing: boolean): string =>
  missing
    ? `cites by ${id} the text ${layer.slice(0, 12)}, which is not in the pack.`
    : `cites by ${id} words that do not stand where it says in the text ${layer.slice(0, 12)}.`;

function stands(points: readonly string[], { selector: selectors }: Target): boolean {
  const place = selectors.find((one) => one.type === "TextPositionSelector");
  const quote = selectors.find((one) => one.type === "TextQuoteSelector");
  if (place === undefined || quote === undefined) return false;
  const { start, end } = place;
  const before = [...quote.prefix].length;
  const after = [...quote.suffix].length;
  return (
    points.slice(start, end).join("") === quote.exact &&
    points
      .slice(Math.max(0, start - before), start)
      .join("")
      .toWellFormed() === quote.prefix &&
    points
      .slice(end, end + after)
      .join("")
      .toWellFormed() === quote.suffix
  );
}
