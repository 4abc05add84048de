/** Levels of objects and arrays that are written member by member; what lies deeper is one text. */
const depth = 4;

/**
 * Values as JSON, one a line, in texts of about `size` characters: together exactly what `JSON.stringify` gives of each
 * and a line's end, without ever being one string.
 */
export function* jsonLines(values: Iterable<unknown>, size = 65_536): Generator<string> {
  let text = "";
  for (const value of values)
    for (const piece of lineOf(value)) {
      text += piece;
      if (text.length < size) continue;
      yield text;
      text = "";
    }
  if (text !== "") yield text;
}

function* lineOf(value: unknown): Generator<string> {
  yield* piecesOf(value, depth);
  yield "\n";
}

function* piecesOf(value: unknown, levels: number): Generator<string> {
  if (levels === 0 || !isPlain(value)) yield JSON.stringify(value) ?? "null";
  else if (Array.isArray(value)) yield* arrayPieces(value, levels);
  else yield* objectPieces(value, levels);
}

/** An object or array that writes itself as its members and nothing else. */
const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !("toJSON" in value) && !isBoxed(value);

const isBoxed = (value: object): boolean =>
  value instanceof Number || value instanceof String || value instanceof Boolean;

function* arrayPieces(value: readonly unknown[], levels: number): Generator<string> {
  yield "[";
  for (let place = 0; place < value.length; place += 1) {
    if (place > 0) yield ",";
    yield* piecesOf(value[place], levels - 1);
  }
  yield "]";
}

function* objectPieces(value: object, levels: number): Generator<string> {
  let mark = "{";
  for (const [name, member] of Object.entries(value)) {
    if (isLeftOut(member)) continue;
    yield `${mark}${JSON.stringify(name)}:`;
    yield* piecesOf(member, levels - 1);
    mark = ",";
  }
  yield mark === "{" ? "{}" : "}";
}

/** What JSON has no words for is left out of an object; in an array it is null. */
const isLeftOut = (value: unknown): boolean =>
  value === undefined || typeof value === "function" || typeof value === "symbol";
