import { paint, shown, type Terminal, wrap } from "./terminal.ts";

interface Signed {
  readonly fictional: boolean;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly key: string;
  readonly privateKeyFile: string;
  readonly publicKeyFile: string;
  readonly keyMade: boolean;
  readonly path: string;
  readonly copy: string | null;
  readonly stamp: { readonly time: string; readonly authority: string; readonly trusted: boolean } | null;
}

/** What was signed, where it lies, and what must be kept away from the folder for it to prove anything. */
export function renderCheckpoint(signed: Signed, terminal: Terminal): string {
  const line = (text: string) => wrap(shown(text), terminal.width);
  const made = signed.keyMade
    ? [line(`A key was made: ${signed.privateKeyFile} (readable by you alone; nobody else may have it).`)]
    : [line(`Signed with ${signed.privateKeyFile}.`)];
  const kept =
    signed.copy === null
      ? "Take a copy out of the workspace (--out FILE): inside it, it is lost with the log that it proves."
      : `A copy is at ${signed.copy}. Keep it where the workspace is not.`;
  return [
    ...(signed.fictional ? [line("FICTION: this workspace is an invented example.")] : []),
    paint(terminal, "green", shown(`Signed: the first ${signed.size} events of ${signed.origin}.`)),
    line(`Root ${signed.root}, in ${signed.path}.`),
    ...made,
    line("The public key, for whoever is to verify; give it by another way than the workspace:"),
    shown(`  ${signed.key}`),
    line(`It is also in ${signed.publicKeyFile}.`),
    line(kept),
    ...(signed.stamp === null ? [] : [line(stampWords(signed.stamp))]),
  ].join("\n");
}

const stampWords = ({ time, authority, trusted }: NonNullable<Signed["stamp"]>): string =>
  `Stamped ${time} by ${authority}${trusted ? ", which leads to the certificate that you named" : "; whether that is to be believed was not checked (--authority FILE)"}.`;
