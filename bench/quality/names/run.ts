/**
 * Measures names/ on the development data and compares with the committed figures.
 * node bench/quality/names/run.ts          prints figures and what changed
 * node bench/quality/names/run.ts --write  also writes results.json and data/names/band-precision.json
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { namesAlgorithm } from "../../../src/names/algorithm.ts";
import { bandThresholds } from "../../../src/names/bands.ts";
import { compareForms, compareNames } from "../../../src/names/compare-names.ts";
import type { NameTables } from "../../../src/names/name-tables.ts";
import { parseName } from "../../../src/names/parse-name.ts";
import { readTestTables } from "../../../src/names/test-tables.fixture.ts";
import {
  cbpGroups,
  facilityNames,
  hanLatin,
  hasFacts,
  type NameGroup,
  namePairs,
  noFacts,
  ofacGroups,
  officialEntries,
} from "./facts.ts";
import { bestThreshold, countsAt, inBand, type LabelledScore, thresholdForFalse } from "./measure.ts";
import { officialFindings } from "./official.ts";
import { sisterPairs } from "./sisters.ts";

const { strong, review, weak } = bandThresholds;

function scorePairs(
  tables: NameTables,
  schemas: RegExp,
  schema?: string,
): (LabelledScore & { quality: string })[] {
  return namePairs()
    .filter((pair) => schemas.test(pair.schema))
    .map((pair) => ({
      score: compareNames(tables, pair.a, pair.b, { schema }).score,
      ...{ match: pair.match, label: `${pair.a} ~ ${pair.b}`, quality: pair.quality },
    }));
}

const figures = (scores: readonly LabelledScore[]) => ({
  pairs: scores.length,
  best: bestThreshold(scores),
  atReview: countsAt(scores, review),
  atWeak: countsAt(scores, weak),
  bands: {
    strong: inBand(scores, strong, 10_001),
    review: inBand(scores, review, strong),
    weak: inBand(scores, weak, review),
  },
});

function organisations(tables: NameTables) {
  const scores = scorePairs(tables, /^(?:Company|Organization|LegalEntity)$/);
  const byQuality = Object.fromEntries(
    ["STRONG", "MEDIUM", "WEAK"].map((quality) => [
      quality,
      countsAt(
        scores.filter((pair) => pair.quality === quality),
        review,
      ),
    ]),
  );
  const wrong = scores
    .filter((pair) => pair.match !== pair.score >= review)
    .map((pair) => `${pair.match ? "missed" : "false"} ${pair.score} ${pair.label}`);
  return { ...figures(scores), byQuality, wrong };
}

function hanLatinFigures(tables: NameTables) {
  const firms = hanLatin().map(({ id, latin, han }) => ({
    id,
    latin: latin.map((name) => parseName(tables, name)),
    han: han.map((name) => parseName(tables, name)),
  }));
  let first = 0;
  const scores: LabelledScore[] = [];
  for (const query of firms) {
    const ranked = firms.map(({ id, latin }) => ({
      id,
      score: Math.max(...query.han.flatMap((a) => latin.map((b) => compareForms(tables, a, b).score))),
    }));
    const own = ranked.find(({ id }) => id === query.id)?.score ?? 0;
    if (!ranked.some(({ id, score }) => id !== query.id && score >= own)) first++;
    for (const { id, score } of ranked)
      scores.push({ score, match: id === query.id, label: `${query.id} ${id}` });
  }
  return {
    ...{ firms: firms.length, hitAt1: first, atMostOneFalseInThousand: thresholdForFalse(scores, 1000) },
    ...figures(scores),
  };
}

/** Pairs of names inside a published group, and across groups, by band. A name met in two groups is one name. */
function groupFigures(tables: NameTables, groups: readonly NameGroup[]) {
  const forms = groups.flatMap(({ id, names }) =>
    names.map((name) => ({ id, form: parseName(tables, name) })),
  );
  const scores: LabelledScore[] = [];
  forms.forEach((a, index) => {
    for (const b of forms.slice(index + 1)) {
      if (a.form.folded === b.form.folded) continue;
      scores.push({
        score: compareForms(tables, a.form, b.form).score,
        match: a.id === b.id,
        label: `${a.form.raw} ~ ${b.form.raw}`,
      });
    }
  });
  const across = scores
    .filter((pair) => !pair.match && pair.score >= review)
    .map((pair) => `${pair.score} ${pair.label}`);
  return { groups: groups.length, atReview: countsAt(scores, review), across };
}

function negativeControl(tables: NameTables) {
  const listed = officialEntries().flatMap(({ names }) => names.map((name) => parseName(tables, name)));
  const scored = facilityNames().map((name) => {
    const form = parseName(tables, name);
    return Math.max(...listed.map((entry) => compareForms(tables, form, entry).score));
  });
  return {
    names: scored.length,
    atReview: scored.filter((score) => score >= review).length,
    atWeak: scored.filter((score) => score >= weak).length,
  };
}

function sisters(tables: NameTables) {
  const scores = sisterPairs(tables).map((pair) => pair.score);
  return {
    pairs: scores.length,
    atReview: scores.filter((score) => score >= review).length,
    atWeak: scores.filter((score) => score >= weak).length,
  };
}

function measure() {
  const tables = readTestTables();
  return {
    algorithm: namesAlgorithm(tables),
    thresholds: bandThresholds,
    organisations: organisations(tables),
    persons: figures(scorePairs(tables, /^Person$/, "Person")),
    hanLatin: hanLatinFigures(tables),
    official: officialFindings(tables, officialEntries()),
    cbpGroups: groupFigures(tables, cbpGroups()),
    ofacGreaterChina: groupFigures(tables, ofacGroups()),
    sisters: sisters(tables),
    facilities: negativeControl(tables),
  };
}

const target = new URL("results.json", import.meta.url);
/** What every answer prints beside its bands. */
const precision = new URL("../../../data/names/band-precision.json", import.meta.url);

/** The measured precision of each band on the labelled pairs of organisations, with the counts it rests on. */
const precisionOf = ({ algorithm, organisations }: ReturnType<typeof measure>) => ({
  algorithm,
  source:
    "419 labelled pairs (nomenklatura, MIT), organisations without disputed labels; bench/quality/names/results.json",
  bands: Object.fromEntries(
    Object.entries(organisations.bands).map(([band, { pairs, matches }]) => [band, { pairs, matches }]),
  ),
});

/** Leaves of a JSON value by path. */
function leaves(value: unknown, path = ""): (readonly [string, string])[] {
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}

function report(results: unknown): void {
  const before = new Map(existsSync(target) ? leaves(JSON.parse(readFileSync(target, "utf8"))) : []);
  const after = new Map(leaves(results));
  for (const path of new Set([...before.keys(), ...after.keys()]))
    if (before.get(path) !== after.get(path))
      console.log(`${path}: ${before.get(path) ?? "-"} -> ${after.get(path) ?? "-"}`);
}

if (hasFacts()) {
  const results = measure();
  report(results);
  if (process.argv.includes("--write")) {
    writeFileSync(target, `${JSON.stringify(results, null, 2)}\n`);
    writeFileSync(precision, `${JSON.stringify(precisionOf(results), null, 2)}\n`);
  }
} else console.log(noFacts);
