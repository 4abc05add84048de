import { describe, expect, it } from "vitest";
import { pause, tick } from "./job.ts";
import type { Ports, Progress } from "./ports.ts";

function portsOf(signal: AbortSignal) {
  const told: Progress[] = [];
  return { ports: { signal, progress: (each: Progress) => told.push(each) } as unknown as Ports, told };
}

describe("a job on its way", () => {
  it("tells how far it is", async () => {
    const { ports, told } = portsOf(new AbortController().signal);
    await pause(ports, { step: "reading a.csv", done: 250, total: 1000, rows: 12 });
    expect(told).toEqual([{ step: "reading a.csv", done: 250, total: 1000, rows: 12 }]);
  });
  it("ends where it was cancelled, and says where that was and what to do", () => {
    const { ports, told } = portsOf(AbortSignal.abort());
    expect(() => tick(ports, { step: "reading a.csv", done: 394, total: 1000 })).toThrow(
      expect.objectContaining({
        issue: expect.objectContaining({
          code: "job.cancelled",
          message: "Cancelled at 39 % of reading a.csv.",
          hint: expect.stringContaining("Run the same command again"),
        }),
      }),
    );
    expect(told).toEqual([]);
  });
  it("hears a signal that comes while it waits", async () => {
    const controller = new AbortController();
    const { ports } = portsOf(controller.signal);
    setImmediate(() => controller.abort());
    await expect(pause(ports, { step: "reading a.csv", done: 0, total: 0 })).rejects.toMatchObject({
      issue: { code: "job.cancelled", message: "Cancelled at 0 % of reading a.csv." },
    });
  });
});
