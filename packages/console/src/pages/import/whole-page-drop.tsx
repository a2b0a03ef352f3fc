import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../messages/messages.js';
import { droppedFiles, type Picked } from './dropped-files.js';
import classes from './import.module.css';

export interface WholePageDropProps {
  readonly network: string;
  readonly onPicked: (picked: Picked) => void;
}

/** Files may be dropped anywhere on the page; while they hover, the page says what will happen. */
export function WholePageDrop({ network, onPicked }: WholePageDropProps) {
  const { t } = useMessages();
  const [over, setOver] = useState(false);
  const take = useRef(onPicked);
  useEffect(() => {
    take.current = onPicked;
  }, [onPicked]);
  useEffect(() => {
    // Entering a child fires before leaving its parent: count, so that the hint does not flicker.
    let depth = 0;
    const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent) => {
      if (!withFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!withFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (withFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!withFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      void droppedFiles(event.dataTransfer).then((picked) => take.current(picked));
    };
    const pairs = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['dragover', hover],
      ['drop', drop],
    ] as const;
    for (const [name, listener] of pairs) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of pairs) window.removeEventListener(name, listener);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={classes.overlay} aria-hidden>
      <p>
        <b>{t('import.dropOver', { network })}</b>
        <span>{t('import.dropOverHint')}</span>
      </p>
    </div>
  );
}
