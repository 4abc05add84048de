import type { NameForm } from "../names/name-form.ts";

/** Whether there is anything to search by: "Co., Ltd." is found everywhere and says nothing. */
export const isSearchable = (form: NameForm): boolean =>
  form.tokens.some(({ role }) => role !== "legal-form" && role !== "stop");
