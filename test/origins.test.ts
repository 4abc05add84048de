import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, selvedge } from "./terminal.ts";

const dir = folder();
const at = ["--workspace", join(dir, "w"), "--json"] as const;
const write = (name: string, text: string): string => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};

/** Nobody is meant: the country, the bodies and the mill are invented. */
const report = `Labour Watch Ruritania accused the Strelsau Spinning Company on Monday of forcing thousands of villagers to work in its sheds through two winters. The group said that it had spoken with forty people from nine villages, and that none of them had been free to leave. The company runs three mills in the valley and sells yarn to buyers abroad.`;
const others = `A committee of the parliament of Ruritania accused the Strelsau Spinning Company of forcing prisoners to work. Its members had visited the valley in spring and read the wage books of the mill.`;

describe("one report behind several articles", () => {
  it("is one origin, told on each document and behind each side of the board", async () => {
    await selvedge(
      ...["read", write("a.txt", `Mill accused\n\n${report}`), "--published", "2026-05-04", ...at],
    );
    await selvedge(
      ...[
        "read",
        write("b.txt", `Villagers forced to spin, group says\n\n${report}\n\nShare this on Facebook`),
      ],
      ...["--published", "2026-05-05", ...at],
    );
    await selvedge("read", write("c.txt", `Parliament on the mill\n\n${others}`), ...at);
    const { total, origins, documents } = (await selvedge("documents", ...at)).json();
    expect([total, origins]).toEqual([3, 2]);
    const [c, b, a] = documents;
    expect(a.origin).toEqual({ id: b.origin.id, documents: 2, earliest: a.sha256 });
    expect(c.origin.documents).toBe(1);
    const board = (await selvedge("board", ...at)).json();
    const forced = board.propositions.find(
      (one: { proposition: string }) => one.proposition === "forced-labour",
    );
    expect(forced.behind.affirms).toEqual({ documents: 3, speakers: 2, origins: 2 });
  });

  it("says so on the terminal", async () => {
    const plain = (await selvedge("documents", "--workspace", join(dir, "w"))).out;
    expect(plain).toContain("one of 2 documents of one text");
    expect(plain).toContain("3 kept, 2 origins");
  });
});
