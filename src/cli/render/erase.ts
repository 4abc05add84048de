import { renderEvent } from "./event.ts";
import { shown, type Terminal, wrap } from "./terminal.ts";

type Erased = Parameters<typeof renderEvent>[0] & { readonly files: readonly string[] };

/** The tombstone, and what was deleted. */
export const renderErase = ({ files, ...event }: Erased, terminal: Terminal): string =>
  [
    renderEvent({ ...event, data: { ...event.data, files: files.length } }, terminal),
    ...files.map((file) => shown(`  deleted ${file}`)),
    wrap(
      "Copies outside this folder, such as backups, are not reached, and a disk may keep deleted blocks for a while.",
      terminal.width,
    ),
  ].join("\n");
