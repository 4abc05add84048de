/** A growing column of numbers, 0 where nothing was set. */
export interface NumberColumn {
  readonly get: (at: number) => number;
  readonly set: (at: number, value: number) => void;
}

/** A column that grows as it is set. */
export function numberColumn(): NumberColumn {
  let data = new Float64Array(1024);
  return {
    get: (at) => data[at] ?? 0,
    set: (at, value) => {
      if (at >= data.length) {
        const larger = new Float64Array(Math.max(data.length * 2, at + 1));
        larger.set(data);
        data = larger;
      }
      data[at] = value;
    },
  };
}
