/**
 * What is kept as blobs, by kind. `owner_id` is the id of the row it belongs to.
 *
 * - `upload`: the file as received; owner: the upload.
 * - `import`: binary snapshot of a valid import that is not applied yet; owner: the import.
 * - `import-notes`, `snapshot-notes`: gzip of JSON (`Notes` in kinds/notes.ts): what an assessment or a list needs and
 *   the binary does not hold. Owner: the import, the snapshot.
 * - `snapshot`: binary snapshot (`encodeSnapshot`); owner: the snapshot.
 * - `assessment-document`: gzip of the canonical JSON of the assessment and a line end, the bytes of `assessment.json`;
 *   owner: the assessment.
 * - `assessment-states`: gzip of one byte an element, in the order of the snapshot: its effective trust code; owner: the
 *   assessment.
 */
export const BLOB = {
  upload: 'upload',
  import: 'import',
  importNotes: 'import-notes',
  snapshot: 'snapshot',
  snapshotNotes: 'snapshot-notes',
  document: 'assessment-document',
  states: 'assessment-states',
} as const;

export type BlobKind = (typeof BLOB)[keyof typeof BLOB];
