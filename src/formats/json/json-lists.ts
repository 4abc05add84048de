import { Buffer } from "node:buffer";
import type { JsonFault } from "./json-tokens.ts";
import type { JsonKind, JsonPlace } from "./scan-json.ts";
import { scanJson } from "./scan-json.ts";

/** An array that lies in nothing but objects, and where its values are. */
export interface JsonList {
  /** Keys that lead to it; empty for the text as a whole. */
  readonly path: readonly string[];
  readonly froms: readonly number[];
  readonly tos: readonly number[];
  /** Of the values, by place: those with a number that JavaScript would write in another way. */
  readonly odd: ReadonlySet<number>;
  /** Names with a value in each of the values, however deep. */
  readonly members: readonly number[];
  readonly objects: number;
  readonly arrays: number;
}

export interface JsonLists {
  readonly root: JsonKind | undefined;
  readonly rootIsOdd: boolean;
  readonly rootMembers: number;
  readonly lists: readonly JsonList[];
  readonly fault: JsonFault | undefined;
}

interface OpenList {
  readonly path: readonly string[];
  readonly froms: number[];
  readonly tos: number[];
  readonly odd: Set<number>;
  readonly members: number[];
  objects: number;
  arrays: number;
}

const keyAt = (bytes: Uint8Array, { keyFrom, keyTo }: JsonPlace): string =>
  keyTo === 0
    ? ""
    : (JSON.parse(Buffer.from(bytes.subarray(keyFrom, keyTo)).toString()) as string).toWellFormed();

function addValue(list: OpenList, place: JsonPlace): void {
  if (place.hasOddNumber) list.odd.add(list.froms.length);
  list.froms.push(place.from);
  list.tos.push(place.to);
  list.members.push(place.members);
  if (place.kind === "object") list.objects += 1;
  else if (place.kind === "array") list.arrays += 1;
}

/** Finds the lists of a JSON text, without building any value, and the first fault. */
export function findLists(bytes: Uint8Array, nesting: number): JsonLists {
  const lists: OpenList[] = [];
  const path: string[] = [];
  let root: JsonKind | undefined;
  let rootIsOdd = false;
  let rootMembers = 0;
  let open: { readonly list: OpenList; readonly depth: number } | undefined;
  const fault = scanJson(bytes, nesting, {
    begin: (place) => {
      if (open !== undefined) return false;
      path.length = place.depth;
      if (place.depth > 0) path[place.depth - 1] = keyAt(bytes, place);
      if (place.depth === 0) root = place.kind;
      if (place.kind === "object") return place.depth === 0;
      const list = {
        path: [...path],
        froms: [],
        tos: [],
        odd: new Set<number>(),
        members: [],
        objects: 0,
        arrays: 0,
      };
      open = { list, depth: place.depth };
      lists.push(list);
      return true;
    },
    end: (place) => {
      if (place.depth === 0) {
        rootIsOdd = place.hasOddNumber;
        rootMembers = place.members;
      }
      if (open?.depth === place.depth) open = undefined;
      else if (open !== undefined && place.depth === open.depth + 1) addValue(open.list, place);
    },
  });
  return { root, rootIsOdd, rootMembers, lists, fault };
}
