import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderReport } from "../src/dossiers/render-report.ts";
import { reportInput } from "../src/dossiers/report.fixture.ts";

/** Debian's Chromium, or another that `SELVEDGE_CHROMIUM` names. */
const chromiumPath = process.env.SELVEDGE_CHROMIUM ?? "/usr/bin/chromium";

/** Why no browser test can run here; undefined where one can. Printed, because a skip without a reason hides something. */
const noBrowser: string | undefined = existsSync(chromiumPath)
  ? undefined
  : `There is no Chromium at ${chromiumPath} (apt-get install chromium, or set SELVEDGE_CHROMIUM): the report was not opened in a browser.`;

/** A browser that talks to nobody on its own, also as root in a container. */
const chromiumArguments: readonly string[] = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

if (noBrowser !== undefined) process.stderr.write(`${noBrowser}\n`);

/** Width of the text area in CSS pixels (96 to the inch): the paper less 15 mm on each side. */
const papers = [
  ["A4", 210, 297],
  ["Letter", 215.9, 279.4],
] as const;
const pixels = (millimetres: number): number => Math.floor((millimetres * 96) / 25.4);
/** Points, as a PDF counts: 72 to the inch. */
const points = (millimetres: number): number => (millimetres * 72) / 25.4;

describe.skipIf(noBrowser !== undefined)("the report in a browser", () => {
  let folder = "";
  let address = "";
  const requests: string[] = [];
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "selvedge-report-"));
    address = pathToFileURL(join(folder, "report.html")).href;
    writeFileSync(join(folder, "report.html"), renderReport(reportInput));
    browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
    page = await browser.newPage();
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(address, { waitUntil: "networkidle" });
  });

  afterAll(async () => {
    await browser?.close();
    if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });

  it("makes no request but for the file itself, and complains of nothing", () => {
    expect(requests).toEqual([address]);
    expect(complaints).toEqual([]);
  });

  it("would have seen a request: a page that asks for a picture is counted twice", async () => {
    writeFileSync(join(folder, "asks.html"), '<!doctype html><img src="picture.png" alt="">');
    const seen: string[] = [];
    const other = await browser.newPage();
    other.on("request", (request) => seen.push(request.url()));
    await other.goto(pathToFileURL(join(folder, "asks.html")).href, { waitUntil: "networkidle" });
    await other.close();
    expect(seen).toHaveLength(2);
  });

  it("runs nothing: no script, and the policy forbids one that were there", async () => {
    expect(await page.locator("script").count()).toBe(0);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy).toContain("default-src 'none'");
  });

  it("has every id once, and every anchor leads to one", async () => {
    const found = await page.evaluate<{ ids: string[]; targets: string[] }>(`({
      ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
      targets: [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute("href").slice(1)),
    })`);
    expect(new Set(found.ids).size).toBe(found.ids.length);
    expect(found.targets.length).toBeGreaterThan(20);
    expect(found.targets.filter((target) => !found.ids.includes(target))).toEqual([]);
  });

  it.each(papers)("is nowhere wider than the text area of %s", async (_, width, height) => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: pixels(width - 30), height: pixels(height - 40) });
    const found = await page.evaluate<{ width: number; room: number; beyond: string[] }>(`({
      width: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
      beyond: [...document.querySelectorAll("main *")]
        .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((element) => element.tagName + " " + element.textContent.slice(0, 60)),
    })`);
    expect(found.beyond).toEqual([]);
    expect(found.width).toBeLessThanOrEqual(found.room);
    await page.emulateMedia({ media: "screen" });
  });

  it.each(papers)(
    "says the most important, and each outcome, on the first two pages of %s",
    async (_, width, height) => {
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: pixels(width - 30), height: pixels(height - 40) });
      const bottom = await page.evaluate<number>(
        `document.querySelector("table.outcomes").getBoundingClientRect().bottom + window.scrollY`,
      );
      expect(bottom).toBeGreaterThan(0);
      expect(bottom).toBeLessThan(2 * pixels(height - 40));
      await page.emulateMedia({ media: "screen" });
    },
  );

  it("opens every subject with its drawing, before its tables", async () => {
    const order = await page.evaluate<
      string[][]
    >(`[...document.querySelectorAll("section.subject")].map((subject) =>
      [...subject.children].map((child) => child.tagName.toLowerCase()).filter((name) => name === "figure" || name === "table"))`);
    expect(order.length).toBeGreaterThan(1);
    for (const parts of order) expect(parts[0]).toBe("figure");
  });

  it("keeps the text of every box of a drawing inside the box", async () => {
    const beyond = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll("svg.flow .party")].flatMap((party) => {
      const box = party.querySelector("rect").getBoundingClientRect();
      return [...party.querySelectorAll("text")].filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < box.left || right > box.right || top < box.top - 1 || bottom > box.bottom + 1;
      }).map((text) => text.textContent);
    })`);
    expect(beyond).toEqual([]);
  });

  it.each(papers)("prints on %s, page by page", async (format, width, height) => {
    const pdf = (await page.pdf({ format })).toString("latin1");
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) =>
      box.slice(1, 3).map(Number),
    );
    expect(sizes.length).toBeGreaterThan(5);
    for (const [across, down] of sizes) {
      expect(Math.abs((across ?? 0) - points(width))).toBeLessThan(1);
      expect(Math.abs((down ?? 0) - points(height))).toBeLessThan(1);
    }
  });
});
