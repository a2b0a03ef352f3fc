import { useMemo } from 'react';
import { encode } from 'uqr';
import { useMessages } from '../../messages/messages.js';
import classes from './account.module.css';

/** Quiet zone around a QR code, modules: ISO/IEC 18004 asks for four. */
const QUIET = 4;

/** Text as a QR code: dark on white in every theme, as cameras expect. */
export function QrCode({ text }: { readonly text: string }) {
  const { t } = useMessages();
  const { size, path } = useMemo(() => {
    const code = encode(text, { border: QUIET, ecc: 'M' });
    let cells = '';
    code.data.forEach((row, y) => row.forEach((dark, x) => (dark ? (cells += `M${x} ${y}h1v1h-1z`) : undefined)));
    return { size: code.size, path: cells };
  }, [text]);
  return (
    <svg
      className={classes.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('account.qr')}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
