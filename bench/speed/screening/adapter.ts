/** One way to search names, as the bench drives it. */
export interface Adapter {
  readonly name: string;
  /** The settings, as the result file tells them. */
  readonly settings: string;
  /** Makes the names searchable; a name's number is its place. */
  build(names: readonly string[]): Promise<void>;
  /** Numbers of the names found, best first, at most `limit`. */
  search(query: string, limit: number): readonly number[];
}
