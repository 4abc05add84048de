import { run } from "../../src/cli/run.ts";
import { smallReader } from "../../src/lists/update/small-list.fixture.ts";
import { quickLimits } from "../../src/net/asking.fixture.ts";
import { download } from "../../src/net/download.ts";
import { fileSource, filesOfFolder } from "../../src/store/file-source.ts";

/** Runs the rest of its arguments as a command line, with the list at the address given first; tells its peak of memory. */
const [url = "", ...argv] = process.argv.slice(2);
const code = await run(argv, {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  openFile: fileSource,
  readFolder: filesOfFolder,
  env: { USER: "tester" },
  clock: () => "2026-11-22T09:00:00Z",
  columns: 80,
  outIsTerminal: false,
  errIsTerminal: false,
  signal: new AbortController().signal,
  listSources: {
    readers: [smallReader(url, 4_000_000)],
    download: (request) => download(request, { loopback: {}, limits: quickLimits }),
  },
});
process.stdout.write(`${JSON.stringify({ code, peakKilobytes: process.resourceUsage().maxRSS })}\n`);
