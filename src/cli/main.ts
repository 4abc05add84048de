import { isApart, runApart } from "./apart.ts";
import { realEffects } from "./effects.ts";

/** Runs one command line and answers with its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  if (isApart(argv)) return runApart(argv, realEffects());
  const { run } = await import("./run.ts");
  return run(argv, realEffects());
}
