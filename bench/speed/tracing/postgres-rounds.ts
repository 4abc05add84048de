// PostgreSQL on the same edges: a server of this run alone, on a socket in a temporary folder, with an index and without
// a write-ahead log to wait for. One session, so that temporary settings hold.
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillSmallTables } from "../../../src/store/day-ordered/engines.fixture.ts";
import { reachBySql, type Sql } from "../../../src/tracing/columns/rounds-sql.ts";
import { load, passBeside } from "./cases.ts";
import { digestFrom, digestSql } from "./digest.ts";
import type { Setup } from "./setup.ts";
import { alternating, type Case, type Measured } from "./timing.ts";

/** Where the server's programs are, or why there are none. */
export function postgresPrograms(): { readonly programs: string } | { readonly absent: string } {
  try {
    const programs = execFileSync("pg_config", ["--bindir"], { encoding: "utf8" }).trim();
    execFileSync(join(programs, "initdb"), ["--version"]);
    return { programs };
  } catch (error) {
    return { absent: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}

/** The server refuses to run as root; then its own user runs it. */
function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string) => Number(execFileSync("id", [option, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

const settings = {
  listen_addresses: "",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "8GB",
  shared_buffers: "2GB",
  work_mem: "1GB",
  maintenance_work_mem: "1GB",
  max_parallel_workers_per_gather: "2",
};

/** A client that stays connected: a statement goes in, and the marker after it says that it is done. */
class Session {
  private readonly client: ChildProcessWithoutNullStreams;
  private out = "";
  private errors = "";
  private waiting: { done: (out: string) => void; failed: (error: Error) => void } | undefined;

  constructor(psql: string, socket: string, user: string) {
    const options = ["-X", "-q", "-A", "-t", "-F", ",", "-v", "ON_ERROR_STOP=1"];
    this.client = spawn(psql, [...options, "-h", socket, "-U", user, "-d", "postgres"]);
    this.client.stdout.setEncoding("utf8").on("data", (text: string) => this.heard(text));
    this.client.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.errors += text;
    });
    this.client.on("close", () => this.waiting?.failed(new Error(`psql ended: ${this.errors}`)));
  }

  ask(statement: string): Promise<string> {
    return new Promise((done, failed) => {
      this.out = "";
      this.waiting = { done, failed };
      this.client.stdin.write(`${statement}${statement.startsWith("\\") ? "" : ";"}\n\\echo --done--\n`);
    });
  }

  end(): void {
    this.waiting = undefined;
    this.client.stdin.end("\\q\n");
  }

  private heard(text: string): void {
    this.out += text;
    if (!this.out.endsWith("--done--\n")) return;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.done(this.out.slice(0, -"--done--\n".length).trim());
  }
}

async function withServer<T>(programs: string, use: (session: Session) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), "selvedge-bench-postgres-"));
  const data = join(home, "data");
  const user = serverUser();
  chmodSync(home, 0o755);
  mkdirSync(data, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined)
    for (const folder of [home, data]) chownSync(folder, user.uid, user.gid);
  const as = { ...user, cwd: home, stdio: "ignore" } as const;
  execFileSync(join(programs, "initdb"), ["-D", data, "-U", "bench", "--no-sync", "-A", "trust"], as);
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(programs, "postgres"), ["-D", data, "-k", home, ...flags], as);
  const ended = new Promise((done) => server.once("close", done));
  try {
    await untilReady(join(programs, "pg_isready"), home);
    const session = new Session(join(programs, "psql"), home, "bench");
    const result = await use(session);
    session.end();
    return result;
  } finally {
    server.kill("SIGINT");
    await ended;
    rmSync(home, { recursive: true, force: true });
  }
}

async function untilReady(isReady: string, socket: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      execFileSync(isReady, ["-h", socket, "-U", "bench", "-q"]);
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  throw new Error("the PostgreSQL server did not come up within 20 s");
}

/** One question by our pass and by PostgreSQL, by turns, on the edges that it gets. */
export async function postgresTask(folder: string, setup: Setup): Promise<Measured[]> {
  const found = postgresPrograms();
  if ("absent" in found) throw new Error(found.absent);
  const network = await load(folder, setup, "edges-postgres.parquet");
  return withServer(found.programs, async (session) => {
    const sql: Sql = {
      run: (statement) => session.ask(statement),
      count: async (query) => Number(await session.ask(query)),
    };
    await sql.run("set client_min_messages = error");
    await sql.run(
      "create table edge(src integer, dst integer, good smallint, earliest integer, latest integer)",
    );
    await sql.run(`\\copy edge from '${join(folder, "edges-postgres.csv")}' csv`);
    await sql.run("create index edge_src on edge(src, good)");
    await sql.run("analyze edge");
    const sources = setup.sources["100"] ?? [];
    const seeds = sources.map((party) => ({ party }));
    await fillSmallTables(sql, setup.network.classes, seeds);
    // Processor time here is that of the client, not the server.
    const theirs: Case<void> = {
      name: "PostgreSQL rounds, 100 sources",
      rounds: setup.sqlRounds,
      run: async () => {
        await reachBySql(sql);
      },
      answer: async () => digestFrom((await session.ask(digestSql("state"))).split(",").map(Number)),
    };
    return alternating([passBeside(theirs, network, sources), theirs]);
  });
}
