import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Import } from '@cleanpath/api';
import { useRoute } from '../../api/use-route.js';
import { useNetworkContext } from '../../app/network-context.js';
import { useMessages } from '../../messages/messages.js';
import { BatchProgress } from './batch-progress.js';
import { FileChoice } from './file-choice.js';
import { Notices } from './notices.js';
import { rememberedBatch } from './remembered-batches.js';
import { useReading } from './use-reading.js';
import { WholePageDrop } from './whole-page-drop.js';
import classes from './import.module.css';

/** Formats that can be named where recognition fails. */
const FORMATS = ['dossier', 'rfc8345', 'tapi', 'graphml', 'geojson', 'teiv', 'sites-csv', 'kubernetes', 'compose'];

/** Problems looked at for the names of the files to correct. */
const SAMPLE = 200;

/** Drop the corrected files: they replace their namesakes, the others are read again as they were sent. */
export function CorrectFiles({ found }: { readonly found: Import }) {
  const { t, list } = useMessages();
  const { network, networkId } = useNetworkContext();
  const [earlier] = useState(() => rememberedBatch(found.id));
  const reading = useReading(networkId, earlier, { id: found.id, unusable: found.state !== 'ready' });
  const problems = useRoute('importProblems', {
    params: { network: networkId, import: found.id },
    query: { limit: SAMPLE, severity: found.errors > 0 ? 'error' : 'warning' },
  });
  const files = useMemo(
    () => [...new Set(problems.data?.items.flatMap(({ file }) => (file === undefined ? [] : [file])))],
    [problems.data],
  );
  const unrecognised = problems.data?.items.some(({ code }) => code === 'format-unknown') ?? false;
  const moving = reading.uploads.batch.some(({ state }) => state !== 'sent');
  return (
    <div className={classes.correct}>
      <WholePageDrop network={network.name} onPicked={reading.take} />
      <p>
        {found.state === 'ready'
          ? t('import.correctMaybe')
          : files.length === 0 || earlier.length === 0
            ? t('import.invalidTextNoFile')
            : t('import.invalidText', { files: list(files.slice(0, 4)) })}
      </p>
      {moving ? <BatchProgress uploads={reading.uploads} onWithoutFailed={reading.withoutFailed} /> : null}
      <div className={classes.actions}>
        <FileChoice onPicked={reading.take} primary={found.state !== 'ready'} />
        {unrecognised && earlier.length > 0 ? (
          <>
            <Select
              aria-label={t('import.chooseFormat')}
              data={[
                { value: '', label: t('import.optionsAuto') },
                ...FORMATS.map((format) => ({ value: format, label: format })),
              ]}
              value={reading.format ?? ''}
              onChange={(format) => reading.chooseFormat(format === null || format === '' ? undefined : format)}
            />
            <Button variant="default" loading={reading.starting} onClick={reading.readAgain}>
              {t('import.sameAgain')}
            </Button>
          </>
        ) : null}
      </div>
      <Notices reading={reading} />
    </div>
  );
}
