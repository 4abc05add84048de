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

/** What a case is measured into, round by round. */
interface Open {
  readonly seconds: number[];
  readonly processorSeconds: number[];
  readonly answers: Set<string>;
}

/** Runs a case so many times; throws where two rounds answer differently. */
export const repeated = async <T>(one: Case<T>): Promise<Measured> =>
  (await alternating([one]))[0] as Measured;

/** Runs cases by turns, as many rounds as the first has, so that all of them meet the same moments of the machine. */
export async function alternating(cases: readonly Case<unknown>[]): Promise<Measured[]> {
  const open = cases.map((): Open => ({ seconds: [], processorSeconds: [], answers: new Set() }));
  for (let round = 0; round < (cases[0]?.rounds ?? 0); round += 1)
    for (const [place, one] of cases.entries()) await once(one, open[place] as Open);
  return cases.map(({ name }, place) => closed(name, open[place] as Open));
}

async function once(
  { run, answer }: Case<unknown>,
  { seconds, processorSeconds, answers }: Open,
): Promise<void> {
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

function closed(name: string, { seconds, processorSeconds, answers }: Open): Measured {
  const [first] = answers;
  if (answers.size !== 1 || first === undefined)
    throw new Error(`${name} gave ${[...answers].join(" and ")}`);
  return { name, seconds, processorSeconds, answer: JSON.parse(first) };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
