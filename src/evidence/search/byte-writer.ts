/** Whole numbers from 0 to 2^32 - 1 in bytes of seven bits each, lowest first (LEB128); small numbers take one byte. */
export class ByteWriter {
  private bytes = new Uint8Array(16);
  size = 0;

  number(value: number): void {
    if (this.size + 5 > this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    let rest = value >>> 0;
    while (rest > 127) {
      this.bytes[this.size] = (rest & 127) | 128;
      this.size += 1;
      rest >>>= 7;
    }
    this.bytes[this.size] = rest;
    this.size += 1;
  }

  written(): Uint8Array {
    return this.bytes.slice(0, this.size);
  }
}

export class ByteReader {
  private readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at] as number;
      this.at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
}
