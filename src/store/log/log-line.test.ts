import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { canonicalJson } from "../../model/canonical.ts";
import { decisionEvent, now } from "../workspace.fixture.ts";
import { chainEvents } from "./event-log.ts";
import { decodeLine, encodeLine, genesis, leafHash } from "./log-line.ts";

const head = { seq: 0, hash: genesis };
const expected = { seq: 1, prev: [genesis] };
const [event] = chainEvents(head, [decisionEvent(now)]);
const line = encodeLine(event!);

describe("leafHash(event)", () => {
  it("is SHA-256 of a zero byte and the RFC 8785 form of the event without its hash", () => {
    const { hash, ...rest } = event!;
    const bytes = Buffer.concat([Buffer.from([0]), Buffer.from(canonicalJson(rest), "utf8")]);
    expect(hash).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(leafHash(rest)).toBe(hash);
  });
  it("is frozen: a change here makes every log of the world unreadable", () => {
    expect(event!.hash).toBe("b1e01a6e750510559323bec0e20af69f7fd9a415a7ccb8b28ce58f77ea3ea5b5");
  });
});

describe("decodeLine(line, expected)", () => {
  it("reads back what was encoded", () => {
    expect(decodeLine(line, expected)).toEqual({ kind: "event", event });
  });

  const rehashed = (change: object): string => {
    const { hash: _, ...rest } = { ...event!, ...change };
    return canonicalJson({ ...rest, hash: leafHash(rest) });
  };
  test.each([
    ["no JSON", "{", "not a JSON object"],
    ["an array", "[]", "not a JSON object"],
    ["a space more", line.replace('"seq":1', '"seq": 1'), "RFC 8785"],
    ["another value", line.replace("same", "some"), "hash does not fit"],
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
    expect(decodeLine(rehashed({ type: "case-opened" }), expected).kind).toBe("newer");
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

  it("reads back any reason a person may write", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.string({ unit: "binary", minLength: 1 }),
        (a, b) => {
          const [logged] = chainEvents(head, [decisionEvent(now, { reason: a, party: b })]);
          expect(decodeLine(encodeLine(logged!), expected)).toEqual({ kind: "event", event: logged });
        },
      ),
    );
  });
});
