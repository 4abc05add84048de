/** Stands on every layer of a Word document; raised with every change that gives other words for the same bytes. */
export const docxVersion = "1";
