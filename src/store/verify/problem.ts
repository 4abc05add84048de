/** Something in a workspace that is not as the log says. */
export interface Problem {
  readonly what:
    | "log"
    | "original"
    | "records"
    | "list"
    | "ledger"
    | "manifest"
    | "unregistered"
    | "checkpoint"
    | "layer"
    | "erased";
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** Line of the file, where it has lines; from 1. */
  readonly line: number | null;
  readonly message: string;
  readonly hint: string;
}

export const restoreHint = "Put the file back from a copy of the workspace.";
export const rebuildHint = "Run `selvedge doctor --rebuild`: it is made anew from the log.";
