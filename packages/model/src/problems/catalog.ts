/**
 * The error catalogue: every problem Cleanpath can report, with its HTTP status, a title and the general remedy.
 * A reported problem may carry a more precise remedy. The page `docs/reference/problems.md` is generated from this.
 */
export interface ProblemInfo {
  readonly status: number;
  readonly severity: 'error' | 'warning';
  readonly title: string;
  readonly remedy: string;
}

const error = (title: string, remedy: string, status = 422): ProblemInfo => ({
  status,
  severity: 'error',
  title,
  remedy,
});
const warning = (title: string, remedy: string): ProblemInfo => ({ status: 200, severity: 'warning', title, remedy });

export const PROBLEMS = {
  // Reading files
  'dossier-not-found': error(
    'The dossier does not exist',
    'Check the path; a dossier is a directory, a .zip or a .tar.gz with a dossier.yaml.',
    404,
  ),
  'file-missing': error('A required file is missing', 'Add the file named in the message.'),
  'file-unreadable': error('A file could not be read', 'Check the permissions and that it is an ordinary file.'),
  'file-too-large': error(
    'A file is larger than the limit',
    'Split the file, use NDJSON for large tables, or raise the limit.',
    413,
  ),
  'file-unexpected': warning('A file is not part of a dossier', 'Remove it, or move it out of the dossier.'),
  'encoding-unsupported': error('The text encoding is not supported', 'Save the file as UTF-8.'),
  'encoding-invalid': error(
    'The file is not valid UTF-8',
    'Save the file as UTF-8; the position of the first bad byte is given.',
  ),
  'encoding-converted': warning('A file was converted to UTF-8', 'Save the file as UTF-8 to avoid surprises.'),
  'archive-invalid': error(
    'The archive is damaged or not an archive',
    'Create it again with an ordinary zip or tar.gz tool.',
  ),
  'archive-path': error(
    'The archive holds an unsafe path',
    'Archive the files without absolute paths, "..", links or devices.',
  ),
  'archive-bomb': error(
    'The archive expands beyond the limits',
    'Check where it comes from; split a genuine archive or raise the limit.',
    413,
  ),
  'syntax-invalid': error('The file cannot be parsed', 'Correct the syntax at the place given.'),
  'format-unknown': error('The format is not recognised', 'Name one of the formats listed by the command help.'),
  'format-refused': error('The content is refused for safety', 'Remove the construct named in the message.'),
  'write-failed': error(
    'The result could not be written',
    'Check free space and permissions; nothing was changed.',
    500,
  ),
  // Tables and values
  'header-missing': error('A required column is missing', 'Add the column to the header row.'),
  'header-duplicate': error('A column occurs twice', 'Rename or remove one of the columns.'),
  'row-shape': error('A row has the wrong number of fields', 'Check quotes and separators in this row.'),
  'line-too-long': error('A line is longer than the limit', 'Split the line or raise the limit.'),
  'value-missing': error('A required value is missing', 'Give a value.'),
  'value-invalid': error('A value is not valid', 'Use a value of the kind described.'),
  'value-out-of-range': error('A number is outside its range', 'Use a number within the range given.'),
  'unit-wrong': error('A number carries a wrong or unknown unit', 'Write a plain number in the unit of the column.'),
  'kind-unknown': error('The element kind is not known', 'Use one of the kinds in the reference, or "unknown".'),
  'relation-type-unknown': error('The relation type is not known', 'Use one of the relation types in the reference.'),
  'date-invalid': error('A date is impossible', 'Write an existing calendar date as YYYY-MM-DD.'),
  'dates-order': error('Two dates are in the wrong order', 'Exchange or correct the dates.'),
  'schema-version': error(
    'The dossier format version is not supported',
    'Use a version of Cleanpath that reads it, or convert the dossier.',
  ),
  'field-unknown': warning(
    'A field is not known',
    'It is kept as an attribute. Check the spelling if it was meant to have an effect.',
  ),
  // Identity and references
  'duplicate-id': error('An id is used twice', 'Give each thing its own id, or remove the repetition.'),
  'reference-dangling': error(
    'A reference names something that does not exist',
    'Add the missing thing or correct the reference.',
  ),
  'reference-suggestion': warning('A reference may be misspelt', 'Compare with the id suggested.'),
  'dependency-cycle': warning(
    'Elements depend on each other in a circle',
    'Legal, and handled; check that it is meant.',
  ),
  'self-relation': warning('An element is related to itself', 'Remove the relation; it has no effect.'),
  'relation-repeated': warning('A relation is repeated', 'Merged and counted once.'),
  'group-threshold': error(
    'A redundancy group is contradictory',
    'Give every member of the group the same "need", between 1 and the number of members.',
  ),
  'ownership-sum': error('Ownership shares of an entity exceed 100 %', 'Correct the shares at the date given.'),
  'alias-shared': warning(
    'Two suppliers share a name or identifier',
    'Merge them, or add an ownership relation if they belong together.',
  ),
  'demand-empty': error('A demand has no leg', 'Give endpoints (from, to) or a set of elements.'),
  // Evidence, criteria and policy
  'grade-unknown': error('The source grade is not known', 'Use an Admiralty grade A to F and a credibility 1 to 6.'),
  'support-range': error(
    'The support value contradicts the direction or leaves [0, 1]',
    'supports: 0.5 to 1; refutes: 0 to 0.5; mixed: state it.',
  ),
  'strength-range': error(
    'The strength is not above 0 or exceeds its evidence type',
    'Use a strength within the type; state a reason for a lower one.',
  ),
  'future-dated': error('The evidence is dated in the future', 'Correct the date of observation or of entry.'),
  'criterion-not-leaf': error('Evidence must name a leaf criterion', 'Name one of the leaf criteria of the catalog.'),
  'derived-cycle': error('Evidence is derived from itself', 'Break the circle of derivedFrom.'),
  'hash-format': error('The hash is not a SHA-256 in hexadecimal', 'Write 64 hexadecimal digits.'),
  'policy-thresholds': error(
    'The policy thresholds are not consistent',
    'Columns must not fall from tier to tier, and accept must exceed exclude.',
  ),
  'catalog-invalid': error(
    'The criteria catalog is not valid',
    'Correct the tree: no cycles, every leaf reached once, no empty node, weights above 0.',
  ),
  'opinion-invalid': error(
    'An opinion is not valid',
    'belief + disbelief + uncertainty must be 1, each within [0, 1].',
  ),
  'total-conflict': error(
    'Opinions contradict each other totally',
    'Use a fusion operator that is defined for total conflict.',
  ),
  'operator-undefined': error('The operator is not defined for these opinions', 'Check the base rates.'),
  // Import findings
  'import-dangling': warning(
    'A link or reference of the source leads nowhere',
    'Check the source; the row was left out.',
  ),
  'import-row-rejected': warning('A row of the source was rejected', 'Correct the row in the source and import again.'),
  'import-value-ignored': warning('A value of the source was ignored', 'Correct it in the source if it matters.'),
  'import-merged': warning('Repeated rows of the source were merged', 'Nothing to do if the repetition is meant.'),
  'import-assumption': warning(
    'The source leaves something open; an assumption was made',
    'Check the assumption or set the option named.',
  ),
  'import-suspicious': warning('The source looks defective', 'Check the source before relying on this part.'),
  'import-version-unknown': warning('A product version is unknown', 'State a tag or digest in the source.'),
  'import-no-suppliers': warning(
    'The source names no suppliers',
    'Add suppliers to elements.csv; until then their state is unknown.',
  ),
  'snapshot-invalid': error('The snapshot is damaged or was altered', 'Take it again from the dossier.'),
  // Components and weaknesses
  'purl-invalid': error(
    'A package URL cannot be read',
    'Write it as pkg:type/namespace/name@version; see the purl specification.',
  ),
  'version-range-invalid': error(
    'A version range cannot be read',
    'Write it as the package system or the VERS specification says.',
  ),
  // Signing in and being allowed
  'sign-in-needed': error('You are not signed in', 'Sign in, or send a valid API key.', 401),
  'sign-in-failed': error('Sign-in failed', 'Check what you typed; after several failures wait as told.', 401),
  reauthenticate: error('Please confirm that it is you', 'Give your password again, then repeat the change.', 403),
  forbidden: error('You may not do this', 'Ask an administrator of your organisation for the role needed.', 403),
  'origin-refused': error('The request came from another site', 'Open the console directly and try again.', 403),
  'second-factor-needed': error(
    'This needs a second factor',
    'Set up a passkey or one-time codes in your account, then try again.',
    403,
  ),
  'token-invalid': error(
    'The link is not valid any more',
    'It was used, withdrawn or has expired: ask for a new one.',
    400,
  ),
  'password-weak': error(
    'The password is too easy to guess',
    'Use a longer one, such as four or more unrelated words.',
    422,
  ),
  'setup-done': error('The installation is set up already', 'Sign in, or ask an administrator for an invitation.', 409),
  'scope-exceeds': error('An API key cannot do more than you', 'Leave out the scopes named.', 403),
  'last-administrator': error(
    'An organisation keeps one administrator',
    'Make another member administrator first.',
    409,
  ),
  // Requests
  'not-found': error('There is nothing here', 'Check the address; it may have been deleted or not be yours.', 404),
  'request-invalid': error('The request is not valid', 'Correct the fields named.', 400),
  'request-too-large': error('The request is too large', 'Send less at once; files go to the upload route.', 413),
  'media-unsupported': error('The content type is not supported', 'Send application/json.', 415),
  'too-many-requests': error('Too many requests', 'Wait as long as the Retry-After header says.', 429),
  'changed-meanwhile': error('Somebody changed it meanwhile', 'Look at the new state, then repeat your change.', 412),
  'precondition-needed': error('The change must name what it changes', 'Send If-Match with the ETag you read.', 428),
  'idempotency-mismatch': error(
    'The idempotency key was used for another request',
    'Use a new key for a new request.',
    422,
  ),
  'method-not-allowed': error(
    'This address does not take that method',
    'Use one of the methods of the Allow header.',
    405,
  ),
  'request-timeout': error('The request took too long to arrive', 'Send it again over a steady connection.', 408),
  'headers-too-large': error(
    'The headers of the request are too large',
    'Send shorter headers or a shorter address; delete the cookies of this site.',
    431,
  ),
  'host-refused': error(
    'The server does not answer to this name',
    'Use the address the installation is configured with.',
    421,
  ),
  'idempotency-busy': error(
    'The same request is being worked on',
    'Wait a moment and repeat it with the same key to get its answer.',
    409,
  ),
  'name-taken': error('The name is taken', 'Choose another name.', 409),
  'cursor-invalid': error('The page cursor is not valid', 'Start again from the first page.', 400),
  // Uploads, imports, drafts, jobs
  'upload-too-large': error('The file is larger than the limit', 'Compress or split it, or raise the limit.', 413),
  'upload-incomplete': error('The file did not arrive whole', 'Send it again.', 400),
  'upload-checksum': error(
    'The file arrived altered',
    'Send it again; compare its SHA-256 with the one announced.',
    400,
  ),
  'upload-empty': error('The file is empty', 'Check the file and send it again.', 400),
  'import-not-ready': error('The import cannot be applied', 'Correct its errors, or wait until it is read.', 409),
  'network-empty': error('The network has no facts yet', 'Import files or load the example first.', 409),
  'change-invalid': error('The change is not possible', 'Correct the fields named.', 422),
  'draft-empty': error('There are no changes to apply', 'Change something first.', 409),
  'draft-stale': error(
    'The network changed since the draft began',
    'Look at what changed, then discard the draft or apply it again on the new state.',
    409,
  ),
  'job-finished': error('The job has ended already', 'Nothing to cancel.', 409),
  'policy-version-exists': error(
    'This version of the policy exists with other content',
    'Give the changed policy a new version.',
    409,
  ),
  // Storage and operation
  'storage-full': error('The disk is full', 'Free space; nothing was changed.', 507),
  'storage-failed': error('The storage failed', 'Check disk and database; nothing acknowledged was lost.', 503),
  'storage-busy': error(
    'Another process uses the data directory',
    'Stop it first, or use PostgreSQL to run several.',
    409,
  ),
  'storage-newer': error(
    'The data was written by a newer version',
    'Use that version, or restore a backup made before.',
    409,
  ),
  'storage-not-empty': error(
    'The database is not empty',
    'Restore or copy into a new data directory or an empty database.',
    409,
  ),
  'backup-invalid': error('The backup is damaged or incomplete', 'Use another backup; nothing was restored.'),
  'config-invalid': error('The configuration is not valid', 'Correct the settings named.', 400),
  unavailable: error('The service is not available right now', 'Try again shortly.', 503),
  // Analyses and runtime
  'limit-exceeded': error(
    'The input exceeds a limit of the analysis',
    'Reduce the input or raise the limit named.',
    413,
  ),
  cancelled: error('The operation was cancelled', 'Start it again.', 499),
  'usage-invalid': error('The command was not understood', 'See the help of the command.', 400),
  'internal-error': error(
    'Something went wrong in Cleanpath',
    'Please report this with the command and the message.',
    500,
  ),
} as const satisfies Record<string, ProblemInfo>;

export type ProblemCode = keyof typeof PROBLEMS;
