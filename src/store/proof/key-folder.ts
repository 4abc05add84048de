import { homedir } from "node:os";
import { join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where keys that sign checkpoints are kept: `SELVEDGE_KEYS`, else the user's own folder for settings. Never in a workspace: a
 * key that travels with the log can sign any log.
 */
export function keyFolder(environment: Environment, platform: string = process.platform): string {
  const { SELVEDGE_KEYS: own = "", XDG_CONFIG_HOME: settings = "", APPDATA: data = "" } = environment;
  if (own !== "") return own;
  if (platform === "win32" && data !== "") return join(data, "selvedge", "keys");
  return join(settings === "" ? join(homedir(), ".config") : settings, "selvedge", "keys");
}

/** The file of the key of one log: its origin with `-` for `/`, so that no two logs of a user share a key. */
export const keyFileName = (origin: string): string => `${origin.replaceAll("/", "-")}.pem`;
