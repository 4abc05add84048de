import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../model/canonical.ts";
import { buildPack } from "./build-pack.ts";
import { checkPack } from "./check-pack.ts";
import { packInput } from "./pack.fixture.ts";

const pack = (): Map<string, Uint8Array> =>
  new Map(buildPack(packInput).map(({ path, content }) => [path, content]));
const utf8 = new TextEncoder();

/** The pack with its manifest made anew, as a forger would. */
function withManifest(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const manifest = JSON.parse(new TextDecoder().decode(files.get("manifest.json")));
  manifest.files = [...files].flatMap(([path, content]) =>
    path === "manifest.json" ? [] : [{ path, bytes: content.length, sha256: sha256(content) }],
  );
  return files.set("manifest.json", utf8.encode(JSON.stringify(manifest)));
}

describe("a pack that is checked alone", () => {
  it("holds together as it was made", () => {
    const { problems, checked, fictional } = checkPack(pack());
    expect(problems).toEqual([]);
    expect(fictional).toBe(true);
    expect(checked).toMatchObject({ documents: 1, layers: 1, citations: 2, unseen: 0 });
  });

  it("tells of every byte that was changed", () => {
    const paths = [...pack().keys()];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 1, max: 255 }), (path, at, by) => {
        const files = pack();
        const content = Uint8Array.from(files.get(path) ?? []);
        content[at % content.length] = (content[at % content.length] ?? 0) ^ by;
        const { problems, manifest } = checkPack(files.set(path, content));
        // The manifest has no hash in the pack: another one is told by its own hash, which the sender gives.
        if (path !== "manifest.json") expect(problems).not.toEqual([]);
        else expect(manifest).not.toBe(checkPack(pack()).manifest);
      }),
    );
  });

  it.each([...pack().keys()])("tells that %s is missing", (path) => {
    const files = pack();
    files.delete(path);
    expect(checkPack(files).problems.length).toBeGreaterThan(0);
  });

  it("tells of a file that was put in", () => {
    const files = pack().set("documents/../evil.html", utf8.encode("x"));
    expect(checkPack(files).problems[0]?.message).toContain("is not named by the manifest");
  });

  it("tells of a text that was rewritten with the whole manifest", () => {
    const files = pack();
    const path = [...files.keys()].find((each) => each.startsWith("layers/")) ?? "";
    files.set(path, utf8.encode("Everybody was paid."));
    const { problems } = checkPack(withManifest(files));
    expect(problems.map(({ message }) => message).join()).toContain("hash");
    expect(problems.map(({ what }) => what)).toContain("citation");
  });

  it("tells of a citation that was moved with the whole manifest", () => {
    const files = pack();
    const text = new TextDecoder().decode(files.get("statements.jsonld"));
    files.set("statements.jsonld", utf8.encode(text.replace(/"exact": "[^"]+"/, '"exact": "Everybody"')));
    expect(checkPack(withManifest(files)).problems.map(({ what }) => what)).toEqual(["citation"]);
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...pack().keys(), "proofs/x", "a"), fc.uint8Array()),
        (given) => {
          expect(checkPack(new Map(Object.entries(given))).problems.length).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
