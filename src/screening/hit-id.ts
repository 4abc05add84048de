import { shortId } from "../model/canonical.ts";

/** The id of a hit: hash of (party node id, list entry id). List versions play no part, so decisions outlive updates. */
export const hitId = (party: string, entry: string): string => shortId({ entry, party });
