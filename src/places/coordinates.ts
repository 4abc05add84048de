import type { Point } from "./place-tables.ts";

/**
 * Kilometres from the outline within which a point is not told to one side. The outline is simplified to 2 km, its
 * source (1:10,000,000) is good to a few kilometres, and maps in China shift points by up to 0.7 km.
 */
export const borderTolerance = 10;

/** Longitude and latitude in degrees; `undefined` for what is no point on Earth and for 0, 0, which stands for "none". */
export function pointOf(
  lat: string | number | undefined,
  lon: string | number | undefined,
): Point | undefined {
  const [y, x] = [degrees(lat), degrees(lon)];
  if (y === undefined || x === undefined || Math.abs(y) > 90 || Math.abs(x) > 180) return undefined;
  return x === 0 && y === 0 ? undefined : [x, y];
}

function degrees(value: string | number | undefined): number | undefined {
  const text = String(value ?? "")
    .trim()
    .replace(/°$/, "");
  if (!/^[+-]?\d{1,3}(?:\.\d+)?$/.test(text)) return undefined;
  return Number(text);
}

/** `inside`, `outside`, or `border` within the tolerance of the ring. */
export function sideOf(ring: readonly Point[], point: Point): "inside" | "outside" | "border" {
  if (kilometresTo(ring, point) <= borderTolerance) return "border";
  return isInside(ring, point) ? "inside" : "outside";
}

/** Even-odd rule: a ray to the east crosses the ring an odd number of times. */
function isInside(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (const [[ax, ay], [bx, by]] of edges(ring))
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  return inside;
}

const kilometresPerDegree = 111.2;

/** Least distance to the ring on a plane around the point: exact to a percent over some tens of kilometres. */
function kilometresTo(ring: readonly Point[], [x, y]: Point): number {
  const scale = Math.cos((y * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (const [[ax, ay], [bx, by]] of edges(ring)) {
    const a: Point = [(ax - x) * scale, ay - y];
    const b: Point = [(bx - x) * scale, by - y];
    least = Math.min(least, distanceToEdge(a, b));
  }
  return least * kilometresPerDegree;
}

/** Distance from the origin to the segment from a to b. */
function distanceToEdge([ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + along * dx, ay + along * dy);
}

const edges = (ring: readonly Point[]): (readonly [Point, Point])[] =>
  ring.slice(1).flatMap((end, index) => {
    const start = ring[index];
    return start === undefined ? [] : [[start, end] as const];
  });
