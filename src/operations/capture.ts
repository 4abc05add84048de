import { z } from "zod";
import { bytesOf } from "../formats/byte-source.ts";
import { canonicalJson } from "../model/canonical.ts";
import type { Captured } from "../net/capture/capture.ts";
import { captureRecordSchema } from "../net/capture/capture-record.ts";
import type { Store } from "../store/open-store.ts";
import { dayMember } from "./documents/day-member.ts";
import { type Actor, defineOperation } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { readLineSchema } from "./read-shapes.ts";

export const captureSchema = z.object({
  fictional: z.boolean(),
  /** What is kept beside the bytes: address, instant, machines asked, headers, hash. */
  record: captureRecordSchema,
  /** SHA-256 of the record; the event of the document's coming in names it. */
  recordSha256: z.string(),
  /** The page as `read` shows it; what is enclosed in it follows. */
  read: z.array(readLineSchema),
});
export type CaptureOutput = z.infer<typeof captureSchema>;

export const capture = defineOperation({
  name: "capture",
  kind: "job",
  summary:
    "Fetches one page of the net because you ask for it, and keeps it with address, instant, headers and hash. The site sees who asks.",
  args: [
    {
      name: "address",
      place: "position",
      takes: "text",
      required: true,
      description: "one public http or https address; nothing that the page names is fetched",
    },
    {
      name: "published",
      place: "flag",
      takes: "date",
      description: 'the day of publication: what "last Monday" is counted from',
    },
    {
      name: "withheld",
      place: "flag",
      takes: "text",
      description: "why the bytes may not be handed on: a pack then holds their hash alone",
    },
  ],
  input: z.object({
    address: z.string().trim().min(1),
    published: dayMember.optional(),
    withheld: z.string().trim().min(1, "say why").optional(),
  }),
  output: { shape: "object", schema: captureSchema },
  roles: ["analyst"],
  run: async (ports, actor, { address, published, withheld }): Promise<CaptureOutput> => {
    const captured = await ports.capture(address);
    const store = await ports.writeStore();
    const more = {
      ...(published === undefined ? {} : { published }),
      ...(withheld === undefined ? {} : { withheld }),
    };
    const kept = await keepCaptured(ports, { store, actor }, captured, more);
    return { fictional: store.manifest.fictional, record: captured.record, ...kept };
  },
});

/** The record first, then the page: an event never names what is not there. */
async function keepCaptured(
  ports: Ports,
  { store, actor }: { readonly store: Store; readonly actor: Actor },
  { bytes, name, record }: Captured,
  more: { readonly published?: string; readonly withheld?: string },
): Promise<Pick<CaptureOutput, "recordSha256" | "read">> {
  const { documentKeeper } = await import("../store/document-keeper.ts");
  const { keepDocuments } = await import("./documents/keep-documents.ts");
  const { lineOfRead } = await import("./documents/line-of-read.ts");
  const { namesOf } = await import("./documents/names-of-store.ts");
  const keeper = documentKeeper(store, { at: ports.now(), by: actor.name });
  const taken = await store.originals.take(bytesOf(Buffer.from(`${canonicalJson(record)}\n`)));
  taken.keep();
  const file = { name, source: bytesOf(bytes) };
  const incoming = [{ ...more, file, how: "address" as const, capture: taken.sha256 }];
  const context = { names: await namesOf(store), published: more.published, cache: store.cache };
  const read: CaptureOutput["read"] = [];
  for await (const one of keepDocuments(ports, { store, keeper }, incoming)) {
    const kept = one.fresh ? ("now" as const) : ("before" as const);
    read.push(lineOfRead({ file: one.name, sha256: one.sha256, kept }, one, context));
  }
  return { recordSha256: taken.sha256, read };
}
