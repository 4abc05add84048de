/** The one error table. A code says who is at fault and what to do; faces map its kind to an exit code or a status. */

export type ErrorKind = "usage" | "invalid" | "missing" | "conflict" | "forbidden" | "unavailable" | "bug";

/** Exit codes of the command line, by kind (DESIGN section 5). */
export const exitCodeOf: Readonly<Record<ErrorKind, number>> = {
  usage: 2,
  invalid: 3,
  missing: 3,
  conflict: 3,
  forbidden: 3,
  unavailable: 4,
  bug: 70,
};

/** code -> [kind, what it means]. Messages at the place of failure add the value seen and what was expected. */
export const errorTable = {
  // usage
  "usage.option": ["usage", "an option or argument that the verb does not know or cannot use"],
  "usage.subject": ["usage", "a subject that is not written as kind:id or text"],
  "usage.date": ["usage", "a date option that is not an ISO date or instant"],
  // files that come in
  "file.missing": ["missing", "the file or folder is not there"],
  "file.unreadable": ["unavailable", "the file cannot be read"],
  "file.empty": ["invalid", "the file holds no rows"],
  "file.binary": ["invalid", "the file is not text, whatever its name says"],
  "file.encoding": ["invalid", "the bytes are not valid text in the encoding expected"],
  "file.too-large": ["invalid", "the file is beyond the limit that is stated"],
  "file.format": ["invalid", "the format is not one that is read"],
  "file.header": ["invalid", "no header row was recognised"],
  "file.kind": ["invalid", "what the rows are (parties, shipments ...) cannot be told from the headings"],
  "file.exists": ["conflict", "another file stands where one is to be written"],
  "column.missing": ["invalid", "a column that this kind of file needs is not there"],
  "column.ambiguous": ["conflict", "two columns claim to be the same canonical column"],
  "column.refused": ["forbidden", "a column about persons' ethnicity or religion, which is never taken in"],
  "column.unknown": ["invalid", "a mapping names a column that does not exist"],
  "column.contact": [
    "invalid",
    "a column with persons' contact data or bank account numbers was recognised and left out",
  ],
  // rows
  "row.value-missing": ["invalid", "a value that the row cannot do without is empty"],
  "row.value-invalid": ["invalid", "a value is not of the form expected"],
  "row.repaired": ["invalid", "a value was mended and the mending is shown"],
  "row.shape": ["invalid", "the row does not have the cells that the header promises"],
  "row.date-ambiguous": ["conflict", "a date that can be read in two ways"],
  "row.contradiction": ["conflict", "two values of the row contradict each other"],
  "row.void": ["invalid", "a record that its own source has deleted, replaced or counted on other rows"],
  "row.duplicate": ["conflict", "the same key stands on two rows"],
  "identifier.check-digit": ["invalid", "an identifier whose check digit does not fit"],
  // documents whose words are read
  "document.hidden": ["invalid", "words that a reader of the page would not see: kept, and shown as hidden"],
  "document.left-out": ["invalid", "parts of a document that are not among the words read"],
  "document.noted": ["invalid", "how a document was read, where it could be read otherwise"],
  "case.open": ["conflict", "a case on the same finding is open already"],
  "case.closed": ["conflict", "a case that is closed and was to be acted in"],
  "case.plan": [
    "forbidden",
    "a step that a plan never proposes there, such as an audit where workers cannot speak freely",
  ],
  "wording.stopped": [
    "forbidden",
    "words that should not leave to a supplier, or a file that could not be looked at",
  ],
  "citation.broken": ["invalid", "a citation that no longer slices to the words that were cited"],
  // workspace
  "workspace.missing": ["missing", "no workspace at this place"],
  "workspace.exists": ["conflict", "a workspace already stands at this place"],
  "workspace.newer": ["invalid", "the workspace was written by a newer Selvedge"],
  "workspace.locked": ["unavailable", "another process is writing to this workspace"],
  "workspace.damaged": ["invalid", "the workspace does not verify"],
  "workspace.runtime": ["unavailable", "the runtime does not meet what the store needs"],
  "workspace.write": ["unavailable", "the disk refused a write"],
  // subjects and references
  "subject.none": ["missing", "nothing in the workspace fits the subject"],
  "subject.ambiguous": ["conflict", "the text fits several subjects"],
  "reference.missing": ["missing", "an id that nothing in the workspace has"],
  // events and credentials (EPCIS, UNTP)
  "events.not-a-record": [
    "invalid",
    "well-formed and recognised, but it holds no event, product, facility or attestation",
  ],
  "events.kind-unknown": ["invalid", "neither type nor @context says which kind of record it is"],
  "events.issuer-missing": ["invalid", "a credential, or the subject of one, without an issuer"],
  "events.context-missing": ["invalid", "an EPCIS document or single event without @context"],
  "events.validity-invalid": ["invalid", "validFrom or validUntil of a credential is no date-time"],
  "events.name-twice": ["invalid", "a name stands twice in one object of JSON"],
  "events.type-unknown": ["invalid", "the event type is none of the five and no URI"],
  "events.time-missing": ["invalid", "an event without its time"],
  "events.time-not-rfc3339": ["invalid", "a time that cannot be read as a date-time"],
  "events.offset-missing": ["invalid", "an EPCIS event without eventTimeZoneOffset"],
  "events.offset-invalid": ["invalid", "an eventTimeZoneOffset that is not +hh:mm or -hh:mm up to 14:00"],
  "events.action-missing": ["invalid", "no action where the event type requires one"],
  "events.action-invalid": ["invalid", "an action other than observe, add and delete"],
  "events.objects-missing": ["invalid", "none of the lists that say what the event is about"],
  "events.quantity-invalid": ["invalid", "a quantity that is no number of goods"],
  "events.quantity-field-unknown": ["invalid", "a field in a quantity that the standard does not know"],
  "events.uom-unknown": ["invalid", "a unit that is no UN/ECE code"],
  "events.vocabulary-unknown": ["invalid", "a bare word that the Core Business Vocabulary does not have"],
  "events.name-without-namespace": ["invalid", "a name that is neither standard nor a URI nor prefix:name"],
  "events.certification-invalid": ["invalid", "certificationInfo that is no URI or list of URIs"],
  "events.id-invalid": ["invalid", "an id that is no URI"],
  "events.not-json": ["invalid", "bytes that are no JSON text, or are cut off"],
  "events.document-invalid": [
    "invalid",
    "a document without its list of events, or a credential without its subject",
  ],
  "events.version-unknown": ["invalid", "an EPCIS schemaVersion other than 2.x"],
  "events.noted": ["invalid", "how something in a file of events was read: kept, and told once for the file"],
  // rules of the house
  "screen.persons": ["forbidden", "more person rows than may be screened without being imported suppliers"],
  "decision.invalid": ["invalid", "a decision that cannot be recorded as it stands"],
  "erasure.refused": ["conflict", "a document on which something in force rests"],
  "proof.key": ["invalid", "a key that signs or checks checkpoints and cannot be used"],
  "proof.missing": ["missing", "no signed checkpoint covers what is to be proven"],
  "proof.wrong": ["invalid", "a proof that does not lead to what was signed"],
  "proof.stamp": ["invalid", "the answer of a time-stamp authority that does not fit what was asked"],
  "proof.unanswered": ["unavailable", "a time-stamp authority did not answer"],
  "import.undone": ["conflict", "the import was already undone"],
  "list.invalid": ["invalid", "a list that does not satisfy its own assertions"],
  "list.missing": ["missing", "a list that is not in the workspace"],
  "capture.refused": ["forbidden", "an address that is not captured, such as one that is not public"],
  "capture.unavailable": ["unavailable", "a page could not be fetched"],
  "list.unavailable": ["unavailable", "a publisher's file could not be fetched"],
  "model.unanswered": ["unavailable", "a language model gave no answer"],
  "model.answer": ["unavailable", "the answer of a language model is not what was asked for"],
  "law.invalid": ["invalid", "an instrument that does not satisfy the schema of data/law"],
  "data.invalid": ["invalid", "a data file that does not satisfy its schema"],
  "job.cancelled": ["unavailable", "the job was cancelled; what was finished is kept"],
  "job.memory": ["unavailable", "the memory that the process was given was used up"],
  bug: ["bug", "a promise of ours was broken"],
} as const satisfies Record<string, readonly [ErrorKind, string]>;

export type ErrorCode = keyof typeof errorTable;

/** The kind of a code: who is at fault. */
export const kindOf = (code: ErrorCode): ErrorKind => errorTable[code][0];
