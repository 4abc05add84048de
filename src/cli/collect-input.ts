import { basename } from "node:path";
import type { Command } from "commander";
import { Argument as CliArgument, Option } from "commander";
import { fail } from "../model/issue.ts";
import { type Argument, type FileInput, type Operation, wordOf } from "../operations/operation.ts";
import type { Effects } from "./effects.ts";

/** Adds the operation's positions and flags to a command. */
export function declareArguments(command: Command, args: readonly Argument[]): void {
  for (const arg of args) {
    if (arg.place === "position") command.addArgument(position(arg));
    else command.addOption(flag(arg));
  }
}

function position(arg: Argument): CliArgument {
  const name = severalWords(arg) ? `${arg.name}...` : arg.name;
  const made = new CliArgument(arg.required === true ? `<${name}>` : `[${name}]`, arg.description);
  return arg.choices === undefined ? made : made.choices(arg.choices);
}

/** Whether the argument may be given as several words; a list as a flag is one word with commas. */
const severalWords = ({ takes, place }: Argument): boolean =>
  takes === "files" || (takes === "list" && place === "position");

function flag(arg: Argument): Option {
  const long = wordOf(arg);
  const word = severalWords(arg) ? `<${placeholder(arg)}...>` : `<${placeholder(arg)}>`;
  const made = new Option(arg.takes === "switch" ? long : `${long} ${word}`, arg.description);
  if (arg.takes === "map")
    made.argParser((value: string, before: readonly string[] = []) => [...before, value]);
  if (arg.choices !== undefined) made.choices(arg.choices);
  return arg.required === true ? made.makeOptionMandatory() : made;
}

const placeholder = ({ takes }: Argument): string =>
  ({
    text: "text",
    file: "file",
    files: "file",
    list: "a,b",
    map: "col=field",
    switch: "",
    date: "date",
    number: "n",
  })[takes];

/** Turns what commander collected into the operation's input: files read, lists split, maps paired. */
export async function collectInput(
  operation: Operation,
  collected: Readonly<Record<string, unknown>>,
  effects: Effects,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const arg of operation.args) {
    const value = collected[arg.flag ?? arg.name];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) {
      input[arg.name] = await converted(arg, value, effects);
    }
  }
  return input;
}

async function converted(arg: Argument, value: unknown, effects: Effects): Promise<unknown> {
  if (arg.takes === "files") {
    const files: FileInput[] = [];
    for (const path of pathsOf(arg, value as readonly string[], effects))
      files.push(await readInput(path, effects));
    return files;
  }
  if (arg.takes === "file") return readInput(String(value), effects);
  if (arg.takes === "list")
    return [value]
      .flat()
      .flatMap((text) => String(text).split(","))
      .map((part) => part.trim())
      .filter((part) => part !== "");
  if (arg.takes === "map") return pairs(value as readonly string[]);
  return arg.takes === "number" ? Number(value) : value;
}

/** The paths as given, a folder as its files where the argument takes folders. What is no folder is left to its reading. */
function pathsOf(arg: Argument, given: readonly string[], effects: Effects): readonly string[] {
  if (arg.folders !== true) return given;
  return given.flatMap((path) => {
    try {
      return effects.readFolder(path);
    } catch {
      return [path];
    }
  });
}

function pairs(texts: readonly string[]): Record<string, string> {
  const found = texts.map(pair);
  for (const side of [0, 1] as const) {
    const twice = found.find((each, index) => found.findIndex((other) => other[side] === each[side]) < index);
    if (twice !== undefined)
      fail(
        "usage.option",
        `--map names ${twice[side]} twice.`,
        "Map each column once, and each heading to one column.",
      );
  }
  return Object.fromEntries(found);
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at > 0 && at < text.length - 1) return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  return fail(
    "usage.option",
    `--map ${text} is not written as col=field.`,
    "Write the canonical column, =, and the file's heading: --map name=Supplier",
  );
}

async function readInput(path: string, effects: Effects): Promise<FileInput> {
  try {
    return { name: basename(path), source: effects.openFile(path) };
  } catch (cause) {
    const code = (cause as { code?: string }).code;
    if (code === "ENOENT")
      return fail(
        "file.missing",
        `There is no file ${path}.`,
        "Check the path; relative paths start at the current folder.",
        { file: path },
      );
    if (code === "EISDIR")
      return fail(
        "file.format",
        `${path} is a folder.`,
        "Name the files in it, for example with a shell pattern: folder/*.csv",
        { file: path },
      );
    if (code === "ESPIPE")
      return fail(
        "file.format",
        `${path} is no file but a pipe or a device: it cannot be read twice.`,
        "Write the data to a file first, and name that.",
        { file: path },
      );
    return fail(
      "file.unreadable",
      `${path} cannot be read (${code ?? String(cause)}).`,
      "Check the permissions of the file.",
      { file: path },
    );
  }
}
