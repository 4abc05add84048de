import type { Scratch } from "../formats/byte-source.ts";
import type { IsoInstant } from "../model/dates.ts";
import type { ModelAddress } from "../net/ask-model.ts";
import type { Captured } from "../net/capture/capture.ts";
import type { PartSize } from "../records/read-parts.ts";
import type { Store } from "../store/open-store.ts";
import type { ListSources } from "./list-sources.ts";
import type { FileInput } from "./operation.ts";

/** How far a job is. An empty step name means that it has ended. */
export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
  /** Rows so far, of a file that is being read. */
  readonly rows?: number;
}

/** How a workspace that is not there yet is to be made. */
export interface NewWorkspace {
  readonly name: string;
  readonly fictional: boolean;
}

/** Everything that an operation may touch of the world. */
export interface Ports {
  /** The workspace folder, as the user named it. */
  readonly dir: string;
  /** The clock of this call: the same instant throughout. */
  readonly now: () => IsoInstant;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** The workspace, opened at first use; undefined where the folder holds none. */
  readonly findStore: () => Promise<Store | undefined>;
  /** The workspace for reading; fails with workspace.missing. */
  readonly readStore: () => Promise<Store>;
  /** The workspace for writing, made and seeded with the bundled lists where it is not there yet. */
  readonly writeStore: (create?: NewWorkspace) => Promise<Store>;
  /** The workspace for writing; fails with workspace.missing instead of making one. */
  readonly changeStore: () => Promise<Store>;
  /** Files of a folder under examples/, by name. */
  readonly exampleFiles: (folder: string) => readonly FileInput[];
  /** The readers of publishers' lists, and what fetches for them; loaded when asked for. */
  readonly listSources: () => Promise<ListSources>;
  /** How large the parts are in which rows are written; unset, as `records/` says. */
  readonly partSize?: PartSize | undefined;
  /** Where archives unpack to; emptied when the ports are closed. */
  readonly scratch: Scratch;
  /** Puts a finished file where the user wants it, whole or not at all. */
  readonly deliver: (file: string, bytes: Uint8Array) => Promise<void>;
  /** Where keys that sign are kept; outside every workspace. */
  readonly keyFolder: string;
  /** Puts a question to a time-stamp authority, at the address that the user named, and gives its answer. */
  readonly askStamp: (url: string, question: Uint8Array) => Promise<Uint8Array>;
  /** Puts a body to a language model at the address that the user named, and gives its answer. */
  readonly askModel: (address: ModelAddress, body: string) => Promise<string>;
  /** Fetches one public address that the user named. */
  readonly capture: (url: string) => Promise<Captured>;
  readonly close: () => Promise<void>;
}
