import { problem, type Problem } from '@cleanpath/model';

/** Longest path of an entry, in characters. */
const MAX_PATH = 1024;

/** Why a path in an archive is unsafe, if it is. Directories are given without their trailing slash. */
export function pathFault(path: string): string | undefined {
  if (path === '') return 'it is empty';
  if (path.length > MAX_PATH) return `it is longer than ${MAX_PATH} characters`;
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'it holds a control character';
  if (path.includes('\\')) return 'it holds a backslash';
  if (path.startsWith('/')) return 'it is absolute';
  if (/^[A-Za-z]:/.test(path)) return 'it begins with a drive letter';
  const parts = path.split('/');
  if (parts.includes('..')) return 'it leads upwards with “..”';
  if (parts.includes('.') || parts.includes('')) return 'it has an empty or “.” part';
  return undefined;
}

export interface NamedEntry {
  readonly path: string;
}

/** Checks the names of the files of an archive; the good ones stay, with a single enclosing folder taken away. */
export class EntryNames<E extends NamedEntry> {
  readonly problems: Problem[] = [];
  readonly #entries: E[] = [];
  readonly #folded = new Map<string, string>();

  /** A refused entry is a problem and false. */
  check(path: string): boolean {
    const fault = pathFault(path);
    if (fault === undefined) return true;
    this.refuse(path, `The path is not safe: ${fault}`);
    return false;
  }

  refuse(path: string, message: string): void {
    this.problems.push(problem('archive-path', { file: path, message }));
  }

  /** Two entries may not have one name on any file system: the case and the form of letters are folded. */
  add(entry: E): boolean {
    const folded = entry.path.normalize('NFC').toLowerCase();
    const other = this.#folded.get(folded);
    if (other !== undefined) {
      const same = other === entry.path;
      this.refuse(
        entry.path,
        same ? 'The archive holds the file twice' : `The name differs from “${other}” in case only`,
      );
      return false;
    }
    this.#folded.set(folded, entry.path);
    this.#entries.push(entry);
    return true;
  }

  /** The files by their path inside the dossier. Hidden files and the resource forks of one system are left out. */
  finish(): readonly { readonly path: string; readonly entry: E }[] {
    const visible = this.#entries.filter(
      ({ path }) => !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX'),
    );
    const prefix = enclosingFolder(visible.map(({ path }) => path));
    return visible.map((entry) => ({ path: entry.path.slice(prefix.length), entry }));
  }
}

/** `name/` when everything lies in one folder, as archives of a directory do. */
function enclosingFolder(paths: readonly string[]): string {
  const first = paths[0];
  const slash = first?.indexOf('/') ?? -1;
  if (first === undefined || slash < 0) return '';
  const prefix = first.slice(0, slash + 1);
  return paths.every((path) => path.startsWith(prefix)) ? prefix : '';
}
