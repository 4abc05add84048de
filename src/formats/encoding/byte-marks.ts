export interface ByteMark {
  readonly bytes: readonly number[];
  readonly name: string;
}

/** Byte order marks; the longer first, for that of UTF-32 begins with that of UTF-16. */
const marks: readonly ByteMark[] = [
  { bytes: [0xff, 0xfe, 0, 0], name: "utf-32le" },
  { bytes: [0, 0, 0xfe, 0xff], name: "utf-32be" },
  { bytes: [0x84, 0x31, 0x95, 0x33], name: "gb18030" },
  { bytes: [0xef, 0xbb, 0xbf], name: "utf-8" },
  { bytes: [0xff, 0xfe], name: "utf-16le" },
  { bytes: [0xfe, 0xff], name: "utf-16be" },
];

export const markOf = (head: Uint8Array): ByteMark | undefined =>
  marks.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));

/** How many bytes of the beginning are the mark of this encoding: they are no part of the text. */
export function markLength(head: Uint8Array, name: string): number {
  const mark = markOf(head);
  return mark?.name === name || (mark?.name === "gb18030" && name === "gbk") ? mark.bytes.length : 0;
}
