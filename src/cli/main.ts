import { realEffects } from "./effects.ts";
import { run } from "./run.ts";

/** Runs one command line and answers with its exit code. */
export const main = (argv: readonly string[]): Promise<number> => run(argv, realEffects());
