import { apart, type Html, html, nothing } from "../html.ts";
import type { ReportInput } from "../report-input.ts";
import { term } from "./head.ts";
import { bullets, paragraph } from "./parts.ts";

/** What is known not to have been looked at, and remarks on the run. */
export function unknowns({ gaps, issues }: ReportInput): Html {
  const none = paragraph(
    "No gap was named. What was not imported was not looked at, and this report cannot know of it.",
  );
  return html`<p class="lead">What is not on these pages is not known to be absent.</p>
${gaps.length === 0 ? none : bullets(gaps.map(apart), "notes")}${
  issues.length === 0
    ? nothing
    : html`<h3>Remarks on the run</h3>\n${bullets(
        issues.map(({ message, hint }) => html`${apart(message)} <span class="ref">${apart(hint)}</span>`),
        "notes",
      )}`
}`;
}

/** Versions and the fingerprint by which the same answer can be made again. */
export const made = ({
  made,
  fingerprint,
  appVersion,
  at,
  lists,
}: ReportInput): Html => html`<dl class="facts made">
${term("Program", `Selvedge ${appVersion}`)}
${term("Run at", at)}
${term("Law", made.law)}
${term("Screening", made.screening)}
${term("Tracing", made.tracing)}
${term("Today taken as", made.today)}
${term("Known by", made.knownBy ?? "everything recorded so far")}
${term("Lists", lists.map(({ key, version }) => `${key} ${version}`).join(", "))}
${term("Fingerprint", html`<span class="hash">${fingerprint}</span>`)}
</dl>
${paragraph("The same records, lists, law, decisions and versions give the same fingerprint; with the same clock they give this page again, byte for byte.")}`;
