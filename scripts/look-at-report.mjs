// Prints a report on A4 and on Letter with the system's Chromium and makes a PNG of every page, for a person to look at:
//   node scripts/look-at-report.mjs report.html out/
// Pages become pictures by `pdftoppm` (Debian: poppler-utils); without it only the PDFs are left.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const executablePath = process.env.SELVEDGE_CHROMIUM ?? "/usr/bin/chromium";
const [file, folder] = process.argv.slice(2);

if (file === undefined || folder === undefined || !existsSync(file)) {
  console.error("Usage: node scripts/look-at-report.mjs REPORT.html FOLDER");
  process.exit(2);
}
if (!existsSync(executablePath)) {
  console.error(`There is no Chromium at ${executablePath}; set SELVEDGE_CHROMIUM to one.`);
  process.exit(4);
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
  await page.goto(pathToFileURL(resolve(file)).href);
  const name = basename(file).replace(/\.html?$/, "");
  await page.screenshot({ path: join(folder, `${name}-screen.png`), fullPage: true });
  for (const format of ["A4", "Letter"]) {
    const pdf = join(folder, `${name}-${format}.pdf`);
    await page.pdf({ path: pdf, format, printBackground: true });
    const made = spawnSync("pdftoppm", ["-r", "90", "-png", pdf, join(folder, `${name}-${format}`)]);
    console.log(made.status === 0 ? `${pdf} and its pages` : `${pdf} (pdftoppm is not here: no pictures)`);
  }
} finally {
  await browser.close();
}
