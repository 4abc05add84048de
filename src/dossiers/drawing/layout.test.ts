import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Flow, Hop } from "../../model/flow.ts";
import { hostileName, joint, knitFlow, movement, none, path, shirtFlow, source } from "../flows.fixture.ts";
import { graphOf, room } from "./graph.ts";
import { layersOf } from "./layers.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { routesOf } from "./route.ts";
import { drawFlow } from "./svg.ts";

const facts = { countries: { "party:01": "CN" }, importer: ["Larkfield Outfitters Inc."], fictional: true };

const drawn = (flow: Flow): { readonly layout: Layout; readonly left: number } => {
  const graph = graphOf(routesOf(flow));
  return { layout: layoutOf(graph, flow, facts), left: graph.left };
};

const flowOf = (ways: readonly (readonly Hop[])[]): Flow => ({
  ...shirtFlow,
  paths: ways.map((hops) => path(source("gin"), hops)),
  ends: [],
  excluded: { byDate: none, byDwell: none, byGoods: none, byDateAndGoods: none },
});

describe("layoutOf(graph)", () => {
  const { layout } = drawn(shirtFlow);
  const boxOf = (id: string) => layout.boxes.find(({ box }) => box.id === id);

  it("stands sources left and the importer right, a tier a column", () => {
    const columns = ["party:01", "party:03", "party:04", "party:05", "party:06", "party:07"].map(
      (id) => boxOf(id)?.column,
    );
    expect(columns).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("draws a return as a loop and everything else from left to right", () => {
    expect(layout.hops.filter(({ loop }) => loop).map(({ hop }) => hop.hop.shipment)).toEqual(["SH-1005"]);
  });

  it("says in words what makes a party a source; a candidate is not called listed", () => {
    expect(boxOf("party:02")?.box.marks.join(" ")).toBe("possible match, not decided");
    expect(boxOf("party:05")?.box.marks.join(" ")).toBe("listed: a person decided");
    expect(boxOf("party:01")?.box.marks.join(" ")).toBe("place: documented");
    expect(boxOf("party:06")?.box.marks).toEqual([]);
  });

  it("draws the sender whom nobody names, and says so", () => {
    expect(boxOf("party:08")?.box.remarks.join(" ")).toContain("nobody is");
    expect(boxOf("party:08")?.box.style).toBe("nameless");
  });

  it("stands two nodes that a path passes without a joint in one box, under both names", () => {
    const { layout } = drawn(
      flowOf([[movement("gin", "spinner", 1), movement("spinnerTwo", "importer", 2)]]),
    );
    expect(layout.boxes).toHaveLength(3);
    expect(layout.boxes.map(({ box }) => box.fullName)).toContain(
      "Hongshui Spinning Mill Co., Ltd. = Hongshui Spinning Co Ltd",
    );
  });

  it("stands two nodes over a joint in two boxes", () => {
    const hops = [
      movement("gin", "spinner", 1),
      joint("spinner", "spinnerTwo"),
      movement("spinnerTwo", "importer", 2),
    ];
    expect(drawn(flowOf([hops])).layout.boxes).toHaveLength(4);
  });

  it("does not tell a row that only names a supplier as a movement", () => {
    const hop = movement("gin", "importer", 1, {
      to: "product:X",
      toName: "X",
      date: null,
      dateLatest: null,
      shipment: null,
      quantity: null,
    });
    const { layout } = drawn(flowOf([[hop]]));
    expect(layout.hops[0]?.label.below).toEqual(["named as supplier"]);
    expect(drawFlow(layout, { id: "d", title: "", description: "" }).text).toContain(
      "no movement is recorded",
    );
  });

  it("leaves to the table what has no room, and says how much", () => {
    const many = Array.from({ length: 30 }, (_, at) => [
      movement("gin", "importer", at, { from: `party:x${at}`, fromName: `Firm ${at}` }),
    ]);
    const { layout, left } = drawn(flowOf(many));
    expect(layout.boxes.length - 1).toBe(room.rows);
    expect(left).toBe(30 - room.rows);
  });

  it("draws nothing of a path that is too long for a page", () => {
    const long = Array.from({ length: 12 }, (_, at) =>
      movement("gin", "importer", at, { from: `party:x${at}`, to: `party:x${at + 1}` }),
    );
    expect(graphOf(routesOf(flowOf([long]))).routes).toEqual([]);
  });

  it("draws hostile names as text", () => {
    const svg = drawFlow(drawn(knitFlow).layout, {
      id: "d",
      title: hostileName,
      description: hostileName,
    }).text;
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("\u202e");
  });
});

/** Routes over few parties, so that they share hops, run in circles and pass one another. */
const ways = fc.array(
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 9 }).map((parties) =>
    parties.slice(1).map((to, at) => {
      const from = parties[at] ?? 0;
      const more = {
        from: `party:${from}`,
        fromName: `Firm number ${from} with a long name`,
        to: `party:${to}`,
        toName: `Firm ${to}`,
      };
      return (from + to) % 5 === 0
        ? { ...joint("gin", "spinner"), ...more }
        : movement("gin", "spinner", from * 10 + to, more);
    }),
  ),
  { minLength: 1, maxLength: 14 },
);

describe("any routes", () => {
  it("stand in boxes of which no two overlap, within the drawing", () => {
    fc.assert(
      fc.property(ways, (ways) => {
        const { layout } = drawn(flowOf(ways));
        for (const [at, one] of layout.boxes.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width).toBeLessThanOrEqual(layout.width);
          expect(one.y).toBeGreaterThanOrEqual(0);
          expect(one.y + one.height).toBeLessThanOrEqual(layout.height);
          for (const other of layout.boxes.slice(at + 1)) {
            const apart =
              one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  it("go from left to right, or are marked as loops; every hop is drawn once", () => {
    fc.assert(
      fc.property(ways, (ways) => {
        const graph = graphOf(routesOf(flowOf(ways)));
        const layout = layoutOf(graph, flowOf(ways), facts);
        expect(layout.hops.map(({ hop }) => hop.number)).toEqual(graph.hops.map(({ number }) => number));
        for (const { loop, start, end, at } of layout.hops) {
          if (!loop) expect(start[0]).toBeLessThan(end[0]);
          expect(at[1]).toBeLessThanOrEqual(layout.height);
        }
      }),
    );
  });

  it("are taken in their order as long as they fit, and only so many columns and rows are used", () => {
    fc.assert(
      fc.property(ways, (ways) => {
        const { routes } = routesOf(flowOf(ways));
        const graph = graphOf({ routes, boxOf: (party) => party });
        expect(graph.left + graph.routes.length).toBe(routes.length);
        expect(layersOf(graph.routes).columns).toBeLessThanOrEqual(room.columns);
        expect(graph.routes.length).toBeLessThanOrEqual(room.routes);
      }),
    );
  });
});
