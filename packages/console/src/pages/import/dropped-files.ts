/** A file with its path inside what was dropped: `boms/core.json`. */
export interface PickedFile {
  readonly path: string;
  readonly file: File;
}

/** What was picked, ready to send. */
export interface Picked {
  readonly files: readonly PickedFile[];
  /** Hidden files and resource forks, which belong to nobody's dossier. */
  readonly leftOut: readonly string[];
  readonly bytes: number;
}

/** Folders deeper than this are not walked: no dossier has them, and a link may lead in a circle. */
const MAX_DEPTH = 8;
/** Files looked at before the walk stops; a project directory dropped by mistake must not freeze the page. */
const MAX_FILES = 5_000;

/**
 * Everything in a drop, folders included. The entries must be asked for before the first `await`: a browser empties
 * the drop when the event handler returns.
 */
export async function droppedFiles(data: Pick<DataTransfer, 'items' | 'files'>): Promise<Picked> {
  const entries = [...data.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry === null ? [] : [entry];
  });
  if (entries.length === 0) return tidy([...data.files].map((file) => ({ path: file.name, file })));
  const found: PickedFile[] = [];
  for (const entry of entries) await walk(entry, '', 0, found);
  return tidy(found);
}

/** Files of a file field; those of a folder field carry their path. */
export function chosenFiles(list: Iterable<File>): Picked {
  return tidy([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Takes a single enclosing folder away, as the archive reader of the platform does, and leaves hidden files out. */
export function tidy(files: readonly PickedFile[]): Picked {
  const visible = files.filter(({ path }) => !hidden(path));
  const prefix = enclosingFolder(visible.map(({ path }) => path));
  const kept = visible
    .map(({ path, file }) => ({ path: path.slice(prefix.length), file }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return {
    files: kept,
    leftOut: files.filter(({ path }) => hidden(path)).map(({ path }) => path),
    bytes: kept.reduce((sum, { file }) => sum + file.size, 0),
  };
}

const hidden = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db');

function enclosingFolder(paths: readonly string[]): string {
  const first = paths[0];
  const slash = first?.indexOf('/') ?? -1;
  if (first === undefined || slash < 0) return '';
  const prefix = first.slice(0, slash + 1);
  return paths.every((path) => path.startsWith(prefix)) ? prefix : '';
}

async function walk(entry: FileSystemEntry, folder: string, depth: number, found: PickedFile[]): Promise<void> {
  if (found.length >= MAX_FILES) return;
  const path = folder + entry.name;
  if (isFile(entry)) {
    found.push({ path, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
    return;
  }
  if (!isDirectory(entry) || depth >= MAX_DEPTH) return;
  const reader = entry.createReader();
  // A reader gives at most a hundred entries at a time in some browsers: ask until nothing comes.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const child of batch) await walk(child, `${path}/`, depth + 1, found);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
