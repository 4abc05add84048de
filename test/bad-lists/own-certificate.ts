import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Certificate } from "../../src/net/loopback.fixture.ts";

/** A certificate for 127.0.0.1, made now and gone with the process; undefined where the machine has no openssl. */
export function ownCertificate(days = 2): Certificate | undefined {
  const folder = mkdtempSync(join(tmpdir(), "selvedge-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"].concat(
        ["-keyout", key, "-out", cert, "-days", String(days), "-subj", "/CN=127.0.0.1"],
        ["-addext", "subjectAltName=IP:127.0.0.1"],
      ),
      { stdio: "pipe" },
    );
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
