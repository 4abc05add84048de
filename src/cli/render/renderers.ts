import type { Terminal } from "./terminal.ts";

/** Where the answer was found, for what a page says to do next. */
export interface Place {
  readonly workspace: string;
  /** What was asked for, as the operation takes it. */
  readonly input: Readonly<Record<string, unknown>>;
}

type Render = (output: never, terminal: Terminal, place: Place) => string;

const loaders: Readonly<Record<string, () => Promise<Render>>> = {
  demo: async () => (await import("./demo.ts")).renderDemo,
  import: async () => (await import("./import.ts")).renderImport,
  attach: async () => (await import("./attach.ts")).renderAttach,
  templates: async () => (await import("./templates.ts")).renderTemplates,
  export: async () => (await import("./export.ts")).renderExport,
  undo: async () => (await import("./event.ts")).renderEvent,
  decide: async () => (await import("./event.ts")).renderEvent,
  "lists status": async () => (await import("./lists-status.ts")).renderListsStatus,
  "lists update": async () => (await import("./lists-update.ts")).renderListsUpdate,
  "lists diff": async () => (await import("./lists-diff.ts")).renderListsDiff,
  compare: async () => (await import("./compare.ts")).renderCompare,
  screen: async () => (await import("./screen.ts")).renderScreen,
  locate: async () => (await import("./locate.ts")).renderLocate,
  trace: async () => (await import("./trace.ts")).renderTrace,
  expose: async () => (await import("./expose.ts")).renderExpose,
  override: async () => (await import("./event.ts")).renderEvent,
  reconcile: async () => (await import("./reconcile.ts")).renderReconcile,
  read: async () => (await import("./read.ts")).renderRead,
  capture: async () => (await import("./capture.ts")).renderCapture,
  documents: async () => (await import("./documents.ts")).renderDocuments,
  search: async () => (await import("./documents.ts")).renderSearch,
  about: async () => (await import("./about.ts")).renderAbout,
  board: async () => (await import("./board.ts")).renderBoard,
  judge: async () => (await import("./event.ts")).renderEvent,
  grade: async () => (await import("./event.ts")).renderEvent,
  suggest: async () => (await import("./suggest.ts")).renderSuggest,
  pack: async () => (await import("./documents.ts")).renderPack,
  assess: async () => (await import("./assess.ts")).renderAssess,
  "case open": async () => (await import("./case.ts")).renderCase,
  "case show": async () => (await import("./case.ts")).renderCase,
  "case task": async () => (await import("./case.ts")).renderCase,
  "case done": async () => (await import("./case.ts")).renderCase,
  "case note": async () => (await import("./case.ts")).renderCase,
  "case start": async () => (await import("./case.ts")).renderCase,
  "case request": async () => (await import("./case.ts")).renderCase,
  "case answer": async () => (await import("./case.ts")).renderCase,
  "case ask-reply": async () => (await import("./case.ts")).renderCase,
  "case reply": async () => (await import("./case.ts")).renderCase,
  "case plan": async () => (await import("./case.ts")).renderCase,
  "case decide": async () => (await import("./case.ts")).renderCase,
  "case correct": async () => (await import("./case.ts")).renderCase,
  "case close": async () => (await import("./case.ts")).renderCase,
  "case reopen": async () => (await import("./case.ts")).renderCase,
  "case list": async () => (await import("./case.ts")).renderCases,
  lint: async () => (await import("./lint.ts")).renderLint,
  checkpoint: async () => (await import("./checkpoint.ts")).renderCheckpoint,
  prove: async () => (await import("./prove.ts")).renderProve,
  redact: async () => (await import("./event.ts")).renderEvent,
  erase: async () => (await import("./erase.ts")).renderErase,
  verify: async () => (await import("./verify.ts")).renderVerify,
  doctor: async () => (await import("./verify.ts")).renderVerify,
};

const asJson: Render = (output) => JSON.stringify(output, null, 2);

/** The rendering of a verb; indented JSON for a verb that has none. */
export const rendererOf = async (verb: string): Promise<Render> => (await loaders[verb]?.()) ?? asJson;
