import { cpuUsage } from "node:process";
import { fail } from "../../src/model/issue.ts";
import { refusalOf } from "./check-tables.ts";

const read = async (): Promise<string> => "read";

/** A file that is refused as it should be. */
async function refused(): Promise<string> {
  try {
    return fail("file.empty", "The file is empty.", "Export it again.");
  } catch (error) {
    return refusalOf(error);
  }
}

/** Every fault that is looked for, by seed: what the harness does not see here it does not see anywhere. */
export const planted: readonly (() => Promise<string>)[] = [
  read,
  refused,
  async () => {
    throw new TypeError("planted");
  },
  async () => {
    void Promise.reject(new Error("nobody waits for this"));
    return "read";
  },
  async () => {
    setTimeout(() => {
      throw new Error("thrown later");
    }, 0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return "read";
  },
  read,
  async () => {
    for (let at = 0; ; at += 1) if (at < 0) return "never";
  },
  () => new Promise<string>(() => undefined),
  async () => {
    process.abort();
    return "never";
  },
  async () => {
    const from = cpuUsage();
    for (let worked = 0; worked < 1_500_000; ) {
      const { user, system } = cpuUsage(from);
      worked = user + system;
    }
    return "read";
  },
  async () => `${Buffer.alloc(470 * 2 ** 20, 1).length > 0 ? "read" : ""}`,
  read,
];
