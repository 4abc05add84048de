/**
 * The folded form of a name: compatibility forms united (NFKC), case and Latin accents dropped, invisible and
 * directional marks removed, everything that is neither letter nor digit turned into one space.
 * Ids of party nodes and list entries hash this form, so it must never change.
 */
export function foldName(raw: string): string {
  return (
    raw
      // First, for what stands between a letter and its accent would hide the accent until the next folding.
      .replace(/\p{Cf}+/gu, "")
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFD")
      .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
      .normalize("NFC")
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
      .trim()
  );
}
