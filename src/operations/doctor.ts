import { z } from "zod";
import { defineOperation } from "./operation.ts";
import { checkSoundness, soundness } from "./verify.ts";

export const doctor = defineOperation({
  name: "doctor",
  kind: "command",
  summary: "Is it sound? Checks runtime and workspace; --rebuild makes the ledger anew from the log.",
  args: [
    { name: "rebuild", place: "flag", takes: "switch", description: "make ledger.db anew from the log" },
  ],
  input: z.object({ rebuild: z.boolean().optional() }),
  output: {
    shape: "object",
    schema: soundness.extend({
      rebuilt: z.boolean(),
      runtime: z.object({ node: z.string(), sqlite: z.string() }),
    }),
  },
  roles: ["analyst"],
  alarms: ({ ok }: { readonly ok: boolean }) => (ok ? [] : ["contradicted"]),
  failure: ({ ok }: { readonly ok: boolean }) => (ok ? undefined : "workspace.damaged"),
  run: async (ports, _actor, { rebuild }) => {
    const [{ rebuildLedger }, { runtimeVersions }] = await Promise.all([
      import("../store/rebuild.ts"),
      import("../store/runtime.ts"),
    ]);
    if (rebuild === true) await rebuildLedger(ports.dir);
    return {
      ...(await checkSoundness(ports.dir)),
      rebuilt: rebuild === true,
      runtime: runtimeVersions(),
    };
  },
});
