/** What a download worker is asked for. Binaries are those of the blob store. */
export type DownloadTask =
  | { readonly kind: 'dossier' | 'graphml' | 'rfc8345'; readonly snapshot: Uint8Array }
  /** `states`: gzip of one trust code an element; `document`: gzip of the canonical JSON. */
  | {
      readonly kind: 'report';
      readonly snapshot: Uint8Array;
      readonly states: Uint8Array;
      readonly document: Uint8Array;
    }
  | { readonly kind: 'table'; readonly table: DownloadTable; readonly document: Uint8Array };

export type DownloadTable = 'services' | 'suppliers' | 'causes' | 'unknowns' | 'concentration' | 'elements';

/** From the worker; each chunk is answered with `next` when the reader took it. */
export type DownloadMessage =
  | { readonly type: 'chunk'; readonly bytes: Uint8Array }
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly problems: readonly object[] | undefined; readonly text: string };
