/** Computes at first use and keeps the result: tables are built from files that do not change under a running build. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
