import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extendsTree, includes, rootOfInclusion } from "./check-path.ts";
import { MerkleTree } from "./merkle-tree.ts";
import {
  naiveConsistency,
  naiveLeaf,
  naivePath,
  naiveRoot,
  naiveRootOfPath,
  naiveRootsOfConsistency,
} from "./naive-tree.fixture.ts";
import { emptyRoot, toHex } from "./tree-hash.ts";

/** The leaves with which the reference implementation of RFC 6962 is tested, and the roots over the first one, two ... of them. */
const knownLeaves = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
].map((digits) => naiveLeaf(Buffer.from(digits, "hex")));
const knownRoots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const leavesOf = (count: number, seed = 0): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => naiveLeaf(Buffer.from(`${seed} ${index}`)));
const hexes = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex);

describe("MerkleTree", () => {
  it("has the known roots over the known leaves", () => {
    const tree = new MerkleTree(knownLeaves);
    expect(knownRoots.map((_, index) => toHex(tree.root(index + 1)))).toEqual(knownRoots);
    expect(toHex(tree.root(0))).toBe(toHex(emptyRoot));
    expect(toHex(emptyRoot)).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it("agrees with the definition for every leaf and every pair of sizes up to 40", () => {
    const leaves = leavesOf(40);
    const tree = new MerkleTree(leaves);
    for (let size = 1; size <= leaves.length; size += 1) {
      const prefix = leaves.slice(0, size);
      expect(toHex(tree.root(size))).toBe(toHex(naiveRoot(prefix)));
      for (let index = 0; index < size; index += 1)
        expect(hexes(tree.inclusion(index, size))).toEqual(hexes(naivePath(index, prefix)));
      for (let from = 1; from <= size; from += 1)
        expect(hexes(tree.consistency(from, size))).toEqual(hexes(naiveConsistency(from, prefix)));
    }
  });

  it("agrees with the definition on thousands of trees of any size", () => {
    const asked = fc.record({
      size: fc.integer({ min: 1, max: 700 }),
      a: fc.nat(),
      b: fc.nat(),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(asked, ({ size, a, b, seed }) => {
        const leaves = leavesOf(size, seed);
        const tree = new MerkleTree(leaves);
        const to = 1 + (a % size);
        const prefix = leaves.slice(0, to);
        expect(toHex(tree.root(to))).toBe(toHex(naiveRoot(prefix)));
        expect(hexes(tree.inclusion(b % to, to))).toEqual(hexes(naivePath(b % to, prefix)));
        expect(hexes(tree.consistency(1 + (b % to), to))).toEqual(
          hexes(naiveConsistency(1 + (b % to), prefix)),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("refuses to be asked for what it does not have", () => {
    const tree = new MerkleTree(leavesOf(3));
    for (const ask of [
      () => tree.root(4),
      () => tree.root(1.5),
      () => tree.inclusion(3),
      () => tree.inclusion(2, 2),
      () => tree.consistency(0),
      () => tree.consistency(3, 2),
      () => tree.append(new Uint8Array(31)),
    ])
      expect(ask).toThrow();
  });
});

describe("a proof, checked", () => {
  const trees = fc.record({
    size: fc.integer({ min: 1, max: 130 }),
    a: fc.nat(),
    b: fc.nat(),
    bit: fc.nat(),
    seed: fc.nat(100),
  });

  it("of inclusion leads to the root, by both implementations", () => {
    fc.assert(
      fc.property(trees, ({ size, a, seed }) => {
        const leaves = leavesOf(size, seed);
        const [index, tree] = [a % size, new MerkleTree(leaves)];
        const [leaf, path] = [leaves[index] as Uint8Array, tree.inclusion(index)];
        expect(includes(tree.root(), { leaf, index, size, path })).toBe(true);
        const naive = naiveRootOfPath({ leaf, m: index, n: size }, path);
        expect(hexes(naive === undefined ? [] : [naive])).toEqual([toHex(tree.root())]);
      }),
      { numRuns: 2000 },
    );
  });

  it("of inclusion is refused, by both, with any bit of it flipped, another place or size, or a hash more or less", () => {
    fc.assert(
      fc.property(trees, ({ size, a, b, bit, seed }) => {
        const leaves = leavesOf(size, seed);
        const [index, tree] = [a % size, new MerkleTree(leaves)];
        const path = tree.inclusion(index);
        const leaf = leaves[index] as Uint8Array;
        const hashes = [leaf, ...path].map((hash) => Uint8Array.from(hash));
        const hit = hashes[b % hashes.length] as Uint8Array;
        hit[bit % 32] = (hit[bit % 32] as number) ^ (1 << (bit % 8));
        const [bent = leaf, ...bentPath] = hashes;
        const other = (index + 1 + (b % size)) % (size + 1);
        const wrong = [
          { leaf: bent, index, size, path: bentPath },
          ...(other === index ? [] : [{ leaf, index: other, size, path }]),
          { leaf, index, size, path: [...path, leaf] },
          ...(path.length > 0 ? [{ leaf, index, size, path: path.slice(1) }] : []),
          { leaf, index, size: index, path },
          { leaf, index: -1, size, path },
        ];
        for (const each of wrong) {
          expect(includes(tree.root(), each)).toBe(false);
          const naive = naiveRootOfPath({ leaf: each.leaf, m: each.index, n: each.size }, each.path);
          expect(naive === undefined ? "" : toHex(naive)).not.toBe(toHex(tree.root()));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("of consistency leads to both roots, by both implementations, and is refused with any bit flipped", () => {
    fc.assert(
      fc.property(trees, ({ size, a, b, bit, seed }) => {
        const tree = new MerkleTree(leavesOf(size, seed));
        const from = { size: 1 + (a % size), root: tree.root(1 + (a % size)) };
        const to = { size, root: tree.root() };
        const path = tree.consistency(from.size);
        expect(extendsTree(from, to, path)).toBe(true);
        const roots = naiveRootsOfConsistency({ m: from.size, n: size, old: from.root }, path);
        expect(roots?.map(toHex)).toEqual([toHex(from.root), toHex(to.root)]);
        const hashes = [from.root, to.root, ...path].map((hash) => Uint8Array.from(hash));
        const hit = hashes[b % hashes.length] as Uint8Array;
        hit[bit % 32] = (hit[bit % 32] as number) ^ (1 << (bit % 8));
        const [old = hit, now = hit, ...bent] = hashes;
        expect(extendsTree({ ...from, root: old }, { ...to, root: now }, bent)).toBe(false);
        expect(extendsTree(from, to, [...path, to.root])).toBe(false);
        if (path.length > 0) expect(extendsTree(from, to, path.slice(0, -1))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("of consistency is refused where the later tree was written anew before the end of the earlier", () => {
    fc.assert(
      fc.property(trees, ({ size, a, b, seed }) => {
        const leaves = leavesOf(size, seed);
        const from = 1 + (a % size);
        const forked = leaves.map((leaf, index) => (index === b % from ? naiveLeaf(leaf) : leaf));
        const [honest, fork] = [new MerkleTree(leaves), new MerkleTree(forked)];
        const heads = [
          { size: from, root: honest.root(from) },
          { size, root: fork.root() },
        ] as const;
        expect(extendsTree(...heads, fork.consistency(from))).toBe(false);
        expect(extendsTree(...heads, honest.consistency(from))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it("counts places beyond 32 bits", () => {
    // The last leaf of a tree of 2^40 + 1 leaves has one sibling: the whole rest.
    const [leaf, rest] = leavesOf(2) as [Uint8Array, Uint8Array];
    const asked = { leaf, index: 2 ** 40, size: 2 ** 40 + 1, path: [rest] };
    expect(toHex(rootOfInclusion(asked) ?? leaf)).toBe(toHex(new MerkleTree([rest, leaf]).root()));
    const naive = naiveRootOfPath({ leaf, m: asked.index, n: asked.size }, [rest]) ?? leaf;
    expect(toHex(naive)).toBe(toHex(new MerkleTree([rest, leaf]).root()));
    expect(rootOfInclusion({ ...asked, index: 2 ** 40 - 1 })).toBeUndefined();
  });
});
