import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useMessages, type Messages } from '../../messages/messages.js';
import { dossierTemplate } from './dossier-template.js';
import { saveFile } from './save-file.js';
import { storedZip, type ZipEntry } from './store-zip.js';
import classes from './import.module.css';

/** A small dossier to begin with, made here: no file of the server is needed. */
export function Templates() {
  const { t } = useMessages();
  const files = useMemo(() => templateFiles(t), [t]);
  return (
    <section className={classes.offer} aria-labelledby="template-title">
      <h2 id="template-title">{t('import.templateTitle')}</h2>
      <p>{t('import.templateText')}</p>
      <ul className={classes.templateFiles}>
        {files.map(({ path, text }) => (
          <li key={path}>
            <button
              type="button"
              className={classes.link}
              aria-label={t('import.templateFile', { file: path })}
              onClick={() => saveFile(path, new Blob([text], { type: typeOf(path) }))}
            >
              {path}
            </button>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="xs"
        onClick={() => saveFile('dossier-template.zip', new Blob([storedZip(files)], { type: 'application/zip' }))}
      >
        {t('import.templateAll')}
      </Button>
    </section>
  );
}

const templateFiles = (t: Messages['t']): readonly ZipEntry[] =>
  dossierTemplate({
    dossier: t('import.comment.dossier'),
    id: t('import.comment.id'),
    asOf: t('import.comment.asOf'),
    currency: t('import.comment.currency'),
    suppliers: t('import.comment.suppliers'),
    jurisdictions: t('import.comment.jurisdictions'),
    owners: t('import.comment.owners'),
    fictional: t('import.comment.fictional'),
  });

const typeOf = (path: string): string => (path.endsWith('.csv') ? 'text/csv' : 'application/yaml');
