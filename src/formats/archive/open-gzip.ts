import { fail } from "../../model/issue.ts";
import type { ByteSource } from "../byte-source.ts";
import { counted } from "../counted.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";
import { newBudget } from "./budget.ts";
import { decodeName, safeName } from "./entry-name.ts";
import type { ArchiveOptions } from "./open-zip.ts";
import { refuseRatio } from "./open-zip.ts";
import { ratioFrom, unpacker } from "./unpack.ts";

export interface Gunzipped {
  /** The name that the file had before it was packed, safe to show, where the archive tells it. */
  readonly name?: string;
  /** The bytes, unpacked as they are asked for; each call begins anew. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** The name in the header (RFC 1952, FNAME): after ten bytes and the extra field, up to a zero byte. */
function nameOf(head: Uint8Array): string | undefined {
  const flags = head[3] ?? 0;
  if ((flags & 0x08) === 0) return undefined;
  const start = 10 + ((flags & 0x04) === 0 ? 0 : 2 + (head[10] ?? 0) + (head[11] ?? 0) * 256);
  const end = head.indexOf(0, start);
  return end > start ? safeName(decodeName({ bytes: head.subarray(start, end) })) : undefined;
}

/** The size of the last member, which the file states at its end, as far as four bytes can. */
const statedSize = (source: ByteSource): number =>
  Buffer.from(source.read(source.size - 4, 4)).readUInt32LE();

/** A file that was cut off ends with any four bytes, so both are said. */
function refuseStated(file: string, stated: number, packed: number, limits: FormatLimits): never {
  fail(
    "file.too-large",
    `${file} states that its ${counted(packed)} bytes unpack to ${counted(stated)}; the limit is ${counted(limits.ratio)} bytes for each packed byte and ${counted(limits.unpacked)} in all. Or its end was cut off.`,
    "Fetch it again; if it is whole, check where it comes from, then unpack it yourself and import what is inside.",
    {
      file,
      expected: `at most ${counted(limits.ratio)} times the packed size`,
      received: `${counted(stated)} bytes from ${counted(packed)}`,
    },
  );
}

/**
 * Opens a gzip file, of one member or several. A file that states a size beyond the limits is refused at once; what
 * it states is never trusted for the rest.
 */
export function gunzip(source: ByteSource, options: ArchiveOptions): Gunzipped {
  const { file } = options;
  const limits = { ...formatLimits, ...options.limits };
  const head = source.read(0, 66_000);
  if (source.size < 18 || head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8)
    fail(
      "file.format",
      "The file is not gzip, or was cut off within its first bytes.",
      "Fetch or export it again.",
      {
        file,
        expected: "a gzip file",
        received: `${counted(source.size)} bytes`,
      },
    );
  const budget = options.budget ?? newBudget(limits);
  const most = Math.max(ratioFrom, source.size * limits.ratio);
  const stated = statedSize(source);
  if (stated > Math.min(most, budget.left())) refuseStated(file, stated, source.size, limits);
  const name = nameOf(head);
  const open = unpacker({
    source,
    start: 0,
    end: source.size,
    packing: "gzip",
    file,
    budget,
    most: {
      size: most,
      refuse: (bytes) => refuseRatio(file, `${counted(bytes)} or more`, source.size, limits.ratio),
    },
  });
  return { ...(name === undefined ? {} : { name }), open };
}
