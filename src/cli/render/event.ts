import { paint, shown, type Terminal, wrap } from "./terminal.ts";

interface Event {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** An acknowledged event, as it stands in the log. */
export function renderEvent({ seq, at, type, data, hash }: Event, terminal: Terminal): string {
  const members = Object.entries(data).map(([name, value]) =>
    wrap(shown(`${name}: ${textOf(name, value)}`), terminal.width, "  "),
  );
  return [
    paint(terminal, "bold", `Recorded: ${type} (event ${seq}, ${at})`),
    ...members,
    paint(terminal, "dim", `  ${hash}`),
  ].join("\n");
}

/** The ground of a decision is hashes: how many facts there were and in which version says more than they do. */
function textOf(name: string, value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (name !== "ground") return JSON.stringify(value);
  const { version, facts } = value as { readonly version?: unknown; readonly facts?: unknown };
  const count = Array.isArray(facts) ? facts.length : 0;
  return `${count} facts of the party and of the entry in version ${String(version)}; asked again when one of them changes`;
}
