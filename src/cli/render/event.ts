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
    wrap(shown(`${name}: ${String(value)}`), terminal.width, "  "),
  );
  return [
    paint(terminal, "bold", `Recorded: ${type} (event ${seq}, ${at})`),
    ...members,
    paint(terminal, "dim", `  ${hash}`),
  ].join("\n");
}
