/** What came of reading a text: a value, or in words what is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };
