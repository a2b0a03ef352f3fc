/**
 * Content-Disposition for a download. The name is shown and written by the browser: path separators, control and
 * direction characters are taken out; what is not ASCII goes into `filename*` (RFC 6266 §4.3, RFC 8187).
 */
export function attachment(name: string): string {
  const safe = safeFileName(name);
  const plain = safe.replace(/[^ -~]/g, '_').replace(/["\\%]/g, '_');
  const header = `attachment; filename="${plain}"`;
  return plain === safe ? header : `${header}; filename*=UTF-8''${encodeExtended(safe)}`;
}

/** Longest name in characters; some file systems end at 255 bytes. */
const MAX_NAME = 120;

/** Names Windows keeps for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function safeFileName(name: string): string {
  const cleaned = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = Array.from(cleaned);
  const dot = cleaned.lastIndexOf('.');
  const extension = dot > 0 ? cleaned.slice(dot) : '';
  const whole = short.length <= MAX_NAME ? cleaned : short.slice(0, MAX_NAME - extension.length).join('') + extension;
  if (whole === '' || whole === extension.slice(1)) return `download${extension}`;
  return DEVICE.test(whole) ? `_${whole}` : whole;
}

/** Percent-encoding of all but `attr-char` (RFC 8187 §3.2.1). */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
