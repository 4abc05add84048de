import type { Statement } from "../../model/statement.ts";
import type { Span } from "../../model/text-layer.ts";

interface Piece extends Span {
  readonly id: string;
}

/** In whose content a span stands; what the text asserts in its own voice is nobody's. */
export class SpokenIn {
  private readonly pieces: readonly Piece[];
  /** Of each piece: the furthest end of it and all before it, so that a search back knows where to stop. */
  private readonly reach: readonly number[];

  constructor(statements: readonly Statement[]) {
    this.pieces = statements
      .filter(({ speaker }) => speaker.kind !== "unattributed")
      .flatMap(({ id, pieces }) => pieces.map(({ start, end }) => ({ id, start, end })))
      .toSorted((a, b) => a.start - b.start || b.end - a.end);
    let furthest = 0;
    this.reach = this.pieces.map(({ end }) => {
      furthest = Math.max(furthest, end);
      return furthest;
    });
  }

  /** Id of the innermost statement of which a piece holds the span, or the greater part of it; undefined: of none. */
  of({ start, end }: Span): string | undefined {
    let best: Piece | undefined;
    for (let at = this.lastBefore(end); at >= 0 && (this.reach[at] ?? 0) > start; at -= 1) {
      const piece = this.pieces[at];
      if (piece === undefined) break;
      const shared = Math.min(piece.end, end) - Math.max(piece.start, start);
      const shorter = best === undefined || piece.end - piece.start < best.end - best.start;
      if (2 * shared > end - start && shorter) best = piece;
    }
    return best?.id;
  }

  /** The last piece that begins before the place. */
  private lastBefore(place: number): number {
    let [low, high] = [0, this.pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle]?.start ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
