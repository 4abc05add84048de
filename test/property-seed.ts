import { configureGlobal } from "fast-check";

/**
 * Property tests draw the same cases in every run of the check, so that a change answers for what it changed and not for
 * what chance found that day. `SELVEDGE_SEED=random npm test` draws others, `SELVEDGE_SEED=N` draws those of a run that
 * failed: fast-check prints its seed.
 */
const wish = process.env.SELVEDGE_SEED ?? "20260901";

if (wish !== "random") {
  const seed = Number(wish);
  if (!Number.isSafeInteger(seed))
    throw new Error(`SELVEDGE_SEED is "${wish}"; it is a whole number, or the word random.`);
  configureGlobal({ seed });
}
