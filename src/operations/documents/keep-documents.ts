import { bytesOf } from "../../formats/byte-source.ts";
import { mediaTypeOf } from "../../formats/media-type.ts";
import type { DocumentKeeper } from "../../store/document-keeper.ts";
import type { Store } from "../../store/open-store.ts";
import { pause } from "../job.ts";
import type { FileInput } from "../operation.ts";
import type { Ports } from "../ports.ts";
import { type BytesRead, readBytes, readTyped } from "./read-bytes.ts";

/** A document that came in, with how it came. */
export interface Incoming {
  readonly file: FileInput;
  readonly how: "file" | "address" | "enclosed";
  /** Hash of the document that it was enclosed in. */
  readonly enclosedIn?: string;
  /** Hash of the record of its capture. */
  readonly capture?: string;
  readonly published?: string;
  readonly withheld?: string;
  /** Its words, as somebody typed them: of a scan or an image. */
  readonly typed?: FileInput;
}

/** A document on record, with what was read out of its bytes. */
export interface Kept extends BytesRead {
  readonly name: string;
  readonly sha256: string;
  readonly how: Incoming["how"];
  readonly enclosedIn?: string;
  /** Whether these bytes came in so for the first time. */
  readonly fresh: boolean;
}

/** Documents that are recorded in one step, by number and by bytes: what they hold must fit into memory. */
const atOnce = { files: 32, bytes: 64 * 1024 ** 2 };
/** How deep a message in a message is followed. */
const deepest = 4;

/**
 * Keeps documents and reads them, in the order given; what is enclosed in one follows it. First the bytes, then the event, then
 * the reading, then the text layer: whatever stops it leaves nothing that is not on record, and the same call goes on from there.
 */
export async function* keepDocuments(
  ports: Ports,
  { store, keeper }: { readonly store: Store; readonly keeper: DocumentKeeper },
  incoming: readonly Incoming[],
): AsyncGenerator<Kept> {
  let waiting: readonly Incoming[] = incoming;
  let done = 0;
  for (let depth = 0; waiting.length > 0 && depth < deepest; depth += 1) {
    const next: Incoming[] = [];
    for (const batch of batchesOf(waiting)) {
      const step = `reading ${batch[0]?.file.name ?? ""}`;
      await pause(ports, { step, done, total: done + waiting.length });
      for (const kept of await keepBatch(ports, { store, keeper }, batch)) {
        next.push(...kept.enclosed.map((each): Incoming => enclosedIn(kept, each)));
        yield kept;
      }
      done += batch.length;
    }
    waiting = next;
  }
}

const enclosedIn = ({ sha256 }: Kept, { name, bytes }: BytesRead["enclosed"][number]): Incoming => ({
  file: { name, source: bytesOf(bytes) },
  how: "enclosed",
  enclosedIn: sha256,
});

function* batchesOf(incoming: readonly Incoming[]): Generator<readonly Incoming[]> {
  let batch: Incoming[] = [];
  let bytes = 0;
  for (const one of incoming) {
    const { size } = one.file.source;
    if (batch.length > 0 && (batch.length === atOnce.files || bytes + size > atOnce.bytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(one);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** What can be read; where somebody typed what an image shows, those words. */
async function wordsOf({ file, typed }: Incoming, sha256: string, signal: AbortSignal): Promise<BytesRead> {
  const read = await readBytes(file, signal);
  if (typed === undefined) return read;
  const { mediaType, enclosed } = read;
  return { mediaType, enclosed, remarks: [], layer: await readTyped(sha256, typed) };
}

/** Bytes by whose beginning a media type is told before anything is read. */
const beginning = 4_096;

async function keepBatch(
  ports: Ports,
  { store, keeper }: { readonly store: Store; readonly keeper: DocumentKeeper },
  batch: readonly Incoming[],
): Promise<readonly Kept[]> {
  const taken = [];
  for (const one of batch) {
    const { source } = one.file;
    const original = await store.originals.take(source);
    original.keep();
    const { file, typed: _typed, ...way } = one;
    const mediaType = mediaTypeOf(source.read(0, Math.min(source.size, beginning)));
    taken.push({
      one,
      data: { ...way, sha256: original.sha256, bytes: source.size, mediaType, file: file.name },
    });
  }
  const fresh = keeper.register(taken.map(({ data }) => data));
  const read: BytesRead[] = [];
  for (const { one, data } of taken) read.push(await wordsOf(one, data.sha256, ports.signal));
  keeper.keepLayers(read.flatMap(({ layer }) => layer ?? []));
  return taken.map(({ one, data: { sha256 } }, at) => ({
    ...(read[at] as BytesRead),
    ...{ name: one.file.name, sha256, how: one.how, fresh: fresh[at] === true },
    ...(one.enclosedIn === undefined ? {} : { enclosedIn: one.enclosedIn }),
  }));
}
