import { fail } from '@cleanpath/model';
import type { ImportFormat, ImportOption, ImportOptions, OptionValue } from './import-format.js';

/** Checks the options given as text or typed values against those of the format and fills in the defaults. */
export function resolveOptions(
  format: ImportFormat,
  given: Readonly<Record<string, OptionValue | undefined>> = {},
): ImportOptions {
  const known = new Map(format.options.map((option) => [option.name, option]));
  for (const name of Object.keys(given)) {
    if (known.has(name)) continue;
    const names = [...known.keys()].join(', ');
    throw fail('usage-invalid', { message: `The format ${format.id} has no option "${name}"; it has: ${names}` });
  }
  const resolved = format.options.map((option) => [option.name, optionValue(option, given[option.name])]);
  return Object.fromEntries(resolved) as ImportOptions;
}

function optionValue(option: ImportOption, given: OptionValue | undefined): OptionValue {
  if (given === undefined) return option.default;
  const text = String(given);
  switch (option.type) {
    case 'text':
      return text;
    case 'choice':
      if (option.choices?.includes(text)) return text;
      throw wrong(option, given, `one of ${option.choices?.join(', ') ?? ''}`);
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      throw wrong(option, given, 'true or false');
    case 'integer':
      if (/^\d{1,15}$/.test(text)) return Number(text);
      throw wrong(option, given, 'an integer of 0 or more');
  }
}

function wrong(option: ImportOption, value: OptionValue, wanted: string): Error {
  return fail('usage-invalid', { value, message: `The option ${option.name} must be ${wanted}` });
}
