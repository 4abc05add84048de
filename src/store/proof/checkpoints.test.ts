import { generateKeyPairSync } from "node:crypto";
import { chmodSync, existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkProof } from "../../evidence/proof/proof-text.ts";
import { verifierKey } from "../../evidence/proof/verifier-key.ts";
import { openStore } from "../open-store.ts";
import { verifyWorkspace } from "../verify.ts";
import { codeOf, decisionEvent, sampleWorkspace, snapshot, temporaryFolder } from "../workspace.fixture.ts";
import { at, recorded, signedWorkspace, signWorkspace } from "./checkpoint.fixture.ts";
import { keyFileName, keyFolder } from "./key-folder.ts";
import { findProvable, proveEvent } from "./prove.ts";
import { openSigningKey } from "./signing-key.ts";
import { stampCheckpoint } from "./stamps.ts";
import { makeAuthority } from "./time-stamp-authority.fixture.ts";

describe("openSigningKey(workspace, file, origin)", () => {
  it("makes a key that only its owner reads, and finds it again", () => {
    const file = join(temporaryFolder(), "deep", "log.pem");
    const [made, found] = [1, 2].map(() => openSigningKey(temporaryFolder(), file, "log"));
    expect([made?.made, found?.made]).toEqual([true, false]);
    expect(made?.publicKey).toEqual(found?.publicKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(made?.publicFile ?? "", "utf8")).toMatch(/^log\+[0-9a-f]{8}\+\S+\n$/);
  });

  it("refuses a place in the workspace, by whatever way it is named", async () => {
    const [workspace, outside] = [temporaryFolder(), temporaryFolder()];
    symlinkSync(workspace, join(outside, "link"));
    for (const file of [
      join(workspace, "k.pem"),
      join(workspace, "a", "k.pem"),
      join(outside, "link", "k.pem"),
    ])
      expect(await codeOf(() => openSigningKey(workspace, file, "log"))).toBe("proof.key");
    expect(await codeOf(() => openSigningKey(workspace, `${workspace}-keys.pem`, "log"))).toBe("none");
    rmSync(`${workspace}-keys.pem`);
    rmSync(`${workspace}-keys.pub`);
  });

  it("refuses a key that others read, of another kind, or that is none", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "k.pem");
    openSigningKey(temporaryFolder(), file, "log");
    chmodSync(file, 0o644);
    expect(await codeOf(() => openSigningKey(temporaryFolder(), file, "log"))).toBe("proof.key");
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    for (const text of [String(privateKey.export({ format: "pem", type: "pkcs8" })), "no key", ""]) {
      const other = join(folder, `${text.length}.pem`);
      writeFileSync(other, text, { mode: 0o600 });
      expect(await codeOf(() => openSigningKey(temporaryFolder(), other, "log"))).toBe("proof.key");
    }
  });

  it.each([
    [{ SELVEDGE_KEYS: "/k" }, "linux", "/k"],
    [{ XDG_CONFIG_HOME: "/c" }, "linux", "/c/selvedge/keys"],
    [{ APPDATA: "/d" }, "win32", "/d/selvedge/keys"],
  ])("has its usual place by %j on %s", (environment, platform, folder) => {
    expect(keyFolder(environment, platform)).toBe(folder);
    expect(keyFileName("selvedge/0f")).toBe("selvedge-0f.pem");
  });
});

describe("a checkpoint", () => {
  it("is kept, recorded, verified, and leaves nothing of the key in the workspace", async () => {
    const { dir, signing, written, held } = await signedWorkspace();
    const { ok, problems, remarks, checked } = await verifyWorkspace(dir, {
      checkpoint: held,
      key: signing.publicKey,
    });
    expect({ ok, problems }).toEqual({ ok: true, problems: [] });
    expect(checked.checkpoints).toBe(1);
    expect(remarks).toEqual([
      expect.stringMatching(
        /^The first 7 events are those of the checkpoint, signed by .* The 1 after it are not proven\.$/,
      ),
    ]);
    expect(readFileSync(join(dir, written.path), "utf8")).toBe(written.note);
    const secret = readFileSync(signing.file, "utf8").split("\n")[1] ?? "";
    expect(Object.values(snapshot(dir)).some((file) => Buffer.from(file, "base64").includes(secret))).toBe(
      false,
    );
  });

  it("holds nothing of the workspace's name, and of an example says that it is one", async () => {
    const { written } = await signedWorkspace();
    expect(written.note).toMatch(/^selvedge\/fiction\/[0-9a-f]{32}\n7\n/);
    expect(written.note).not.toMatch(/Lumo/i);
  });

  it("goes on being the beginning of a log that grows, and a second one too", async () => {
    const { dir, signing, held } = await signedWorkspace();
    const store = await openStore(dir, { write: true });
    store.append([decisionEvent(at)]);
    await store.close();
    const second = await signWorkspace(dir, signing.file);
    expect(second.held.value.size).toBe(9);
    for (const checkpoint of [held, second.held])
      expect((await verifyWorkspace(dir, { checkpoint, key: signing.publicKey })).problems).toEqual([]);
    const { remarks } = await verifyWorkspace(dir, { key: signing.publicKey });
    expect(remarks[0]).toContain("The key signed the first 9 events; the 1 after them are not proven");
  });

  it("is told as unchecked where no key was named, and as wrong with another key or of another log", async () => {
    const { dir, signing, held } = await signedWorkspace();
    const other = await signedWorkspace();
    const unchecked = await verifyWorkspace(dir, { checkpoint: held });
    expect([unchecked.ok, unchecked.remarks[0]]).toEqual([true, expect.stringContaining("was not checked")]);
    const stranger = verifierKey(signing.publicKey.name, other.signing.publicKey.publicKey);
    const wrong = await verifyWorkspace(dir, { checkpoint: held, key: stranger });
    expect(wrong.problems).toMatchObject([{ what: "checkpoint", path: "held.txt" }]);
    expect((await verifyWorkspace(dir, { key: stranger })).problems).toMatchObject([{ path: "checkpoints" }]);
    const renamed = verifierKey("selvedge/another", signing.publicKey.publicKey);
    expect((await verifyWorkspace(dir, { checkpoint: held, key: renamed })).ok).toBe(false);
  });

  it("that is gone, or has another in its place, is found", async () => {
    const { dir, written } = await signedWorkspace();
    const other = await signedWorkspace();
    const found = [{ what: "checkpoint", path: written.path }];
    writeFileSync(join(dir, written.path), other.written.note);
    expect((await verifyWorkspace(dir)).problems).toMatchObject(found);
    rmSync(join(dir, written.path));
    expect((await verifyWorkspace(dir)).problems).toMatchObject(found);
  });
});

describe("a proof of an event", () => {
  it("is found right by whoever has the key, for every event that is signed", async () => {
    const { dir, signing } = await signedWorkspace();
    const store = await openStore(dir);
    for (const event of store.log.read().slice(0, 7)) {
      const { proof } = proveEvent(store, event);
      expect(checkProof(proof, signing.publicKey)).toMatchObject({ value: { event: { seq: event.seq } } });
    }
    const last = store.log.read().at(-1);
    expect(await codeOf(() => last && proveEvent(store, last))).toBe("proof.missing");
    await store.close();
  });

  it("is asked for by number, by hash, and by the document that came in", async () => {
    const { dir } = await signedWorkspace();
    const store = await openStore(dir);
    const events = store.log.read();
    const imported = events[2];
    const document = imported?.type === "import-registered" ? imported.data.sha256 : "";
    for (const text of ["3", "event:3", imported?.hash ?? "", `event:${imported?.hash.slice(0, 12)}`])
      expect(findProvable(events, text)).toEqual({ event: imported });
    for (const text of [document, `document:${document.slice(0, 10)}`])
      expect(findProvable(events, text)).toEqual({ event: imported, document });
    for (const text of ["0", "9", "x", "", "document:3", "abcdef01", document.slice(0, 7)])
      expect(await codeOf(() => findProvable(events, text))).toBe("reference.missing");
    await store.close();
  });

  it("needs a checkpoint", async () => {
    const store = await openStore(await sampleWorkspace(temporaryFolder()));
    const [first] = store.log.read();
    expect(await codeOf(() => first && proveEvent(store, first))).toBe("proof.missing");
    await store.close();
  });
});

describe("a time stamp of a checkpoint", async () => {
  const [authority, stranger] = [await makeAuthority(), await makeAuthority()];
  const stampedWorkspace = async () => {
    const signed = await signedWorkspace();
    const store = await openStore(signed.dir, { write: true });
    const sent: Uint8Array[] = [];
    const ask = async (_url: string, question: Uint8Array) => {
      sent.push(question);
      return authority.answer(question);
    };
    const wanted = { url: "https://tsa.example/", ask, authorities: [authority.root] };
    const kept = await stampCheckpoint(store, signed.written, wanted, recorded);
    await store.close();
    return { ...signed, kept, sent };
  };

  it("is kept with its answer and checked again by verify, against the authority that is named", async () => {
    const { dir, kept, sent } = await stampedWorkspace();
    expect(kept).toMatchObject({ time: "2026-03-02T09:00:00.000Z", trusted: true });
    expect(sent.map(({ length }) => length < 100)).toEqual([true]);
    const named = await verifyWorkspace(dir, { authorities: [authority.root] });
    expect([named.problems, named.remarks[0]]).toEqual([
      [],
      expect.stringContaining("leads to one that you named"),
    ]);
    const open = await verifyWorkspace(dir);
    expect([open.problems, open.remarks[0]]).toEqual([[], expect.stringContaining("was not checked")]);
    const wrong = await verifyWorkspace(dir, { authorities: [stranger.root] });
    expect(wrong.problems).toMatchObject([{ what: "checkpoint", path: kept.path }]);
  });

  it("that does not fit is not kept, and the checkpoint stands", async () => {
    const { dir, written } = await signedWorkspace();
    const store = await openStore(dir, { write: true });
    const before = snapshot(dir);
    const ask = async (_url: string, question: Uint8Array) =>
      authority.answer(question, { otherNonce: true });
    const wanted = { url: "https://tsa.example/", ask, authorities: [] };
    expect(await codeOf(() => stampCheckpoint(store, written, wanted, recorded))).toBe("proof.stamp");
    expect(snapshot(dir)).toEqual(before);
    await store.close();
    expect(existsSync(join(dir, written.path))).toBe(true);
  });
});
