import { ApiError, type ProblemBody, type Upload } from '@cleanpath/api';

export interface UploadRequest {
  readonly url: string;
  readonly file: Blob;
  readonly headers: Readonly<Record<string, string>>;
  readonly onProgress: (sentBytes: number) => void;
  readonly signal: AbortSignal;
}

/** The part of XMLHttpRequest used here, so that tests can stand in for a browser. */
export type Sender = Pick<
  XMLHttpRequest,
  'open' | 'send' | 'abort' | 'setRequestHeader' | 'status' | 'responseText' | 'onload' | 'onerror' | 'onabort'
> & { upload: Pick<XMLHttpRequestUpload, 'onprogress'> };

/**
 * Sends one file as the raw body and tells how many bytes have left. XMLHttpRequest, because `fetch` reports no
 * progress of a request body over HTTP/1.1. Cancelling rejects with an AbortError.
 */
export function uploadFile(request: UploadRequest, sender: Sender = new XMLHttpRequest()): Promise<Upload> {
  const cancelled = () => new DOMException('cancelled', 'AbortError');
  if (request.signal.aborted) return Promise.reject(cancelled());
  const abort = () => sender.abort();
  request.signal.addEventListener('abort', abort, { once: true });
  return new Promise<Upload>((resolve, reject) => {
    sender.upload.onprogress = ({ loaded }) => request.onProgress(loaded);
    sender.onload = () => {
      const body = parsed(sender.responseText);
      if (sender.status === 201 && isRecord(body)) resolve(body as Upload);
      else
        reject(new ApiError({ ...fallback(sender.status), ...(isRecord(body) ? (body as Partial<ProblemBody>) : {}) }));
    };
    sender.onerror = () => reject(new ApiError(fallback(0)));
    sender.onabort = () => reject(cancelled());
    sender.open('POST', request.url);
    sender.setRequestHeader('content-type', 'application/octet-stream');
    sender.setRequestHeader('accept', 'application/json');
    for (const [name, value] of Object.entries(request.headers)) sender.setRequestHeader(name, value);
    sender.send(request.file);
  }).finally(() => request.signal.removeEventListener('abort', abort));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A connection that breaks off gives no body; the catalogue's code for it tells what to do. */
const fallback = (status: number): ProblemBody => ({
  type: 'about:blank',
  title: 'The file did not arrive whole',
  status,
  detail: status === 0 ? 'The connection broke off.' : `The server answered ${status}.`,
  code: status === 413 ? 'upload-too-large' : 'upload-incomplete',
  remedy: 'Send it again.',
});
