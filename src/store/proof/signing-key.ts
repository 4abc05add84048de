import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { keyText, publicBytesOf, type VerifierKey, verifierKey } from "../../evidence/proof/verifier-key.ts";
import { fail } from "../../model/issue.ts";
import { discard, syncFolder, writeDurably, writing } from "../disk.ts";

/** A key that signs checkpoints of one log. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: VerifierKey;
  /** Where the private key lies. */
  readonly file: string;
  /** Where the public key lies, to be given away. */
  readonly publicFile: string;
  readonly made: boolean;
}

export const publicFileOf = (file: string): string => `${file.replace(/\.pem$/, "")}.pub`;

/** The nearest folder of a path that is there, with links followed. */
function realFolder(path: string): string {
  let folder = resolve(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return realpathSync(folder);
}

function refuseInside(workspace: string, file: string): void {
  const way = relative(realFolder(workspace), realFolder(file));
  if (way === ".." || way.startsWith(`..${sep}`) || resolve(way) === way) return;
  fail(
    "proof.key",
    `The key ${file} would lie inside the workspace.`,
    "Name a file outside it with --key, or set SELVEDGE_KEYS: whoever gets the folder could else sign another log in its place.",
    { file },
  );
}

/** Others of this machine must not be able to read it; Windows keeps such rights elsewhere. */
function refuseShared(file: string): void {
  if (process.platform === "win32" || (statSync(file).mode & 0o077) === 0) return;
  fail("proof.key", `The key ${file} can be read by others.`, `Run chmod 600 ${file}, or make another.`, {
    file,
    expected: "mode 600",
    received: `mode ${(statSync(file).mode & 0o777).toString(8)}`,
  });
}

function readKey(file: string): KeyObject {
  refuseShared(file);
  const hint = "Name another file with --key; where there is none, a key is made.";
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail("proof.key", `The key ${file} cannot be read (${reason}).`, hint, { file });
  }
  return key.asymmetricKeyType === "ed25519"
    ? key
    : fail("proof.key", `The key ${file} is of the kind ${key.asymmetricKeyType}.`, hint, {
        file,
        expected: "ed25519",
        received: String(key.asymmetricKeyType),
      });
}

/** Writes a new key where none is: readable by its owner from the first byte, flushed before anything is signed. */
function makeKey(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync("ed25519");
  writing(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const handle = openSync(file, "wx", 0o600);
    try {
      writeSync(handle, String(privateKey.export({ format: "pem", type: "pkcs8" })));
      fsyncSync(handle);
    } catch (error) {
      discard(file);
      throw error;
    } finally {
      closeSync(handle);
    }
    syncFolder(dirname(file));
  });
  return privateKey;
}

/**
 * The key of a log, made where there is none. The public key is written beside it.
 * @throws SelvedgeError `proof.key` where the file lies in the workspace, can be read by others, or is no Ed25519 key in PEM.
 */
export function openSigningKey(workspace: string, file: string, origin: string): SigningKey {
  refuseInside(workspace, file);
  const made = !existsSync(file);
  const privateKey = made ? makeKey(file) : readKey(file);
  const publicKey = verifierKey(origin, publicBytesOf(privateKey));
  const publicFile = publicFileOf(file);
  if (made || !existsSync(publicFile)) writeDurably(publicFile, `${keyText(publicKey)}\n`);
  return { privateKey, publicKey, file, publicFile, made };
}
