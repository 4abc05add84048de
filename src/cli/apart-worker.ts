import { once } from "node:events";
import { enableCompileCache } from "node:module";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { ApartData, ApartMessage } from "./apart.ts";

// A worker of `apart.ts`: the same command line, with effects that are messages.
enableCompileCache();
const { argv, ...data } = workerData as ApartData;
const port = parentPort as MessagePort;
const say = (message: ApartMessage): void => port.postMessage(message);

const { fileSource, filesOfFolder } = await import("../store/file-source.ts");
const { run } = await import("./run.ts");
const code = await run(argv, {
  ...data,
  out: (text) => say({ kind: "out", text }),
  err: (text) => say({ kind: "err", text }),
  drained: async () => {
    const answered = once(port, "message");
    say({ kind: "waits" });
    await answered;
  },
  bar: {
    update: (progress) => say({ kind: "progress", progress }),
    stop: () => say({ kind: "progress", progress: undefined }),
  },
  openFile: fileSource,
  readFolder: filesOfFolder,
  clock: () => new Date().toISOString(),
  signal: new AbortController().signal,
});
say({ kind: "ended", code });
