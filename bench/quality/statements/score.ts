import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Annotation, inventedSets, readAnnotations, readInvented } from "./annotation.ts";
import { asRead, layerOf } from "./as-read.ts";
import { textOf, texts } from "./check.ts";
import { shown } from "./count.ts";
import { readRest } from "./engine.ts";
import { errorLines } from "./errors.ts";
import { scoreText, sumCounts, type TextScore } from "./score-text.ts";
import { readLayer } from "./statements-engine.ts";

/**
 * node bench/quality/statements/score.ts [--set=articles,tuning] [--errors] [--final]
 *
 * Reads each annotated text and scores what was read as guide.md says, with counts and Wilson's interval at 95 %. The set
 * `final` is read only with `--final`, once, when the rules stand; its errors and those of `invented-held` are never
 * printed. `--given` scores what follows from statements (measures, figures, conflicts) with those of the annotation in
 * place of those read.
 */
const { values } = parseArgs({
  options: {
    set: { type: "string", default: "articles,tuning" },
    errors: { type: "boolean", default: false },
    final: { type: "boolean", default: false },
    given: { type: "boolean", default: false },
  },
});
const sets = values.set.split(",");
/** Nobody who mends the rules sees an error on these. */
const unseen: readonly string[] = ["final", "invented-held"];

function refuse(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}

const names: readonly string[] = ["articles", "tuning", "final", ...inventedSets];
const unknown = sets.find((set) => !names.includes(set));
if (unknown !== undefined) refuse(`There is no set "${unknown}"; there are ${names.join(", ")}.`);
if (sets.includes("final") !== values.final)
  refuse("The set final is for the final figure alone: name it in --set and say --final, or neither.");
if (sets.some((set) => !set.startsWith("invented-")) && !existsSync(texts))
  refuse("The texts are not here: ../shared/data/documents is not beside the repository.");

if (values.given)
  process.stdout.write("statements are those of the annotation: only what follows from them is scored\n");

function scored(of: Annotation): TextScore {
  const text = readFileSync(textOf(of), "utf8");
  const layer = layerOf(text);
  const reading = values.given ? asRead(of, text).reading : readLayer(layer);
  return scoreText(of, text, readRest(layer, reading));
}

/** With the annotation's own statements these would only say that it agrees with itself. */
const ofStatements = new Set(["recall", "precision", "exact", "speaker", "strict", "lenient", "mode"]);

function print(title: string, counts: TextScore["counts"]): void {
  process.stdout.write(`\n${title}\n`);
  for (const [name, count] of Object.entries(counts))
    if (count.of > 0 && !(values.given && ofStatements.has(name)))
      process.stdout.write(`  ${name.padEnd(28)}${shown(count)}\n`);
}

const scores = [...readAnnotations(), ...readInvented()].filter(({ set }) => sets.includes(set)).map(scored);
for (const score of scores) {
  print(score.of.file, score.counts);
  if (values.errors && !unseen.includes(score.of.set))
    for (const line of errorLines(score)) process.stdout.write(`    ${line}\n`);
}
for (const set of sets) print(`set ${set}`, sumCounts(scores.filter(({ of }) => of.set === set)));
