import { describe, expect, test } from 'vitest';
import { ApiError } from '@cleanpath/api';
import { chosenFiles, droppedFiles, tidy } from '../src/pages/import/dropped-files.js';
import {
  arrivedUploads,
  batchProgress,
  batchReducer,
  nextToSend,
  type Batch,
  type BatchAction,
} from '../src/pages/import/upload-batch.js';
import { uploadFile, type Sender } from '../src/pages/import/upload-file.js';

const file = (name: string, text = 'x') => new File([text], name);
const run = (actions: readonly BatchAction[], from: Batch = []): Batch => actions.reduce(batchReducer, from);

describe('files that were dropped', () => {
  test('a single folder is taken away and hidden files stay out', () => {
    const picked = tidy(
      ['nation/elements.csv', 'nation/.DS_Store', 'nation/boms/core.json', '__MACOSX/nation/x'].map((path) => ({
        path,
        file: file(path, 'abc'),
      })),
    );
    expect(picked.files.map(({ path }) => path)).toEqual(['boms/core.json', 'elements.csv']);
    expect(picked.leftOut).toEqual(['nation/.DS_Store', '__MACOSX/nation/x']);
    expect(picked.bytes).toBe(6);
  });

  test('files side by side keep their names', () => {
    expect(chosenFiles([file('b.csv'), file('a.yaml')]).files.map(({ path }) => path)).toEqual(['a.yaml', 'b.csv']);
  });

  test('folders are walked until their reader is empty', async () => {
    const entry = (name: string) => ({
      isFile: true,
      isDirectory: false,
      name,
      file: (ok: (f: File) => void) => ok(file(name)),
    });
    const batches = [[entry('elements.csv')], [entry('relations.csv')], []];
    const folder = {
      isFile: false,
      isDirectory: true,
      name: 'net',
      createReader: () => ({ readEntries: (ok: (entries: unknown[]) => void) => ok(batches.shift()!) }),
    };
    const data = { items: [{ kind: 'file', webkitGetAsEntry: () => folder }, { kind: 'string' }], files: [] };
    const picked = await droppedFiles(data as unknown as DataTransfer);
    expect(picked.files.map(({ path }) => path)).toEqual(['elements.csv', 'relations.csv']);
  });
});

describe('a batch of uploads', () => {
  const two = run([
    {
      type: 'add',
      files: [
        { path: 'b.csv', file: file('b.csv', '12345') },
        { path: 'a.yaml', file: file('a.yaml', '123') },
      ],
    },
  ]);

  test('one file at a time, in the order of their names', () => {
    expect(nextToSend(two)?.path).toBe('a.yaml');
    expect(nextToSend(run([{ type: 'start', path: 'a.yaml' }], two))).toBeUndefined();
  });

  test('progress never leaves the file and never goes back', () => {
    const sending = run(
      [
        { type: 'start', path: 'b.csv' },
        { type: 'progress', path: 'b.csv', sent: 4 },
      ],
      two,
    );
    expect(batchProgress(sending)).toEqual({ sent: 4, bytes: 8, files: 2, filesSent: 0, failed: 0 });
    expect(batchProgress(run([{ type: 'progress', path: 'b.csv', sent: 2 }], sending)).sent).toBe(4);
    expect(batchProgress(run([{ type: 'progress', path: 'b.csv', sent: 99 }], sending)).sent).toBe(5);
  });

  test('a corrected file replaces its namesake and leaves the others sent', () => {
    const sent = run(
      [
        { type: 'sent', path: 'a.yaml', uploadId: 'u1' },
        { type: 'sent', path: 'b.csv', uploadId: 'u2' },
      ],
      two,
    );
    expect(arrivedUploads(sent)).toEqual(['u1', 'u2']);
    const again = run([{ type: 'add', files: [{ path: 'b.csv', file: file('b.csv', 'better') }] }], sent);
    expect(arrivedUploads(again)).toBeUndefined();
    expect(nextToSend(again)).toMatchObject({ path: 'b.csv', bytes: 6 });
    expect(again.find(({ path }) => path === 'a.yaml')?.uploadId).toBe('u1');
  });

  test('cancelling keeps what has arrived', () => {
    const half = run(
      [
        { type: 'sent', path: 'a.yaml', uploadId: 'u1' },
        { type: 'start', path: 'b.csv' },
      ],
      two,
    );
    expect(run([{ type: 'cancel' }], half).map(({ path }) => path)).toEqual(['a.yaml']);
  });

  test('what the server let go is sent again where the file is still at hand', () => {
    const gone = run(
      [
        { type: 'sent', path: 'a.yaml', uploadId: 'u1' },
        { type: 'again', paths: ['a.yaml'] },
      ],
      two,
    );
    expect(nextToSend(gone)?.path).toBe('a.yaml');
  });
});

describe('sending a file', () => {
  function fakeSender(answer: { status: number; body: string } | 'broken') {
    const headers: Record<string, string> = {};
    const sender: Sender & { headers: Record<string, string>; url?: string } = {
      headers,
      status: 0,
      responseText: '',
      onload: null,
      onerror: null,
      onabort: null,
      upload: { onprogress: null },
      open: (_method: string, url: string | URL) => void (sender.url = String(url)),
      setRequestHeader: (name: string, value: string) => void (headers[name] = value),
      abort: () => sender.onabort?.call(sender as never, {} as never),
      send: () => {
        queueMicrotask(() => {
          sender.upload.onprogress?.call({} as never, { loaded: 2 } as never);
          if (answer === 'broken') return sender.onerror?.call(sender as never, {} as never);
          Object.assign(sender, { status: answer.status, responseText: answer.body });
          return sender.onload?.call(sender as never, {} as never);
        });
      },
    };
    return sender;
  }
  const request = (signal = new AbortController().signal) => {
    const progress: number[] = [];
    return {
      progress,
      url: '/u?name=a.csv',
      file: file('a.csv'),
      headers: { 'x-csrf-token': 't' },
      onProgress: (n: number) => void progress.push(n),
      signal,
    };
  };

  test('gives the upload and tells the bytes that left', async () => {
    const sender = fakeSender({ status: 201, body: '{"id":"u1"}' });
    const asked = request();
    await expect(uploadFile(asked, sender)).resolves.toEqual({ id: 'u1' });
    expect(asked.progress).toEqual([2]);
    expect(sender.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-csrf-token': 't' });
  });

  test('says what the server said', async () => {
    const sender = fakeSender({
      status: 413,
      body: '{"code":"upload-too-large","detail":"Too large","remedy":"Split it."}',
    });
    const failed: unknown = await uploadFile(request(), sender).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ApiError);
    expect((failed as ApiError).code).toBe('upload-too-large');
    expect((failed as ApiError).problem.remedy).toBe('Split it.');
  });

  test('a broken connection is an incomplete upload, not a crash', async () => {
    await expect(uploadFile(request(), fakeSender('broken'))).rejects.toMatchObject({ code: 'upload-incomplete' });
    await expect(uploadFile(request(), fakeSender({ status: 502, body: '<html>' }))).rejects.toMatchObject({
      code: 'upload-incomplete',
    });
  });

  test('cancelling aborts', async () => {
    const control = new AbortController();
    const sending = uploadFile(request(control.signal), fakeSender('broken'));
    control.abort();
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
  });
});
