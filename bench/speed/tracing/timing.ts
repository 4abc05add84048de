export interface Measured {
  readonly name: string;
  readonly seconds: readonly number[];
  /** Processor time of the process, all its threads. */
  readonly processorSeconds: readonly number[];
  /** What came out; the same in every round, and the same for all that answer one question. */
  readonly answer: Readonly<Record<string, number>>;
}

/** Runs a case so many times; throws where two rounds answer differently. */
export async function repeated(
  name: string,
  rounds: number,
  run: () => Readonly<Record<string, number>> | Promise<Readonly<Record<string, number>>>,
): Promise<Measured> {
  const [seconds, processorSeconds]: [number[], number[]] = [[], []];
  const answers = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const cpu = process.cpuUsage();
    const start = process.hrtime.bigint();
    answers.add(JSON.stringify(await run()));
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
    const { user, system } = process.cpuUsage(cpu);
    processorSeconds.push((user + system) / 1e6);
  }
  const [answer] = answers;
  if (answers.size !== 1 || answer === undefined)
    throw new Error(`${name} gave ${[...answers].join(" and ")}`);
  return { name, seconds, processorSeconds, answer: JSON.parse(answer) };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
