// biome-ignore lint/style/noRestrictedImports: a thread of its own is what lets a PDF be stopped; it touches nothing else
import { Worker } from "node:worker_threads";
import { fail, type Issue, SelvedgeError } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import type { DocumentText } from "../document-text.ts";
import { refuseEmpty, refuseLong } from "../plain/text-of-bytes.ts";
import type { PdfLimits } from "./pdf-limits.ts";
import { pdfLimits } from "./pdf-limits.ts";

export interface PdfOptions {
  /** The document as people know it, for messages. */
  readonly name: string;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<PdfLimits> | undefined;
}

/** What the worker is given. */
export interface PdfWork {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: PdfLimits;
}

/** What it says. `reached`: something tried to get out of it, which it cannot. */
export type PdfSaid =
  | { readonly kind: "done"; readonly read: DocumentText }
  | { readonly kind: "failed"; readonly issue: Issue }
  | { readonly kind: "broken"; readonly reason: string }
  | { readonly kind: "reached"; readonly what: string };

/** How often time and memory of the worker are looked at, in milliseconds. */
const lookEvery = 50;
const mebibyte = 1024 ** 2;

const another =
  "It may be made to exhaust whoever opens it. Print it into a new PDF with a reader you trust, or give its words as a typed layer.";

const beyond = (name: string, what: string, limit: string): SelvedgeError =>
  new SelvedgeError({
    code: "file.too-large",
    message: `Reading ${name} takes more than ${limit} of ${what}; it was stopped.`,
    hint: another,
    file: name,
    expected: `at most ${limit} of ${what}`,
    received: "more",
  });

const unreadable = (name: string, reason: string): SelvedgeError =>
  new SelvedgeError({
    code: "file.format",
    message: `${name} cannot be read as a PDF: ${reason.slice(0, 200)}`,
    hint: "It is damaged or cut off. Fetch it again, or open it in a reader of PDF and print it into a new PDF.",
    file: name,
    expected: "a whole PDF",
    received: "one that breaks its reader",
  });

const cancelled = (name: string): SelvedgeError =>
  new SelvedgeError({
    code: "job.cancelled",
    message: `Reading ${name} was cancelled.`,
    hint: "Nothing was changed: reading only reads. Start it again.",
    file: name,
  });

/** Time and memory that the worker has used; undefined once it has ended. */
async function usedBy(worker: Worker): Promise<{ processorMs: number; bufferMb: number } | undefined> {
  try {
    const [{ user, system }, { external_memory: external }] = await Promise.all([
      worker.cpuUsage(),
      worker.getHeapStatistics(),
    ]);
    return { processorMs: (user + system) / 1_000, bufferMb: external / mebibyte };
  } catch {
    return undefined;
  }
}

/** Looks at the worker until it has answered; tells of the first limit that it goes beyond. */
function watch(worker: Worker, name: string, limits: PdfLimits, stop: (error: Error) => void): () => void {
  const start = performance.now();
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (performance.now() - start > limits.clockMs)
      return stop(beyond(name, "time", `${counted(limits.clockMs / 1_000)} seconds`));
    if (isLooking) return;
    isLooking = true;
    const used = await usedBy(worker);
    isLooking = false;
    if (used === undefined) return;
    if (used.processorMs > limits.processorMs)
      stop(beyond(name, "processor time", `${counted(limits.processorMs / 1_000)} seconds`));
    else if (used.bufferMb > limits.bufferMb) stop(beyond(name, "memory", `${counted(limits.bufferMb)} MB`));
  };
  const timer = setInterval(() => void look(), lookEvery);
  return () => clearInterval(timer);
}

function answerOf(worker: Worker, { name, limits }: PdfWork, signal?: AbortSignal): Promise<DocumentText> {
  return new Promise((resolve, reject) => {
    const unwatch = watch(worker, name, limits, reject);
    const abort = (): void => reject(cancelled(name));
    signal?.addEventListener("abort", abort, { once: true });
    worker.on("message", (said: PdfSaid) => {
      if (said.kind === "done") resolve(said.read);
      else if (said.kind === "failed") reject(new SelvedgeError(said.issue));
      else if (said.kind === "broken") reject(unreadable(name, said.reason));
      else reject(new Error(`the reader of PDF reached for ${said.what}`));
    });
    worker.on("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? beyond(name, "memory", `${counted(limits.heapMb)} MB`)
          : unreadable(name, error.message),
      ),
    );
    worker.on("exit", () => {
      unwatch();
      signal?.removeEventListener("abort", abort);
      reject(unreadable(name, "its reader ended without an answer"));
    });
  });
}

/**
 * The words of a PDF with pages and places, what of them is hidden, what it says of itself, and the files inside it. It
 * is read by PDF.js in a thread of its own, which can reach nothing outside and is stopped beyond its limits. Whatever
 * is wrong with the document fails with a SelvedgeError; the bytes are copied and stay as they are.
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions): Promise<DocumentText> {
  const { name, signal } = options;
  const limits = { ...pdfLimits, ...options.limits };
  refuseEmpty(bytes, name);
  refuseLong(bytes, limits.bytes, name);
  if (!Buffer.from(bytes.subarray(0, 1_024)).includes("%PDF"))
    fail("file.format", `${name} is no PDF: its first bytes do not say so.`, "Give it as what it is.", {
      file: name,
      expected: "%PDF in the first 1,024 bytes",
      received: "something else",
    });
  if (signal?.aborted === true) throw cancelled(name);
  const work: PdfWork = { bytes: new Uint8Array(bytes), name, limits };
  const file = import.meta.url.endsWith(".ts") ? "./pdf-worker.ts" : "./pdf-worker.js";
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: work,
    transferList: [work.bytes.buffer as ArrayBuffer],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  });
  try {
    return await answerOf(worker, work, signal);
  } finally {
    await worker.terminate();
  }
}
