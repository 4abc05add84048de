import { bundledListKeys } from "../lists/bundled-lists.ts";
import { readList } from "../lists/read-list.ts";
import type { ListVersion } from "../model/list-entry.ts";
import { readDataFolder } from "../store/data-files.ts";
import type { Ports } from "./ports.ts";

/** The list versions that came with this build. */
export const bundledLists = (): readonly ListVersion[] =>
  bundledListKeys.map((key) => readList(key, readDataFolder(`lists/${key}`)));

/** The lists of the workspace as of `knownBy`; where there is no workspace, those that came with this build. */
export async function listsInForce(ports: Ports, knownBy?: string): Promise<readonly ListVersion[]> {
  const store = await ports.findStore();
  return store === undefined ? bundledLists() : store.lists.all(knownBy);
}
