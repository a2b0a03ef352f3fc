import { Button } from '@mantine/core';
import { useRef, type ChangeEvent } from 'react';
import { useMessages } from '../../messages/messages.js';
import { chosenFiles, type Picked } from './dropped-files.js';

export interface FileChoiceProps {
  readonly onPicked: (picked: Picked) => void;
  readonly primary?: boolean;
}

/** The same as dropping, for the keyboard: choose files, or a folder. */
export function FileChoice({ onPicked, primary = false }: FileChoiceProps) {
  const { t } = useMessages();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const { files: list } = event.currentTarget;
    if (list !== null && list.length > 0) onPicked(chosenFiles(list));
    // The same file may be chosen again after it was corrected.
    event.currentTarget.value = '';
  };
  return (
    <>
      <Button variant={primary ? 'filled' : 'default'} onClick={() => files.current?.click()}>
        {t('import.chooseFiles')}
      </Button>
      <Button variant="default" onClick={() => folder.current?.click()}>
        {t('import.chooseFolder')}
      </Button>
      <input ref={files} type="file" multiple hidden aria-label={t('import.chooseFiles')} onChange={take} />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t('import.chooseFolder')}
        onChange={take}
        {...{ webkitdirectory: '' }}
      />
    </>
  );
}
