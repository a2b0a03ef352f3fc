import type { en } from './en/index.js';

export type Catalogue = typeof en;
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `area.key`, for every area and key of the English catalogue. */
export type MessageKey = {
  [A in keyof Catalogue]: `${A}.${Extract<keyof Catalogue[A], string>}`;
}[keyof Catalogue];

/** A catalogue in another language: the same areas and keys. */
export type Translated = { readonly [A in keyof Catalogue]: Readonly<Record<keyof Catalogue[A], string>> };

/** One language at a time is loaded. */
const LOADERS: Readonly<Record<Language, () => Promise<Translated>>> = {
  en: async () => (await import('./en/index.js')).en,
  de: async () => (await import('./de/index.js')).de,
};

export const loadCatalogue = (language: Language): Promise<Translated> => LOADERS[language]();

/** Locale for Intl: British English for day before month. */
export const INTL_LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** Language before anyone is signed in: the one used last on this device, else the browser's, else English. */
export function guessLanguage(): Language {
  const wishes = [readStored(), ...navigator.languages];
  for (const wish of wishes) {
    const language = LANGUAGES.find((known) => wish?.toLowerCase().startsWith(known));
    if (language) return language;
  }
  return 'en';
}

const STORED = 'cleanpath.language';

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Storage can be forbidden; the browser's language does.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
