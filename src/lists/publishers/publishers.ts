import { ftmReader } from "./ftm/reader.ts";
import { ftmSimpleReader } from "./ftm-simple/reader.ts";
import { ownListReader } from "./own-list/reader.ts";
import type { PublisherReader } from "./publisher-reader.ts";
import { cbpWroReader } from "./us-cbp-wro/reader.ts";
import { dolTvpraReader } from "./us-dol-tvpra/reader.ts";
import { ofacSdnReader } from "./us-ofac-sdn/reader.ts";
import { uflpaReader } from "./us-uflpa/reader.ts";

/** All readers: those of one list first, then those of formats whose key the user gives. */
export const publisherReaders: readonly PublisherReader[] = [
  uflpaReader,
  cbpWroReader,
  dolTvpraReader,
  ofacSdnReader,
  ftmReader,
  ftmSimpleReader,
  ownListReader,
];
