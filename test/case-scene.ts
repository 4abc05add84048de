import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, runWith } from "./terminal.ts";

export const dir = folder();
const workspace = join(dir, "w");
/** Days pass: each call says which day it is. */
export const on = (day: string, ...argv: string[]) => {
  const clock = `${day}T09:00:00Z`;
  return runWith({ env: { SELVEDGE_NOW: clock, USER: "tester" }, clock: () => clock }, [
    ...argv,
    ...["--workspace", workspace],
  ]);
};
export const json = async (day: string, ...argv: string[]) => (await on(day, ...argv, "--json")).json();
export const write = (name: string, text: string): string => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};

/** A supplier with a site, both invented, in a region of which a law speaks; another elsewhere. */
export async function suppliers(): Promise<void> {
  await on(
    "2026-11-20",
    "import",
    write("parties.csv", "party,name,country,role\nP1,Lumo Gin Co.,CN,supplier\nP2,Dora Mill,TR,supplier\n"),
  );
  await on(
    "2026-11-20",
    ...[
      "import",
      write(
        "sites.csv",
        "site,party,name,address,city,region,country,processes\nS1,P1,Gin,1 Gin Road,Aksu,Xinjiang,CN,cotton ginning\n",
      ),
    ],
  );
}
