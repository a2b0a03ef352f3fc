/** Whole seconds between two moments; to `now` while it lasts. */
export function secondsTaken(
  { startedAt, finishedAt }: { readonly startedAt?: string | undefined; readonly finishedAt?: string | undefined },
  now: number,
): number | undefined {
  if (startedAt === undefined) return undefined;
  const end = finishedAt === undefined ? now : Date.parse(finishedAt);
  return Math.max(0, Math.floor((end - Date.parse(startedAt)) / 1000));
}
