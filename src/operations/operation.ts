import type { z } from "zod";
import type { ByteSource } from "../formats/byte-source.ts";
import type { ErrorCode } from "../model/errors.ts";
import type { Ports } from "./ports.ts";

/** Who asks. Written into every event. */
export interface Actor {
  readonly name: string;
}

export const roles = ["reader", "analyst"] as const;

/** How a face collects one member of the input. */
export interface Argument {
  /** Member of the input schema. */
  readonly name: string;
  /** The flag's word, where it differs from the member's name. */
  readonly flag?: string;
  /** `position` = in order, without a flag. */
  readonly place: "position" | "flag";
  /** `file` is read by the face and handed over as bytes; `files` likewise; `map` is col=field, repeatable; `list` is comma-separated. */
  readonly takes: "text" | "file" | "files" | "list" | "map" | "switch" | "date" | "number";
  /** `files` may be a folder too: its files are meant, not those of folders in it. */
  readonly folders?: boolean;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  readonly description: string;
}

/** A file as a face hands it over: read in pieces, so that its size does not matter. */
export interface FileInput {
  readonly name: string;
  readonly source: ByteSource;
}

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** The verb; two words for a verb with parts (`lists status`). */
  readonly name: string;
  readonly kind: "query" | "command" | "job";
  /** The question it answers, one line. */
  readonly summary: string;
  /** Folder used where no workspace is named; default `.selvedge`. */
  readonly defaultWorkspace?: string;
  readonly args: readonly Argument[];
  readonly input: I;
  /** `object` prints one JSON value; `lines` one JSON value a line. `schema` describes the value, or one line. */
  readonly output: { readonly shape: "object" | "lines"; readonly schema: O };
  readonly roles: readonly (typeof roles)[number][];
  /** Words that --fail-on may name and that this output meets. */
  readonly alarms?: (output: never) => readonly string[];
  /** The code of a failure that the output itself states, such as a workspace that does not verify. */
  readonly failure?: (output: never) => ErrorCode | undefined;
  readonly run: (ports: Ports, actor: Actor, input: z.output<I>) => Promise<unknown>;
}

/** Ties the types of an operation together; returns it unchanged. */
export function defineOperation<I extends z.ZodType, O extends z.ZodType, R = unknown>(
  operation: Omit<Operation<I, O>, "run" | "alarms" | "failure"> & {
    readonly failure?: (output: R) => ErrorCode | undefined;
    readonly alarms?: (output: R) => readonly string[];
    readonly run: (ports: Ports, actor: Actor, input: z.output<I>) => Promise<R>;
  },
): Operation<I, O> & { readonly run: (ports: Ports, actor: Actor, input: z.output<I>) => Promise<R> } {
  return operation as never;
}

/** How a person writes an argument: `--known-by`, or the name of a position. */
export const wordOf = ({ name, flag, place }: Pick<Argument, "name" | "flag" | "place">): string =>
  place === "position"
    ? name
    : `--${(flag ?? name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
