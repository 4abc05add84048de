import { z } from "zod";
import type { Operation } from "./operation.ts";
import { operationLoaders, verbs } from "./registry.ts";

/** The JSON Schema of every verb's output (of one line, where it answers in lines), by file name under contract/. */
export async function contractFiles(): Promise<readonly (readonly [name: string, text: string])[]> {
  const files: (readonly [string, string])[] = [];
  for (const verb of verbs) {
    const operation: Operation = await operationLoaders[verb]();
    const schema = z.toJSONSchema(operation.output.schema, { io: "output" });
    const titled = {
      $comment: `selvedge ${verb} --json prints ${operation.output.shape === "lines" ? "one such value a line" : "one such value"}`,
      ...schema,
    };
    files.push([`${verb.replace(" ", "-")}.schema.json`, `${JSON.stringify(titled, null, 2)}\n`]);
  }
  return files;
}
