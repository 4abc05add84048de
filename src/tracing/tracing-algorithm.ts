/** Raised with every change that can change a path, a day or what is excluded. */
export const tracingAlgorithm = "tracing/1";
