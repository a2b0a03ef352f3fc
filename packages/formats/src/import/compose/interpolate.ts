export interface Interpolated {
  readonly text: string;
  /** A default value was taken. */
  readonly usedDefault: boolean;
  /** A variable without a default was left empty. */
  readonly unset: boolean;
}

const VARIABLE = /\$(?:\$|\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-?+])([^{}]*))?\}|([A-Za-z_][A-Za-z0-9_]*))/g;

/**
 * Replaces variables as the compose specification does when none is set: `${A:-x}` and `${A-x}` give x, `${A}`,
 * `$A` and the forms that demand a value give nothing, `$$` gives a dollar sign.
 */
export function interpolate(text: string): Interpolated {
  let usedDefault = false;
  let unset = false;
  const result = text.replace(
    VARIABLE,
    (match, name: string | undefined, operator: string | undefined, value: string | undefined) => {
      if (match === '$$') return '$';
      if (name !== undefined && (operator === ':-' || operator === '-')) {
        usedDefault = true;
        return value ?? '';
      }
      unset = true;
      return '';
    },
  );
  return { text: result, usedDefault, unset };
}
