import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { bytesOf } from "./formats/byte-source.ts";
import { fail } from "./model/issue.ts";
import type { CaptureOptions } from "./net/capture/capture.ts";
import type { assess } from "./operations/assess.ts";
import type { attach } from "./operations/attach.ts";
import type { compare } from "./operations/compare.ts";
import type { decide } from "./operations/decide.ts";
import type { expose } from "./operations/expose.ts";
import type { importFiles } from "./operations/import.ts";
import type { ListSources } from "./operations/list-sources.ts";
import type { locate } from "./operations/locate.ts";
import type { FileInput, Operation } from "./operations/operation.ts";
import { parseInput } from "./operations/parse-input.ts";
import type { NewWorkspace, Ports, Progress } from "./operations/ports.ts";
import type { reconcile } from "./operations/reconcile.ts";
import { registerList } from "./operations/register-list.ts";
import { operationLoaders, type Verb } from "./operations/registry.ts";
import type { screen } from "./operations/screen.ts";
import type { trace } from "./operations/trace.ts";
import type { undo } from "./operations/undo.ts";
import type { verify } from "./operations/verify.ts";
import type { PartSize } from "./records/read-parts.ts";
import type { Store } from "./store/open-store.ts";
import { keyFolder } from "./store/proof/key-folder.ts";
import type { OpenScratch } from "./store/scratch.ts";
import { appVersion } from "./version.ts";

export interface PortOptions {
  readonly dir: string;
  readonly now: () => string;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: (progress: Progress) => void;
  readonly partSize?: PartSize | undefined;
  /** Other readers, and another way to fetch: for tests, and for code that brings readers of its own. */
  readonly listSources?: ListSources | undefined;
  /** What a test may set for `capture`. */
  readonly captureOptions?: CaptureOptions | undefined;
  /** What the environment says; default the process's. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The world as operations see it: the store is opened at first use and closed with the ports. */
export function createPorts(options: PortOptions): Ports {
  const { dir, now, progress, partSize, listSources, env = process.env } = options;
  const { signal = new AbortController().signal } = options;
  let store: Store | undefined;
  let writable = false;
  const open = async (write: boolean): Promise<Store> => {
    if (store !== undefined && (writable || !write)) return store;
    await store?.close();
    const { openStore } = await import("./store/open-store.ts");
    store = await openStore(dir, { write });
    writable = write;
    return store;
  };
  const exists = async (): Promise<boolean> => {
    refuseFile(dir);
    const { workspaceStood } = await import("./store/open-store.ts");
    return workspaceStood(dir);
  };
  const seeded = async (opened: Store): Promise<Store> => {
    await seedLists(opened, now());
    return opened;
  };
  const scratch = lazyScratch();
  return {
    dir,
    now,
    signal,
    progress: progress ?? (() => undefined),
    findStore: async () => ((await exists()) ? open(false) : undefined),
    readStore: () => open(false),
    writeStore: async (create) => {
      if (await exists()) return seeded(await open(true));
      store = await newStore(
        dir,
        now(),
        create ?? { name: basename(resolve(dir)) || "workspace", fictional: false },
      );
      writable = true;
      return seeded(store);
    },
    changeStore: async () => ((await exists()) ? seeded(await open(true)) : open(false)),
    exampleFiles: (folder) => exampleFiles(folder),
    deliver,
    listSources: async () => listSources ?? usualListSources(),
    partSize,
    scratch,
    keyFolder: keyFolder(env),
    askStamp: stampAsker(signal),
    capture: captor(options, signal),
    askModel: modelAsker(signal),
    close: async () => {
      scratch.close();
      await store?.close();
    },
  };
}

/** Puts a finished file where the user wants it. */
const deliver: Ports["deliver"] = async (file, bytes) => {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    fail("usage.option", `${file} is a folder.`, "Name the file that is to be written.", { file });
  const { writeDurably } = await import("./store/disk.ts");
  writeDurably(resolve(file), bytes);
};

/** The publishers' own addresses, over the net. */
async function usualListSources(): Promise<ListSources> {
  const { publisherReaders } = await import("./lists/publishers/publishers.ts");
  const { download } = await import("./net/download.ts");
  return { readers: publisherReaders, download };
}

/** Asks a time-stamp authority, over the net, at the address that is named. */
const stampAsker =
  (signal: AbortSignal): Ports["askStamp"] =>
  async (url, question) => {
    const { askStamp } = await import("./net/ask-stamp.ts");
    return askStamp(url, question, signal);
  };

/** Asks a language model, over the net, at the address that is named. */
const modelAsker =
  (signal: AbortSignal): Ports["askModel"] =>
  async (address, body) => {
    const { askModel } = await import("./net/ask-model.ts");
    return askModel(address, body, signal);
  };

/** Fetches one page, over the net, at the address that is named. */
const captor =
  ({ now, progress, captureOptions }: PortOptions, signal: AbortSignal): Ports["capture"] =>
  async (url) => {
    const { captureUrl } = await import("./net/capture/capture.ts");
    const told = (done: number, total = 0) => progress?.({ step: `fetching ${url}`, done, total });
    return captureUrl({ url, at: now(), signal, progress: told }, captureOptions);
  };

/** A scratch whose code is loaded when it is first needed. */
function lazyScratch(): OpenScratch {
  let opened: OpenScratch | undefined;
  return {
    hold: async (chunks) => {
      const { openScratch } = await import("./store/scratch.ts");
      opened ??= openScratch();
      return opened.hold(chunks);
    },
    close: () => opened?.close(),
  };
}

async function newStore(dir: string, at: string, create: NewWorkspace): Promise<Store> {
  const { createStore } = await import("./store/open-store.ts");
  return createStore(dir, { ...create, now: at, appVersion });
}

/** Gives a workspace the lists that came with this build, where it has none of that key: also one whose making was cut short. */
async function seedLists(store: Store, at: string): Promise<void> {
  const { bundledLists } = await import("./operations/workspace-lists.ts");
  const kept = new Set(store.lists.all().map(({ key }) => key));
  for (const version of bundledLists()) if (!kept.has(version.key)) registerList(store, at, version);
}

function refuseFile(dir: string): void {
  if (dir.trim() === "")
    fail("usage.option", "--workspace is empty.", "Name the workspace folder, or leave the option out.");
  if (statSync(dir, { throwIfNoEntry: false })?.isFile() === true)
    fail("usage.option", `--workspace ${dir} is a file, not a folder.`, "Name the workspace folder.", {
      file: dir,
    });
}

export interface WorkspaceOptions {
  /** The clock; default the system's. */
  readonly now?: () => string;
  /** Who asks; written into the log. */
  readonly actor?: string;
  /** Cancels what is running: the call is rejected with `job.cancelled` at the next step. */
  readonly signal?: AbortSignal;
  /** How large the parts are in which rows are written: what a crash can cost, and part of the bytes of a snapshot. */
  readonly partSize?: PartSize;
}

type Input<O extends Operation> = z.input<O["input"]>;
type Output<O extends { readonly run: (...args: never[]) => Promise<unknown> }> = Awaited<
  ReturnType<O["run"]>
>;

/** The verbs of a workspace, typed. Each call sees the workspace as it is when it is made. */
export interface Workspace {
  readonly dir: string;
  import(
    paths: string | readonly string[],
    options?: Omit<Input<typeof importFiles>, "files">,
  ): Promise<Output<typeof importFiles>>;
  /** Keeps the files of papers; `document` is the number that all of them are, whatever they are called. */
  attach(
    paths: string | readonly string[],
    options?: Omit<Input<typeof attach>, "files">,
  ): Promise<Output<typeof attach>>;
  undo(id: string, reason?: string): Promise<Output<typeof undo>>;
  compare(a: string, b: string): Promise<Output<typeof compare>[number]>;
  screen(path?: string): Promise<Output<typeof screen>>;
  locate(path?: string): Promise<Output<typeof locate>>;
  decide(input: Input<typeof decide>): Promise<Output<typeof decide>>;
  trace(subject?: string, options?: Omit<Input<typeof trace>, "subject">): Promise<Output<typeof trace>>;
  expose(subject?: string, options?: Omit<Input<typeof expose>, "subject">): Promise<Output<typeof expose>>;
  reconcile(lot?: string, options?: Omit<Input<typeof reconcile>, "lot">): Promise<Output<typeof reconcile>>;
  assess(input?: Input<typeof assess>): Promise<Output<typeof assess>>;
  verify(): Promise<Output<typeof verify>>;
}

/**
 * Opens the workspace in a folder; the first import makes it if it is not there.
 *
 * @example
 * const workspace = await openWorkspace("./acme");
 * await workspace.import("suppliers.csv");
 * const { assessments } = await workspace.assess({ markets: ["US", "EU"] });
 */
export async function openWorkspace(dir: string, options: WorkspaceOptions = {}): Promise<Workspace> {
  const { assertRuntime } = await import("./store/runtime.ts");
  assertRuntime();
  const call = async (verb: Verb, input: unknown): Promise<never> => {
    const operation = (await operationLoaders[verb]()) as Operation;
    const parsed = parseInput(operation, input);
    const now = options.now?.() ?? new Date().toISOString();
    const ports = createPorts({ dir, now: () => now, signal: options.signal, partSize: options.partSize });
    try {
      return (await operation.run(ports, { name: options.actor ?? "library" }, parsed)) as never;
    } finally {
      await ports.close();
    }
  };
  return {
    dir,
    import: async (paths, more) =>
      call("import", { ...more, files: await Promise.all([paths].flat().map(fileInput)) }),
    attach: async (paths, more) =>
      call("attach", { ...more, files: await Promise.all([paths].flat().map(fileInput)) }),
    undo: (id, reason) => call("undo", { import: id, reason }),
    compare: async (a, b) => (await call("compare", { a, b }))[0] as never,
    screen: async (path) => call("screen", path === undefined ? {} : { file: await fileInput(path) }),
    locate: async (path) => call("locate", path === undefined ? {} : { file: await fileInput(path) }),
    decide: (input) => call("decide", input),
    reconcile: (lot, more) => call("reconcile", lot === undefined ? { ...more } : { ...more, lot }),
    trace: (subject, more) => call("trace", subject === undefined ? { ...more } : { ...more, subject }),
    expose: (subject, more) => call("expose", subject === undefined ? { ...more } : { ...more, subject }),
    assess: (input = {}) => call("assess", input),
    verify: () => call("verify", {}),
  };
}

/** Files of a folder under the package's examples/, without what lies in folders below it. */
function exampleFiles(folder: string): readonly FileInput[] {
  const root = fileURLToPath(new URL(`../examples/${folder}/`, import.meta.url));
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, source: bytesOf(new Uint8Array(readFileSync(join(root, name)))) }));
}

async function fileInput(path: string): Promise<FileInput> {
  const { fileSource } = await import("./store/file-source.ts");
  try {
    return { name: basename(path), source: fileSource(path) };
  } catch (cause) {
    return fail(
      "file.missing",
      `${path} cannot be read (${String((cause as { code?: string }).code)}).`,
      "Check the path.",
      { file: path },
    );
  }
}
