import { z } from "zod";
import { pause } from "./job.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import { type ReadLine, readLineSchema } from "./read-shapes.ts";
import { textLayerOf } from "./read-text.ts";

export const read = defineOperation({
  name: "read",
  kind: "query",
  summary:
    "Who says what about whom? Statements with their exact words, speakers, figures, and which of them stand against each other.",
  args: [
    {
      name: "files",
      place: "position",
      takes: "files",
      folders: true,
      required: true,
      description: "documents as plain text in any encoding, or folders of them",
    },
  ],
  input: z.object({ files: z.array(z.custom<FileInput>()).min(1) }),
  output: { shape: "lines", schema: readLineSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { files }): Promise<readonly ReadLine[]> => {
    const { readLine } = await import("./read-line.ts");
    const lines: ReadLine[] = [];
    for (const [done, file] of files.entries()) {
      await pause(ports, { step: `reading ${file.name}`, done, total: files.length });
      lines.push(readLine(file.name, textLayerOf(file)));
    }
    ports.progress({ step: "", done: files.length, total: files.length });
    return lines;
  },
});
