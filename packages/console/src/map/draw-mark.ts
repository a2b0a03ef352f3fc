import { TRUST_STATES, type TrustState } from '@cleanpath/model';
import type { Palette } from '@cleanpath/assessment/charts';
import { PARTS, REACH, type Mark } from './mark-name.js';

/** Pixels of the picture per px of the page: sharp on dense screens. */
export const RATIO = 2;

const RADIUS = 5.4;
const RING = 9.6;

/** Thickness of the ring by state, px: shares can be told without colour. */
const THICKNESS: Readonly<Record<TrustState, number>> = { trusted: 1.3, unknown: 2.4, untrusted: 3.8 };

/**
 * Picture of a place: teal disc, hatched grey ring or vermilion triangle, for the worst state there; around it, where
 * states are mixed, a ring split by their shares.
 */
export function drawMark({ state, parts }: Mark, palette: Palette): ImageData {
  const canvas = document.createElement('canvas');
  const side = 2 * (parts ? REACH.ring : REACH.plain);
  canvas.width = canvas.height = side * RATIO;
  const paint = canvas.getContext('2d', { willReadFrequently: true })!;
  paint.scale(RATIO, RATIO);
  paint.translate(side / 2, side / 2);
  if (parts) drawRing(paint, parts, palette);
  // A thin edge in the colour of the ground keeps neighbours apart.
  paint.lineJoin = 'round';
  paint.strokeStyle = palette.raised;
  paint.lineWidth = 3;
  outline(paint, state);
  paint.stroke();
  outline(paint, state);
  if (state === 'unknown') drawHatched(paint, palette);
  else {
    paint.fillStyle = state === 'trusted' ? palette.teal : palette.vermilion;
    paint.fill();
  }
  return paint.getImageData(0, 0, canvas.width, canvas.height);
}

function outline(paint: CanvasRenderingContext2D, state: TrustState): void {
  paint.beginPath();
  if (state !== 'untrusted') {
    paint.arc(0, 0, state === 'trusted' ? RADIUS - 0.8 : RADIUS, 0, 2 * Math.PI);
    return;
  }
  const side = RADIUS * 1.28;
  paint.moveTo(0, -side);
  paint.lineTo(side * 0.98, side * 0.74);
  paint.lineTo(-side * 0.98, side * 0.74);
  paint.closePath();
}

function drawHatched(paint: CanvasRenderingContext2D, palette: Palette): void {
  paint.fillStyle = palette.hatchGround;
  paint.fill();
  paint.save();
  paint.clip();
  paint.strokeStyle = palette.grey;
  paint.lineWidth = 1.1;
  paint.beginPath();
  for (let offset = -16; offset <= 16; offset += 3) {
    paint.moveTo(offset - 10, 10);
    paint.lineTo(offset + 10, -10);
  }
  paint.stroke();
  paint.restore();
  // The path is not among what is restored.
  outline(paint, 'unknown');
  paint.strokeStyle = palette.grey;
  paint.lineWidth = 1.6;
  paint.stroke();
}

function drawRing(paint: CanvasRenderingContext2D, parts: readonly number[], palette: Palette): void {
  const colours: Readonly<Record<TrustState, string>> = {
    trusted: palette.teal,
    unknown: palette.grey,
    untrusted: palette.vermilion,
  };
  paint.strokeStyle = palette.raised;
  paint.lineWidth = 5;
  paint.beginPath();
  paint.arc(0, 0, RING, 0, 2 * Math.PI);
  paint.globalAlpha = 0.85;
  paint.stroke();
  paint.globalAlpha = 1;
  let start = -Math.PI / 2;
  const gap = 0.09;
  // The worst part begins at the top.
  TRUST_STATES.toReversed().forEach((state, i) => {
    const angle = (parts[TRUST_STATES.length - 1 - i]! / PARTS) * 2 * Math.PI;
    if (angle === 0) return;
    paint.beginPath();
    paint.arc(0, 0, RING, start + gap, start + angle - gap);
    paint.strokeStyle = colours[state];
    paint.lineWidth = THICKNESS[state];
    if (state === 'unknown') paint.setLineDash([1.6, 1.4]);
    paint.stroke();
    paint.setLineDash([]);
    start += angle;
  });
}
