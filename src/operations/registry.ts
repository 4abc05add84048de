import type { Operation } from "./operation.ts";

/** Every verb once. Loaded only when asked for, so that a small verb starts fast. */
export const operationLoaders = {
  demo: async () => (await import("./demo.ts")).demo,
  import: async () => (await import("./import.ts")).importFiles,
  attach: async () => (await import("./attach.ts")).attach,
  undo: async () => (await import("./undo.ts")).undo,
  "lists status": async () => (await import("./lists-status.ts")).listsStatus,
  "lists update": async () => (await import("./lists-update.ts")).listsUpdate,
  "lists diff": async () => (await import("./lists-diff.ts")).listsDiff,
  compare: async () => (await import("./compare.ts")).compare,
  screen: async () => (await import("./screen.ts")).screen,
  decide: async () => (await import("./decide.ts")).decide,
  locate: async () => (await import("./locate.ts")).locate,
  trace: async () => (await import("./trace.ts")).trace,
  expose: async () => (await import("./expose.ts")).expose,
  override: async () => (await import("./override.ts")).override,
  reconcile: async () => (await import("./reconcile.ts")).reconcile,
  read: async () => (await import("./read.ts")).read,
  capture: async () => (await import("./capture.ts")).capture,
  documents: async () => (await import("./documents.ts")).documents,
  search: async () => (await import("./search.ts")).search,
  about: async () => (await import("./about.ts")).about,
  board: async () => (await import("./board.ts")).board,
  judge: async () => (await import("./judge.ts")).judge,
  grade: async () => (await import("./grade.ts")).grade,
  suggest: async () => (await import("./suggest.ts")).suggest,
  pack: async () => (await import("./pack.ts")).pack,
  assess: async () => (await import("./assess.ts")).assess,
  templates: async () => (await import("./templates.ts")).templates,
  export: async () => (await import("./export.ts")).exportRecords,
  checkpoint: async () => (await import("./checkpoint.ts")).checkpoint,
  prove: async () => (await import("./prove.ts")).prove,
  redact: async () => (await import("./redact.ts")).redact,
  erase: async () => (await import("./erase.ts")).erase,
  verify: async () => (await import("./verify.ts")).verify,
  doctor: async () => (await import("./doctor.ts")).doctor,
} as const satisfies Record<string, () => Promise<Operation>>;

export type Verb = keyof typeof operationLoaders;

export const verbs = Object.keys(operationLoaders) as readonly Verb[];
