import { describe, expect, it } from "vitest";
import { walkEvents } from "../../src/records/events/read-events.ts";
import { documentOf, objectEvent, transformation } from "./made.fixture.ts";

const [head = "", tail = ""] = JSON.stringify(documentOf(["cut"])).split('"cut"');
const texts = [
  JSON.stringify(transformation()),
  JSON.stringify(objectEvent()),
  JSON.stringify(objectEvent({ action: "MAKE" })),
];

describe("50 MB of events", () => {
  it("are all counted, handed on in order, and one in three refused with its place", () => {
    const block = texts.join(",");
    const blocks = Math.ceil((50 * 1024 ** 2) / (block.length + 1));
    const bytes = Buffer.concat([
      Buffer.from(head),
      Buffer.alloc((blocks - 1) * (block.length + 1), `${block},`),
      Buffer.from(block + tail),
    ]);
    let [taken, last, isInOrder] = [0, -1, true];
    const { loaded, refused, issues, untold } = walkEvents(bytes, { file: "large.json" }, ({ path }) => {
      const index = Number(/\[(\d+)\]$/.exec(path)?.[1]);
      [taken, last, isInOrder] = [taken + 1, index, isInOrder && index > last];
    });
    expect([loaded, refused, taken, isInOrder]).toEqual([2 * blocks, blocks, 2 * blocks, true]);
    expect(issues[0]?.path).toBe("$.epcisBody.eventList[2].action");
    expect(issues.length - 1 + untold).toBe(blocks);
  }, 60_000);
});
