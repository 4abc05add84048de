import { fail } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";

/** What an archive and all archives inside it may unpack to, shared by everything that is opened out of them. */
export interface Budget {
  /** Bytes that may still be unpacked. */
  readonly left: () => number;
  /** Takes bytes off; throws a SelvedgeError that names the limit once there are no more. */
  readonly spend: (bytes: number, file: string) => void;
}

export function newBudget(limits: Partial<FormatLimits> = {}): Budget {
  const most = limits.unpacked ?? formatLimits.unpacked;
  let spent = 0;
  return {
    left: () => most - spent,
    spend: (bytes, file) => {
      spent += bytes;
      if (spent > most)
        fail(
          "file.too-large",
          `The archive unpacks to more than ${counted(most)} bytes, archives inside it counted, which is the limit.`,
          "Unpack it and import the files one by one, or split them.",
          { file, expected: `at most ${counted(most)} bytes unpacked`, received: "more" },
        );
    },
  };
}
