import { minus, type Rational, rational } from "../../goods/rational.ts";
import type { Asked, Check } from "../asked.ts";
import { isMore, larger, ratio, sumOf, together } from "../book/masses.ts";
import type { Flow, Run } from "../book/run.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import { hsOfFlow, massOfFlow } from "../lot-facts.ts";
import { kg, percent } from "../words.ts";
import { type Band, bandOf, type Staged } from "../yield-band.ts";

/** R2: all that a run made of this good against what went in: the hard limit, then what is usual. */
export const stageYield: Check = (asked) =>
  [...new Set(asked.lot.made.map(({ run }) => run))]
    .filter(({ inputs }) => inputs.length > 0)
    .flatMap((run) => [yieldOfRun(asked, run), ...inAll(asked, run)]);

function yieldOfRun(asked: Asked, run: Run): Finding {
  const { book, facts } = asked;
  const outputs = run.outputs.filter((flow) => sameGood(hsOfFlow(book, flow), facts.hs));
  const out = together(outputs.map((flow) => massOfFlow(book, flow)));
  const masses = run.inputs.map((flow) => massOfFlow(book, flow));
  const unweighed = [...run.inputs, ...outputs].find((flow) => !massOfFlow(book, flow).ok);
  if (!out.ok || unweighed !== undefined)
    return cannotTell(`the yield of run ${run.id} cannot be worked out: ${whyNot(asked, unweighed)}`, [
      run.id,
    ]);
  const inputs = run.inputs.map((flow, place): Staged => {
    const mass = masses[place];
    return { hs: hsOfFlow(book, flow), kg: mass?.ok === true ? mass.kg : rational(0n) };
  });
  const band = bandOf(book.input.balance, inputs, { hs: facts.hs, process: run.process });
  return band.ok
    ? compareWith(run, { out: out.kg, into: sumOf(inputs.map((input) => input.kg)) }, band)
    : cannotTell(`run ${run.id}: ${band.why}`, [run.id]);
}

/**
 * Everything that came out together, by-products too, is no more than what went in, or than the richest of its goods may
 * be of it: two outputs, each within its own limit, may not both be.
 */
function inAll({ book }: Asked, run: Run): readonly Finding[] {
  const goods = new Set(run.outputs.map((flow) => hsOfFlow(book, flow)));
  const [out, into] = [run.outputs, run.inputs].map((flows) =>
    together(flows.map((flow) => massOfFlow(book, flow))),
  );
  if (goods.size < 2 || run.isOpen || out?.ok !== true || into?.ok !== true) return [];
  const inputs = run.inputs.flatMap((flow): readonly Staged[] => {
    const mass = massOfFlow(book, flow);
    return mass.ok ? [{ hs: hsOfFlow(book, flow), kg: mass.kg }] : [];
  });
  const bands = [...goods].map((hs) => bandOf(book.input.balance, inputs, { hs, process: run.process }));
  const mosts = bands.map((band) => (band.ok ? band.limit.most : undefined));
  if (mosts.includes(undefined)) return [];
  const most = mosts.flatMap((each) => each ?? []).reduce(larger, into.kg);
  if (!isMore(out.kg, most)) return [];
  return [
    failing(
      { amount: minus(out.kg, most), unit: "kg" },
      `run ${run.id} made ${kg(out.kg)} of all goods together of ${kg(into.kg)}`,
      [run.id],
    ),
  ];
}

function whyNot({ book }: Asked, flow: Flow | undefined): string {
  const mass = flow === undefined ? undefined : massOfFlow(book, flow);
  return mass === undefined || mass.ok
    ? "an amount has no mass"
    : `${mass.why} (${flow?.lotGiven ?? "no lot"})`;
}

const sameGood = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.slice(0, 4) === b.slice(0, 4);

interface Made {
  readonly out: Rational;
  readonly into: Rational;
}

function compareWith(run: Run, { out, into }: Made, band: Extract<Band, { ok: true }>): Finding {
  const made = `run ${run.id} made ${kg(out)} of ${kg(into)}`;
  const yielded = into.n > 0n ? ` (${percent(ratio(out, into))})` : "";
  const { limit, usual, stages } = band;
  const words = `${stages.map(({ stage }) => stage).join(" or ")}; data/balance/yields.csv, ${[...new Set(stages.map(({ source }) => source))].join(", ")}`;
  if (limit.most !== undefined && isMore(out, limit.most)) {
    const beyond = minus(out, limit.most);
    return run.isOpen
      ? cannotTell(
          `${made}${yielded}, ${kg(beyond)} beyond what can be, but not all of its records could be read`,
          [run.id],
        )
      : failing(
          { amount: beyond, unit: "kg" },
          `${made}${yielded}: at most ${kg(limit.most)} can come of it (${words}), ${kg(beyond)} are beyond`,
          [run.id],
        );
  }
  if (isMore(limit.least, out))
    return cannotTell(
      `${made}${yielded}: at least ${kg(limit.least)} would be expected (${words}); more may have come out than is recorded`,
      [run.id],
    );
  if (isMore(out, usual.most) || isMore(usual.least, out))
    return cannotTell(
      `${made}${yielded}: ${kg(usual.least)} to ${kg(usual.most)} is usual (${words}); it can be, and needs an explanation`,
      [run.id],
    );
  return pass(`${made}${yielded}, within what is usual (${words})`, [run.id]);
}
