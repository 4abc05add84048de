export interface Measured {
  readonly name: string;
  readonly seconds: readonly number[];
  /** Processor time of the process, all its threads. */
  readonly processorSeconds: readonly number[];
  /** What came out; the same in every round, and the same for all that answer one question. */
  readonly answer: Readonly<Record<string, number>>;
}

export interface Case<T> {
  readonly name: string;
  readonly rounds: number;
  /** What is timed. */
  run(): T | Promise<T>;
  /** What came out, in a few numbers; not timed. */
  answer(out: T): Readonly<Record<string, number>> | Promise<Readonly<Record<string, number>>>;
}

/** Runs a case so many times; throws where two rounds answer differently. */
export async function repeated<T>({ name, rounds, run, answer }: Case<T>): Promise<Measured> {
  const [seconds, processorSeconds]: [number[], number[]] = [[], []];
  const answers = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    // What the round before left behind is neither its time nor its memory.
    globalThis.gc?.();
    const cpu = process.cpuUsage();
    const start = process.hrtime.bigint();
    const out = await run();
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
    const { user, system } = process.cpuUsage(cpu);
    processorSeconds.push((user + system) / 1e6);
    answers.add(JSON.stringify(await answer(out)));
  }
  const [first] = answers;
  if (answers.size !== 1 || first === undefined)
    throw new Error(`${name} gave ${[...answers].join(" and ")}`);
  return { name, seconds, processorSeconds, answer: JSON.parse(first) };
}

/** Rounds of one case that were measured at several moments, as one. */
export const together = (name: string, parts: readonly Measured[]): Measured => ({
  name,
  seconds: parts.flatMap(({ seconds }) => seconds),
  processorSeconds: parts.flatMap(({ processorSeconds }) => processorSeconds),
  answer: parts[0]?.answer ?? {},
});

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
