import { spawnSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Disturbance } from "./disturbed-step.ts";
import { filesBelow } from "./fingerprint.ts";

/** Bytes of a unit of `ulimit -f` in a POSIX shell. */
const blockBytes = 512;

/** No file may grow beyond so many bytes: the write that would do it ends in EFBIG in its middle. */
export const smallFiles = (bytes: number): Disturbance => ({
  name: `files of at most ${bytes} bytes`,
  under: ["sh", "-c", `trap '' XFSZ; ulimit -f ${Math.floor(bytes / blockBytes)}; exec "$@"`, "sh"],
});

/** Sizes at which each file that a step makes or lets grow fails in its middle, and just before its end. */
export function telltaleSizes(before: string, after: string): number[] {
  const sizeIn = (dir: string, path: string) =>
    statSync(join(dir, path), { throwIfNoEntry: false })?.size ?? 0;
  const grown = filesBelow(after, ".").filter((path) => sizeIn(after, path) > sizeIn(before, path));
  const sizes = grown.flatMap((path) => {
    const [least, most] = [sizeIn(before, path), sizeIn(after, path)];
    return [least + (most - least) / 2, most - 1];
  });
  const blocks = [...new Set(sizes.map((size) => Math.floor(size / blockBytes)))].sort((a, b) => a - b);
  return blocks.map((block) => block * blockBytes);
}

const inNamespace = (script: string, ...args: readonly string[]): readonly string[] => [
  ...["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh"],
  ...args,
];

/** Why this machine lets a process have no mounts of its own; undefined where it does. */
export function whyNoMounts(): string | undefined {
  const [command = "", ...args] = inNamespace("mount -t tmpfs -o size=64k none /mnt");
  const probe = spawnSync(command, args, { encoding: "utf8" });
  if (probe.error !== undefined) return "unshare is not installed";
  return probe.status === 0 ? undefined : `no mounts of one's own here: ${probe.stderr.trim()}`;
}

/**
 * A disk of so many KiB, in memory and seen by the worker alone: the write that does not fit ends in ENOSPC. The workspace is
 * brought there before and taken back after.
 */
export function smallDisk(dir: string, kib: number): Disturbance {
  const mount = join(dir, "..", "disk");
  mkdirSync(mount, { recursive: true });
  const script = `
    kib=$1; mount=$2; dir=$3; shift 3
    mount -t tmpfs -o size="\${kib}k" none "$mount" || exit 99
    cp -a "$dir" "$mount/workspace" || exit 98
    "$@"; code=$?
    rm -r "$dir"; cp -a "$mount/workspace" "$dir" || exit 97
    exit $code`;
  return {
    name: `a disk of ${kib} KiB`,
    under: inNamespace(script, String(kib), mount, dir),
    dir: join(mount, "workspace"),
  };
}

/** KiB that the files of a folder take on a disk in memory. */
export const kibOf = (dir: string): number =>
  filesBelow(dir, ".").reduce((sum, path) => sum + Math.ceil(statSync(join(dir, path)).size / 4096) * 4, 0);

/** The folder as a read-only medium, for the worker alone. */
export const readOnly = (dir: string): Disturbance => ({
  name: "a read-only medium",
  under: inNamespace(
    'dir=$1; shift; mount --bind "$dir" "$dir" && mount -o remount,bind,ro "$dir" || exit 99; exec "$@"',
    dir,
  ),
});
