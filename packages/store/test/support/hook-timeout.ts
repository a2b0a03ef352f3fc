/** Opening a database takes a second of one core, many times that on a busy machine. In milliseconds. */
export const HOOK_TIMEOUT = 60_000;
