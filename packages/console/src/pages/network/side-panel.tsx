import { CloseButton, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './side-panel.module.css';

export interface SidePanelProps {
  /** Name of the panel, read out. */
  readonly label: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** Another key moves the focus into the panel anew. */
  readonly shown: string;
  readonly children: ReactNode;
}

/** From this width on the panel stands beside the page. */
const BESIDE = '(min-width: 1000px)';

/**
 * A panel beside the page on a wide screen, which stays usable meanwhile; a drawer over it on a narrow one. Takes the
 * focus when it opens and gives it back when it closes; Escape closes it.
 */
export function SidePanel({ label, closeLabel, onClose, shown, children }: SidePanelProps) {
  const beside = useMediaQuery(BESIDE, true, { getInitialValueInEffect: false });
  return beside ? (
    <Beside label={label} closeLabel={closeLabel} onClose={onClose} shown={shown}>
      {children}
    </Beside>
  ) : (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="86%"
      title={<span className="sr">{label}</span>}
      closeButtonProps={{ 'aria-label': closeLabel }}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.drawer ?? '', header: classes.drawerHead ?? '' }}
    >
      {children}
    </Drawer>
  );
}

function Beside({ label, closeLabel, onClose, shown, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    return () => {
      const back = before.current;
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollTo({ top: 0 });
  }, [shown]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('[aria-modal="true"]')) return;
      onClose();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside ref={panel} className={classes.panel} aria-label={label} tabIndex={-1}>
      <CloseButton className={classes.close ?? ''} aria-label={closeLabel} onClick={onClose} />
      {children}
    </aside>
  );
}
