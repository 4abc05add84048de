import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { canonicalJson } from "../../model/canonical.ts";
import type { LoggedEvent } from "../events/event-table.ts";
import { decisionEvent, now } from "../workspace.fixture.ts";
import { chainEvents } from "./event-log.ts";
import { decodeLine, encodeLine, genesis, leafHash } from "./log-line.ts";

const head = { seq: 0, hash: genesis };
const expected = { seq: 1, prev: [genesis] };
const [line = ""] = chainEvents(head, [decisionEvent(now)]);
const event: LoggedEvent = JSON.parse(line);

describe("leafHash(event)", () => {
  it("is SHA-256 of a zero byte and the RFC 8785 form of the event without its hash", () => {
    const { hash, ...rest } = event;
    const bytes = Buffer.concat([Buffer.from([0]), Buffer.from(canonicalJson(rest), "utf8")]);
    expect(hash).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(leafHash(canonicalJson(rest))).toBe(hash);
  });
  it("is frozen: a change here makes every log of the world unreadable", () => {
    expect(event.hash).toBe("b1e01a6e750510559323bec0e20af69f7fd9a415a7ccb8b28ce58f77ea3ea5b5");
  });
});

describe("decodeLine(line, expected)", () => {
  it("reads back what was encoded", () => {
    expect(decodeLine(line, expected)).toEqual({ kind: "event", event });
  });

  const rehashed = (change: object): string => {
    const { hash: _, ...rest } = { ...event, ...change };
    return encodeLine(rest).line;
  };
  test.each([
    ["no JSON", "{", "not a JSON object"],
    ["an array", "[]", "not a JSON object"],
    ["a space more", line.replace('"seq":1', '"seq": 1'), "RFC 8785"],
    ["another value", line.replace("same", "some"), "hash does not fit"],
    ["a number beyond all bounds", line.replace('"seq":1', '"seq":1e999'), "no RFC 8785 form"],
    ["other order", line.replace(/^\{("at":"[^"]+"),("by":"[^"]+"),/, "{$2,$1,"), "RFC 8785"],
    ["no hash", line.replace(/"hash":"\w+",/, ""), "hash does not fit"],
    ["a key more", rehashed({ note: "x" }), "not an event"],
    ["another place", rehashed({ seq: 2 }), "event 2 where 1 was expected"],
    ["another chain", rehashed({ prev: "1".repeat(64) }), "does not follow"],
    ["data of another type", rehashed({ type: "import-undone" }), "not that of import-undone"],
    ["a day that does not exist", rehashed({ at: "2026-02-30T00:00:00Z" }), "not an event"],
  ])("names %s", (_, altered, reason) => {
    const decoded = decodeLine(altered, expected);
    expect(decoded.kind).toBe("damaged");
    expect((decoded as { reason: string }).reason).toContain(reason);
  });

  it("tells a type of a newer build apart from damage", () => {
    expect(decodeLine(rehashed({ type: "later-event" }), expected).kind).toBe("newer");
  });

  it("refuses every other text of the same length", () => {
    const bytes = Buffer.from(line);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const altered = Buffer.from(bytes);
        altered[at] = altered[at]! ^ flip;
        expect(decodeLine(altered.toString("latin1"), expected).kind).not.toBe("event");
      }),
    );
  });

  it("reads back any reason a person may write, from a line in RFC 8785 form", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.string({ unit: "binary", minLength: 1 }),
      fc.constantFrom(',"prev":"', ',"more":true,"prev":"', '"', "\\", "\u2028\n\u0000"),
    );
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (reason, by, alone) => {
        const step = [decisionEvent(now, { reason, by }), decisionEvent(now)].slice(0, alone ? 1 : 2);
        const [first = ""] = chainEvents(head, step);
        const logged: LoggedEvent = JSON.parse(first);
        expect(logged.data).toEqual(step[0]?.data);
        expect(first).toBe(canonicalJson(logged));
        expect(decodeLine(first, expected)).toEqual({ kind: "event", event: logged });
      }),
    );
  });
});
