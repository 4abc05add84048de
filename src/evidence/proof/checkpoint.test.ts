import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { MerkleTree } from "./merkle-tree.ts";
import { checkProof, leafOf, parseProof, proofText } from "./proof-text.ts";
import { checkNote, parseNote, signNote } from "./signed-note.ts";
import { toHex } from "./tree-hash.ts";
import { keyText, parseKeyText, publicBytesOf, verifierKey } from "./verifier-key.ts";

/** The example of the Go implementation of signed notes, golang.org/x/mod/sumdb/note. */
const goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const goNote = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const valueIn = <T>(parsed: { readonly value: T } | { readonly problem: string }): T => {
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed.value;
};
/** The secret key of RFC 8032, 7.1, test 1. */
const seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${seed}`, "hex"),
  format: "der",
  type: "pkcs8",
});
const key = verifierKey("selvedge/log", publicBytesOf(privateKey));

describe("a signed note", () => {
  it("of another implementation is read and its signature found right", () => {
    expect(checkNote(valueIn(parseNote(goNote)), valueIn(parseKeyText(goKey)))).toBe("right");
    expect(keyText(valueIn(parseKeyText(goKey)))).toBe(goKey);
  });

  it("is found wrong or unreadable with any bit of it flipped", () => {
    const bytes = Buffer.from(goNote);
    const goVerifier = valueIn(parseKeyText(goKey));
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const bent = Buffer.from(bytes);
      bent[at >> 3] = (bent[at >> 3] as number) ^ (1 << (at & 7));
      const parsed = parseNote(bent.toString());
      expect("problem" in parsed ? "wrong" : checkNote(parsed.value, goVerifier)).not.toBe("right");
    }
  });

  it("is the same bytes each time, and has no value signed for another name or by another key", () => {
    const text = "selvedge/log\n1\nAAAA\n";
    const note = signNote(text, key.name, privateKey);
    expect(signNote(text, key.name, privateKey)).toBe(note);
    expect(checkNote(valueIn(parseNote(note)), key)).toBe("right");
    const other = publicBytesOf(generateKeyPairSync("ed25519").privateKey);
    expect(checkNote(valueIn(parseNote(note)), verifierKey(key.name, other))).toBe("unknown");
    expect(checkNote(valueIn(parseNote(note)), verifierKey("another", key.publicKey))).toBe("unknown");
  });

  it("with a right and a wrong signature of one key is wrong", () => {
    const [first, second] = ["a\n", "b\n"].map((text) => signNote(text, key.name, privateKey)) as [
      string,
      string,
    ];
    const both = `${first}${second.slice(second.indexOf("—"))}`;
    expect(checkNote(valueIn(parseNote(both)), key)).toBe("wrong");
  });

  it.each<[string, string]>([
    ["no line feed at its end", "a\n\n— n x08go/ZJkuBS9UG/"],
    ["no signature", "a\n\n"],
    ["no empty line", "a\n— n x08go/ZJkuBS9UG/\n"],
    ["a carriage return", "a\r\n\n— n x08go/ZJkuBS9UG/\n"],
    ["a plus sign in a name", "a\n\n— n+m x08go/ZJkuBS9UG/\n"],
    ["two spaces", "a\n\n—  n x08go/ZJkuBS9UG/\n"],
    ["a hyphen for the dash", "a\n\n- n x08go/ZJkuBS9UG/\n"],
    ["base64 with loose bits", "a\n\n— n x08go/ZJkuB=\n"],
    ["a key id without a signature", "a\n\n— n x08goA==\n"],
    ["a lone surrogate", "\ud800\n\n— n x08go/ZJkuBS9UG/\n"],
    ["more signatures than anybody gives", `a\n\n${"— n x08go/ZJkuBS9UG/\n".repeat(101)}`],
  ])("with %s is refused", (_, note) => {
    expect(parseNote(note)).toHaveProperty("problem");
  });

  it("is never signed over what could be read otherwise", () => {
    for (const [text, name] of [
      ["no end", "n"],
      ["a\u0000\n", "n"],
      ["a\n", "n m"],
      ["a\n", ""],
    ] as const)
      expect(() => signNote(text, name, privateKey)).toThrow();
  });
});

describe("a verifier key", () => {
  it.each([
    "",
    "a+b",
    `a+c74f20a3+${"A".repeat(44)}`,
    goKey.replace("c74f20a3", "c74f20a4"),
    `${goKey}A`,
    goKey.replace("+AR", "+AB"),
  ])("is refused as %s", (text) => {
    expect(parseKeyText(text)).toHaveProperty("problem");
  });
});

describe("a checkpoint", () => {
  const root = new MerkleTree([leafOf({ seq: 1 })]).root();
  it("is read as it was signed", () => {
    const text = signCheckpoint({ origin: key.name, size: 1, root }, privateKey);
    const { origin, size, root: found, note } = valueIn(parseCheckpoint(text));
    expect([origin, size, toHex(found)]).toEqual([key.name, 1, toHex(root)]);
    expect(checkNote(note, key)).toBe("right");
  });

  it.each([
    "log\n01\nbjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
    "log\n-1\nbjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
    "log\n9007199254740993\nbjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
    "log\n1\nbjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhevoB1=\n",
    "log\n1\nbjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhev\n",
    "log\n1\n",
    "\n1\nbjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
    "log\n1\nbjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhevoB0=\n\nmore\n",
  ])("of the text %j is refused", (text) => {
    expect(parseCheckpoint(signNote(text, "log", privateKey))).toHaveProperty("problem");
  });
});

describe("a proof as a text", () => {
  const events = Array.from({ length: 11 }, (_, index) => ({
    seq: index + 1,
    at: "2026-03-02",
    by: "灯芯 – 🧵",
  }));
  const tree = new MerkleTree(events.map(leafOf));
  const checkpoint = signCheckpoint({ origin: key.name, size: 11, root: tree.root() }, privateKey);
  const proofOf = (index: number) => ({
    event: events[index] as (typeof events)[number],
    index,
    path: tree.inclusion(index),
    checkpoint,
  });

  it("is read back, and found right with the key alone", () => {
    for (const [index, event] of events.entries()) {
      const read = valueIn(parseProof(proofText(proofOf(index))));
      expect(valueIn(checkProof(read, key)).event).toEqual(event);
    }
  });

  it("is refused with any bit of it flipped", () => {
    const bytes = Buffer.from(proofText(proofOf(6)));
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const bent = Buffer.from(bytes);
      bent[at >> 3] = (bent[at >> 3] as number) ^ (1 << (at & 7));
      const parsed = parseProof(bent.toString());
      expect("problem" in parsed ? parsed : checkProof(parsed.value, key)).toHaveProperty("problem");
    }
  });

  it("of one event is none of another, nor of another log or key", () => {
    fc.assert(
      fc.property(fc.nat(10), fc.nat(10), (a, b) => {
        const mixed = { ...proofOf(a), event: proofOf(b).event };
        expect("problem" in checkProof(mixed, key)).toBe(a !== b);
      }),
    );
    expect(checkProof(proofOf(0), verifierKey("selvedge/other", key.publicKey))).toHaveProperty("problem");
    const [name, signed] = ["selvedge/other", { origin: key.name, size: 11, root: tree.root() }];
    const foreign = signNote(checkpoint.slice(0, checkpoint.indexOf("\n\n") + 1), name, privateKey);
    const problem = checkProof({ ...proofOf(0), checkpoint: foreign }, verifierKey(name, key.publicKey));
    expect(problem).toEqual({ problem: `its checkpoint is of the log ${signed.origin}, the key of ${name}` });
  });
});
