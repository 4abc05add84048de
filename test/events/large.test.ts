import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { walkEvents } from "../../src/records/events/read-events.ts";
import { folder, selvedge } from "../terminal.ts";
import { documentOf, objectEvent, transformation } from "./made.fixture.ts";

const dir = folder();
const [head = "", tail = ""] = JSON.stringify(documentOf(["cut"])).split('"cut"');
const texts = [
  JSON.stringify(transformation()),
  JSON.stringify(objectEvent()),
  JSON.stringify(objectEvent({ action: "MAKE" })),
];

/** 50 MB of events, two sound ones and one that is not by turns. */
function large(): { readonly bytes: Uint8Array; readonly blocks: number } {
  const block = texts.join(",");
  const blocks = Math.ceil((50 * 1024 ** 2) / (block.length + 1));
  const bytes = Buffer.concat([
    Buffer.from(head),
    Buffer.alloc((blocks - 1) * (block.length + 1), `${block},`),
    Buffer.from(block + tail),
  ]);
  return { bytes, blocks };
}

describe("50 MB of events", () => {
  it("are all counted, handed on in order, and one in three refused with its place", () => {
    const { bytes, blocks } = large();
    let [taken, last, isInOrder] = [0, -1, true];
    const { loaded, refused, issues, untold } = walkEvents(bytes, { file: "large.json" }, ({ path }) => {
      const index = Number(/\[(\d+)\]$/.exec(path)?.[1]);
      [taken, last, isInOrder] = [taken + 1, index, isInOrder && index > last];
    });
    expect([loaded, refused, taken, isInOrder]).toEqual([2 * blocks, blocks, 2 * blocks, true]);
    expect(issues[0]?.path).toBe("$.epcisBody.eventList[2].action");
    expect(issues.length - 1 + untold).toBe(blocks);
  }, 60_000);

  it("are all counted by an import, the sound ones accepted and the others quarantined", async () => {
    const { bytes, blocks } = large();
    const path = join(dir, "large.json");
    writeFileSync(path, bytes);
    const answer = await selvedge("import", path, "--workspace", join(dir, "large"), "--json");
    const counts = { rows: 3 * blocks, accepted: 2 * blocks, quarantined: blocks, issueCount: blocks };
    expect(answer.json().files[0]).toMatchObject(counts);
  }, 180_000);
});
