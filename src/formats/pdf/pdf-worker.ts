// biome-ignore lint/style/noRestrictedImports: a thread of its own is what lets a PDF be stopped; it touches nothing else
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { SelvedgeError } from "../../model/issue.ts";
import type { PdfSaid, PdfWork } from "./read-pdf.ts";

// A worker of `read-pdf.ts`: one document. What could reach outside is taken away before PDF.js is loaded: it needs none.
const { bytes, name, limits } = workerData as PdfWork;
const port = parentPort as MessagePort;

const refuse = (what: string) => (): never => {
  port.postMessage({ kind: "reached", what } satisfies PdfSaid);
  throw new Error(`${what} is not to be had while a PDF is read`);
};
for (const what of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "eval", "Function", "Worker"])
  Object.defineProperty(globalThis, what, { value: refuse(what), configurable: false, writable: false });
// PDF.js asks for files through this; the worker has loaded what it needs of Node.
// biome-ignore lint/style/noRestrictedGlobals: to close it
Object.defineProperty(process, "getBuiltinModule", { value: refuse("a module of Node") });

/** What PDF.js complains of, once each; it goes on after all of it. */
const faults = new Set<string>();
const note = (...words: readonly unknown[]): void => {
  if (faults.size < 1_000) faults.add(words.map(String).join(" ").slice(0, 200));
};
Object.assign(console, { log: note, warn: note, error: note, info: note, debug: note });

try {
  const { readHere } = await import("./read-here.ts");
  const read = await readHere(bytes, name, limits, () => [...faults]);
  port.postMessage({ kind: "done", read } satisfies PdfSaid);
} catch (error) {
  const said: PdfSaid =
    error instanceof SelvedgeError
      ? { kind: "failed", issue: error.issue }
      : {
          kind: "broken",
          reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        };
  port.postMessage(said);
}
