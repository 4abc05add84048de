import { cssString } from "../escape.ts";
import type { ReportInput } from "../report-input.ts";

/**
 * How it prints: on whatever paper the printer holds (no size is set; the margins fit A4 and Letter), little ink, nothing
 * split that is read together. Browsers without page-margin boxes still print the fiction mark on every page: a fixed
 * element comes again on each.
 */
export const printStyles = ({ title, fictional, importer, appVersion, fingerprint }: ReportInput): string => `
@page {
  margin: 21mm 15mm 19mm;
  @top-left { content: ${cssString([title, ...importer.slice(0, 1)].join(", ").slice(0, 90))}; ${running} }
  @top-right { content: ${cssString(fictional ? "FICTION" : "")}; ${running} font-weight: 600; letter-spacing: .18em; color: #85460f; }
  @bottom-left { content: ${cssString(`Selvedge ${appVersion}, ${fingerprint.slice(0, 16)}`)}; ${running} }
  @bottom-right { content: counter(page) " / " counter(pages); ${running} font-variant-numeric: tabular-nums; }
}
@media print {
  html { font-size: 13.4px; }
  body { font-size: 13.4px; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  a.url { color: var(--accent); }
  main > section { margin-top: 1.8rem; break-before: auto; }
  h3 { margin-top: 1.5rem; }
  section.subject { margin-top: 1.3rem; }
  h1, h2, h3, h4, h5, .caps, .lead, .keep, .verdict, h3 + .note, .lead + .note { break-after: avoid; }
  tr, figure, .drawing, .keep, .asks li, .facts-list > li, .contents, .provision, .said-of, .verdict, .because, .lead, dl > div, .notice { break-inside: avoid; }
  .facts-list div > p:first-child, .because > p:first-child { break-after: avoid; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  .drawing > svg { max-height: 225mm; }
  .fiction-band {
    position: fixed; top: 45%; right: -11mm; z-index: auto; width: auto; padding: 0; background: none; border: 0;
    writing-mode: vertical-rl; font-size: 7.5pt;
  }
  section.notice { grid-template-columns: 1fr 1fr; gap: 1.8rem; }
  table { display: table; overflow-x: visible; }
}
`;

const running =
  'font: 7.5pt/1.3 "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #5a626b;';
