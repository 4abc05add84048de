import { z } from "zod";
import { isIsoDate } from "../../model/dates.ts";

export const dayMember = z.string().refine(isIsoDate, "write a day as YYYY-MM-DD");
