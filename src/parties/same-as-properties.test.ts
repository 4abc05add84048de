import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision, PartyNode } from "../model/records.ts";
import { compareNames } from "../names/compare-names.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { contradictionsAmong } from "./contradictions.ts";
import { linkId } from "./link-id.ts";
import { profilesOf } from "./party-profile.ts";
import { decisionFixture, leiOf, nodeFixture, usccOf } from "./same-as.fixture.ts";
import { groupParties, sameAsLinks } from "./same-as.ts";

const tables = readTestTables();

const names = [
  "Lumo Gin Ltd.",
  "Lumo Ginning Mill Co., Ltd.",
  "LUMO GIN",
  "Hongshui Spinning Co Ltd",
  "鸿水纺纱厂有限公司",
  "Orvane Dyeing GmbH",
  "Orvnae Dyeing",
  "Co., Ltd.",
];
const keys = ["1", "2", "3", "4", "5", "6", "7", "8"];
const maybe = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const party = (key: string) =>
  fc
    .record({
      names: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
      country: maybe("CN", "HK", "BD"),
      uscc: maybe(usccOf("MA1FL0TP"), usccOf("MA1FL0TQ")),
      lei: maybe(leiOf("LUMO1"), leiOf("LUMO2"), "00000000000000000098"),
      duns: maybe("608149733", "608149744"),
      unknown: fc.constantFrom(false, false, false, true),
    })
    .map(({ uscc = [], lei, duns, ...given }) =>
      nodeFixture({
        key,
        ...given,
        uscc,
        ...(lei === undefined ? {} : { lei }),
        ...(duns === undefined ? {} : { duns }),
      }),
    );
const parties = fc.tuple(...keys.map(party)).map((all): readonly PartyNode[] => all);
const decision = fc
  .tuple(
    fc.constantFrom(...keys),
    fc.constantFrom(...keys),
    fc.constantFrom("same", "not-same", "cannot-tell"),
    fc.integer({ min: 10, max: 28 }),
  )
  .map(([one, other, what, day]) => decisionFixture(one, other, what, { date: `2026-03-${day}` }));
// One decision a day, so that the log's order decides nothing.
const decisions = fc.uniqueArray(decision, { maxLength: 4, selector: ({ date }) => date });
const world = fc.tuple(parties, decisions);
const runs = { numRuns: 150 };

const turned = ({ party: one, entry, ...rest }: Decision): Decision => ({
  ...rest,
  party: entry,
  entry: one,
});

describe("sameAsLinks(nodes, tables, decisions): properties", () => {
  it("neither the order of nodes and decisions nor the side from which a decision names them plays a part", () => {
    fc.assert(
      fc.property(
        world.chain(([nodes, made]) =>
          fc.record({
            ...{ nodes: fc.constant(nodes), made: fc.constant(made) },
            shuffled: fc.shuffledSubarray([...nodes], { minLength: nodes.length, maxLength: nodes.length }),
          }),
        ),
        ({ nodes, made, shuffled }) => {
          expect(sameAsLinks(shuffled, tables, [...made].reverse().map(turned))).toEqual(
            sameAsLinks(nodes, tables, made),
          );
        },
      ),
      runs,
    );
  });

  it("a pair has one link with its nodes in order; unknown parties have none; only candidates have a band", () => {
    fc.assert(
      fc.property(world, ([nodes, made]) => {
        const { links } = sameAsLinks(nodes, tables, made);
        const unknown = new Set(nodes.filter((node) => node.unknown).map(({ id }) => id));
        expect(new Set(links.map(({ id }) => id)).size).toBe(links.length);
        for (const link of links) {
          expect(link.a < link.b).toBe(true);
          expect(link.id).toBe(linkId(link.b, link.a));
          expect(unknown.has(link.a) || unknown.has(link.b)).toBe(false);
          expect(link.band !== undefined).toBe(link.identity === "candidate");
          expect(["strong", "review", undefined]).toContain(link.band);
          expect(link.evidence.length).toBeGreaterThan(0);
          expect(link.records).toHaveLength(2);
        }
      }),
      runs,
    );
  });

  it("a group that equal identifiers join never contradicts itself, nor a person", () => {
    fc.assert(
      fc.property(world, ([nodes, made]) => {
        const { links } = sameAsLinks(nodes, tables, made);
        const { groupOf } = groupParties(nodes, links);
        const profiles = profilesOf(tables, nodes);
        for (const group of new Set(links.filter(isIdentified).map(({ a }) => groupOf(a)))) {
          const members = profiles.filter(({ node }) => groupOf(node.id) === group);
          expect(contradictionsAmong(members)).toEqual([]);
          const within = links.filter(({ a, b }) => groupOf(a) === group && groupOf(b) === group);
          expect(within.filter((link) => link.decision !== undefined && link.decision !== "same")).toEqual(
            [],
          );
        }
      }),
      runs,
    );
  });

  it("the decision that holds is the link's own; not-same and cannot-tell are never followed silently", () => {
    fc.assert(
      fc.property(world, ([nodes, made]) => {
        const unknown = new Set(nodes.filter((node) => node.unknown).map(({ id }) => id));
        const { links } = sameAsLinks(nodes, tables, made);
        const held = new Map([...made].sort(byDate).map((one) => [linkId(one.party, one.entry), one]));
        for (const { hit, decision: said, party: one, entry } of held.values()) {
          if (one === entry || unknown.has(one) || unknown.has(entry)) continue;
          const link = links.find(({ id }) => id === hit);
          expect(link?.decision).toBe(said);
          expect(link?.identity).toBe(said === "same" ? "decided" : "candidate");
        }
      }),
      runs,
    );
  });

  it("without identifiers and decisions a pair is linked exactly where its names are alike and no country differs", () => {
    const bare = parties.map((all) => all.map((node) => ({ ...node, identifiers: [] })));
    fc.assert(
      fc.property(bare, (nodes) => {
        const linked = new Set(sameAsLinks(nodes, tables, []).links.map(({ id }) => id));
        for (const [at, one] of nodes.entries())
          for (const other of nodes.slice(at + 1))
            expect([one, other, linked.has(linkId(one.id, other.id))]).toEqual([
              one,
              other,
              mayBeOneByName(one, other),
            ]);
      }),
      runs,
    );
  });

  it("a party that has nothing in common with the others changes no link", () => {
    const stranger = nodeFixture({ key: "far", names: ["Kestrelby Umbrella Works"], lei: leiOf("FAR") });
    fc.assert(
      fc.property(world, ([nodes, made]) => {
        expect(sameAsLinks([...nodes, stranger], tables, made)).toMatchObject({
          links: sameAsLinks(nodes, tables, made).links,
        });
      }),
      runs,
    );
  });
});

const isIdentified = ({ identity }: { readonly identity: string }): boolean => identity === "identified";
const byDate = (a: Decision, b: Decision): number => (a.date < b.date ? -1 : 1);

const inChina = (country: string | undefined) => (country === "HK" ? "CN" : country);

/** The rule said again, pair by pair, without an index. */
function mayBeOneByName(one: PartyNode, other: PartyNode): boolean {
  const [a, b] = [inChina(one.country), inChina(other.country)];
  if (one.unknown || other.unknown || (a !== undefined && b !== undefined && a !== b)) return false;
  return one.names.some((left) =>
    other.names.some(
      (right) =>
        left !== "Co., Ltd." &&
        right !== "Co., Ltd." &&
        ["strong", "review"].includes(compareNames(tables, left, right).band),
    ),
  );
}
