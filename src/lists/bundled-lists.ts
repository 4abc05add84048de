/** Lists that stand in `data/lists` and seed a new workspace, in the order in which they are shown. */
export const bundledListKeys = ["us-uflpa", "us-cbp-wro", "us-dol-tvpra"] as const;
export type BundledListKey = (typeof bundledListKeys)[number];
