/** Comings whose goods may not leave yet, the oldest first, in a ring without objects; its length is a power of two. */
export class RipeningQueue {
  size = 0;
  private head = 0;
  private parties = new Uint32Array(1024);
  private goods = new Uint8Array(1024);
  private times = new Int32Array(1024);
  private untils = new Int32Array(1024);

  /** When the oldest one came. */
  get time(): number {
    return this.times[this.head] as number;
  }

  /** How many of the oldest ones came by the time, `most` at most. */
  countBy(time: number, most: number): number {
    const last = Math.min(this.size, most);
    let count = 0;
    while (count < last && (this.times[this.at(count)] as number) <= time) count += 1;
    return count;
  }

  /** Of the one that is `place` after the oldest. */
  party(place: number): number {
    return this.parties[this.at(place)] as number;
  }
  good(place: number): number {
    return this.goods[this.at(place)] as number;
  }
  until(place: number): number {
    return this.untils[this.at(place)] as number;
  }

  drop(count: number): void {
    this.head = this.at(count);
    this.size -= count;
  }

  private at(place: number): number {
    return (this.head + place) & (this.parties.length - 1);
  }

  /** `time` is never less than that of the one pushed before. */
  push(party: number, good: number, time: number, until: number): void {
    if (this.size === this.parties.length) this.grow();
    const place = this.at(this.size);
    this.parties[place] = party;
    this.goods[place] = good;
    this.times[place] = time;
    this.untils[place] = until;
    this.size += 1;
  }

  private grow(): void {
    const { head, size } = this;
    const unrolled = <T extends Uint32Array | Int32Array | Uint8Array>(ring: T, wider: T): T => {
      wider.set(ring.subarray(head));
      wider.set(ring.subarray(0, head), size - head);
      return wider;
    };
    this.parties = unrolled(this.parties, new Uint32Array(size * 2));
    this.goods = unrolled(this.goods, new Uint8Array(size * 2));
    this.times = unrolled(this.times, new Int32Array(size * 2));
    this.untils = unrolled(this.untils, new Int32Array(size * 2));
    this.head = 0;
  }
}
