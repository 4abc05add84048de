import { paint, shown, type Terminal, wrap } from "./terminal.ts";

interface Proof {
  readonly fictional: boolean | null;
  readonly how: "made" | "checked";
  readonly event: Readonly<Record<string, unknown>>;
  readonly document: string | null;
  readonly size: number;
  readonly origin: string;
  readonly key: string;
  readonly proof: string;
  readonly file: string | null;
}

/** A proof that was made, ready to hand on; or what a proof shows that was checked. */
export function renderProve(proof: Proof, terminal: Terminal): string {
  const line = (text: string) => wrap(shown(text), terminal.width);
  const { seq, type, at } = proof.event;
  const event = `Event ${String(seq)} (${String(type)}, ${String(at)})`;
  const where = `among the first ${proof.size} events of ${proof.origin}, signed by ${proof.key.split("+").slice(0, 2).join("+")}`;
  const fiction = proof.fictional === true ? [line("FICTION: this workspace is an invented example.")] : [];
  const about = proof.document === null ? [] : [line(`It records the document ${proof.document}.`)];
  if (proof.how === "checked")
    return [
      paint(terminal, "green", "The proof holds."),
      line(`${event} stands ${where}. What it says:`),
      shown(`  ${JSON.stringify(proof.event)}`),
      ...about,
      line("That it stood there is shown; whether it is true is not, nor when it was signed."),
    ].join("\n");
  const kept =
    proof.file === null
      ? [proof.proof.trimEnd()]
      : [line(`The proof is in ${proof.file}; it holds this event and shows no other.`)];
  return [
    ...fiction,
    paint(terminal, "green", "Proven."),
    line(`${event} stands ${where}.`),
    ...about,
    ...kept,
    line("Whoever gets it checks it with: selvedge prove --check FILE --key FILE"),
  ].join("\n");
}
