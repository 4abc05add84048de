import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Annotation, inventedSets, readAnnotations, readInvented, type Span } from "./annotation.ts";

/** The texts are not in this repository; they lie beside it where the project keeps them. */
export const texts = new URL("../../../../shared/data/documents/", import.meta.url);

const isInvented = ({ set }: Annotation): boolean => inventedSets.some((invented) => invented === set);

/** Where the text of an annotation lies; an invented text is always here, a public one only beside the repository. */
export const textOf = (of: Annotation): URL =>
  new URL(of.file, isInvented(of) ? new URL("invented/texts/", import.meta.url) : texts);

/** No annotation may carry the texts' own sentences: so many words running are a sentence, fewer a name. */
const longestName = 8;

const digest = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

const isSpan = (value: object): value is Span => "start" in value && "end" in value && "sha" in value;

/** Every object in the annotation that has offsets, and every string, with its path. */
function walk(value: unknown, path: string, see: (found: Span | string, path: string) => void): void {
  if (typeof value === "string") see(value, path);
  if (typeof value !== "object" || value === null) return;
  if (isSpan(value)) see(value, path);
  for (const [key, part] of Object.entries(value)) walk(part, `${path}.${key}`, see);
}

const ordered = (spans: readonly Span[]): boolean =>
  spans.every((span, at) => at === 0 || (spans[at - 1]?.end ?? 0) <= span.start);

const rising = (starts: readonly number[]): boolean =>
  starts.every((start, at) => at === 0 || (starts[at - 1] ?? 0) <= start);

const hull = (spans: readonly Span[]): readonly [number, number] => [
  spans[0]?.start ?? 0,
  spans.at(-1)?.end ?? 0,
];

/** What is wrong with an annotation by itself, without the text: references, order, and fields that need each other. */
export function checkAlone(of: Annotation): readonly string[] {
  return [
    ...of.statements.flatMap((statement) => checkStatement(of, statement)),
    ...checkOrder(of),
    ...checkReferences(of),
    ...of.conflicts.flatMap((conflict) => checkConflict(of, conflict)),
  ];
}

function checkStatement(of: Annotation, statement: Annotation["statements"][number]): string[] {
  const { id, core, why, pieces, cue, speaker, nestedIn, continues, alsoTypes } = statement;
  const wrong: string[] = [];
  const need = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(`${of.file} ${id}: ${what}`);
  };
  need(core === (why === undefined), "`why` is given exactly where a statement is not core");
  need((why === "nested") === (nestedIn !== undefined), "`nestedIn` is given exactly where it is nested");
  need(
    continues === undefined || cue === undefined,
    "a statement that continues another has no cue of its own",
  );
  need(!core || cue !== undefined || continues !== undefined, "a core statement has a cue or continues one");
  need(ordered(pieces), "its pieces are in order and do not overlap");
  need(!alsoTypes.includes(statement.type), "its type is not among the further types");
  const { start, end, head } = speaker;
  need((start === undefined) === (head === undefined), "a mention of the speaker has a head");
  if (start !== undefined && end !== undefined && head)
    need(head.start >= start && head.end <= end, "the head lies in the mention");
  const outer = of.statements.find((other) => other.id === nestedIn);
  if (outer) {
    const [from, to] = hull(outer.pieces);
    const [first, last] = hull(pieces);
    need(first >= from && last <= to, `it lies in ${outer.id}`);
  }
  return wrong;
}

function checkOrder(of: Annotation): string[] {
  const starts = {
    statements: of.statements.map(({ pieces }) => hull(pieces)[0]),
    measures: of.measures.map(({ start }) => start),
    figures: of.figures.map(({ start }) => start),
    noise: of.noise.map(({ start }) => start),
    turns: of.turns.map(({ pieces }) => hull(pieces)[0]),
  };
  const order = Object.entries(starts)
    .filter(([, list]) => !rising(list))
    .map(([kind]) => `${of.file}: ${kind} are not in the order of the text`);
  const headings = of.noise.filter(({ kind }) => kind === "crosshead" || kind === "inserted-headline");
  const inNoise = of.statements
    .filter(({ core }) => core)
    .filter(({ pieces }) =>
      pieces.some((piece) => headings.some(({ start, end }) => piece.start < end && start < piece.end)),
    )
    .map(({ id }) => `${of.file} ${id}: a core statement lies in a heading`);
  return [...order, ...inNoise];
}

function checkReferences(of: Annotation): string[] {
  const known = new Set([...of.statements, ...of.measures, ...of.propositions].map(({ id }) => id));
  if (known.size !== of.statements.length + of.measures.length + of.propositions.length)
    return [`${of.file}: an id stands twice`];
  const used = [
    ...of.statements.flatMap(({ nestedIn, continues }) => [nestedIn, continues]),
    ...of.measures.flatMap(({ attributedTo, sameAs }) => [attributedTo, sameAs]),
    ...of.figures.map(({ source }) => source),
    ...of.noise.map(({ quotes }) => quotes),
    ...of.propositions.flatMap(({ stances }) => stances.map(({ statement }) => statement)),
    ...of.conflicts.flatMap(({ a, b, proposition }) => [a, b, proposition]),
    ...of.doubts.map(({ statement }) => statement),
  ];
  return used
    .filter((id) => id !== undefined && id !== null && !known.has(id))
    .map((id) => `${of.file}: nothing has the id ${id}`);
}

function checkConflict(
  of: Annotation,
  { a, b, proposition, core }: Annotation["conflicts"][number],
): string[] {
  const where = `${of.file} ${proposition} ${a} ${b}`;
  const stances = of.propositions.find(({ id }) => id === proposition)?.stances ?? [];
  const sides = [a, b].map((id) => stances.find(({ statement }) => statement === id)?.side);
  const opposed = sides.includes("affirms") && (sides.includes("denies") || sides.includes("conditions"));
  const cores = [a, b].every((id) => of.statements.find((statement) => statement.id === id)?.core);
  return [
    ...(opposed ? [] : [`${where}: the two do not stand on opposed sides`]),
    ...(cores === core ? [] : [`${where}: \`core\` does not say whether both are core`]),
  ];
}

/** What is wrong with an annotation against the bytes of its text: hashes, spans, and words that were copied. */
export function checkText(of: Annotation, bytes: Uint8Array): readonly string[] {
  if (digest(bytes) !== of.sha256)
    return [
      `${of.file}: another text than the one annotated (sha256 ${digest(bytes)}, expected ${of.sha256})`,
    ];
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const wrong: string[] = [];
  if (text.length !== of.utf16 || bytes.length !== of.bytes)
    wrong.push(`${of.file}: ${text.length} UTF-16 units in ${bytes.length} bytes`);
  walk(of, of.file, (found, path) => {
    if (typeof found === "string") {
      if (found.split(/\s+/).length > longestName && text.includes(found))
        wrong.push(`${path}: copies ${longestName + 1} or more words of the text`);
    } else wrong.push(...checkSpan(found, text).map((what) => `${path}: ${what}`));
  });
  return wrong;
}

function checkSpan({ start, end, sha }: Span, text: string): readonly string[] {
  if (start >= end || end > text.length) return [`${start} to ${end} does not lie in ${text.length} units`];
  const exact = text.slice(start, end);
  return [
    ...(digest(exact).startsWith(sha) ? [] : [`${start} to ${end} is not the text that was annotated`]),
    ...(exact === exact.trim() ? [] : [`${start} to ${end} begins or ends with white space`]),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = [...readAnnotations(), ...readInvented()];
  const there = existsSync(texts);
  const wrong = all.flatMap((of) => [
    ...checkAlone(of),
    ...(there || isInvented(of) ? checkText(of, readFileSync(textOf(of))) : []),
  ]);
  const counts = all.map((of) =>
    [
      ...[of.set, of.file, of.statements.filter(({ core }) => core).length, of.statements.length],
      ...[of.measures.length, of.figures.length, of.conflicts.length],
    ].join("\t"),
  );
  process.stdout.write(
    `${[["set", "file", "core", "statements", "measures", "figures", "conflicts"].join("\t"), ...counts].join("\n")}\n`,
  );
  if (!there)
    process.stdout.write("spans not checked: ../shared/data/documents is not beside the repository\n");
  for (const line of wrong) process.stderr.write(`${line}\n`);
  process.exitCode = wrong.length > 0 ? 3 : 0;
}
