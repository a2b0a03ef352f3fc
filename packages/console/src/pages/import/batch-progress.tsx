import { Button, CloseButton } from '@mantine/core';
import { ProgressBar } from '../../components/progress-bar.js';
import { useMessages } from '../../messages/messages.js';
import { batchProgress } from './upload-batch.js';
import type { UploadBatch } from './use-upload-batch.js';
import classes from './import.module.css';

export interface BatchProgressProps {
  readonly uploads: UploadBatch;
  /** Reads what has arrived although some files have not. */
  readonly onWithoutFailed: () => void;
}

/** Files on their way: bytes as they leave, what failed and why, a way to stop. */
export function BatchProgress({ uploads, onWithoutFailed }: BatchProgressProps) {
  const { t, bytes, percent } = useMessages();
  const { batch, sending } = uploads;
  const progress = batchProgress(batch);
  const failed = batch.filter(({ state }) => state === 'failed');
  return (
    <div className={classes.batch}>
      <ProgressBar
        label={t('import.sending', { done: progress.filesSent, files: progress.files })}
        done={progress.sent}
        total={Math.max(1, progress.bytes)}
        amount={t('import.sendingBytes', { sent: bytes(progress.sent), bytes: bytes(progress.bytes) })}
        onCancel={sending ? uploads.cancel : undefined}
      />
      <ul className={classes.files}>
        {batch.map((file) => (
          <li key={file.path}>
            <span className={classes.filePath}>{file.path}</span>
            <span className="num">{bytes(file.bytes)}</span>
            <span className={file.state === 'failed' ? classes.failed : 'soft'}>
              {t(`import.file.${file.state}`, { share: percent(file.bytes === 0 ? 1 : file.sent / file.bytes) })}
            </span>
            <CloseButton
              size="sm"
              aria-label={t('import.removeFile', { file: file.path })}
              disabled={file.state === 'sending'}
              onClick={() => uploads.remove(file.path)}
            />
            {file.fault === undefined ? null : <span className={classes.fault}>{file.fault}</span>}
          </li>
        ))}
      </ul>
      {failed.length === 0 || sending ? null : (
        <div role="alert" className={classes.actions}>
          <span>{t('import.someFailed', { count: failed.length })}</span>
          <Button size="xs" onClick={() => uploads.again(failed.map(({ path }) => path))}>
            {t('import.sendAgain')}
          </Button>
          {progress.filesSent === 0 ? null : (
            <Button size="xs" variant="default" onClick={onWithoutFailed}>
              {t('import.startReading')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
