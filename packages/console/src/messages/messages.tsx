import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { IntlMessageFormat } from 'intl-messageformat';
import { formatsOf, type Formats } from './formats.js';
import {
  INTL_LOCALES,
  loadCatalogue,
  storeLanguage,
  type Language,
  type MessageKey,
  type Translated,
} from './languages.js';

export type Values = Readonly<Record<string, string | number | Date>>;
export type RichValues = Readonly<
  Record<string, string | number | Date | ReactNode | ((parts: ReactNode) => ReactNode)>
>;

export interface Messages extends Formats {
  readonly language: Language;
  /** Text of a key in the chosen language (ICU message). */
  readonly t: (key: MessageKey, values?: Values) => string;
  /** The same with elements as values, or tags: `{ b: (text) => <b>{text}</b> }`. */
  readonly rich: (key: MessageKey, values: RichValues) => ReactNode;
  readonly changeLanguage: (language: Language) => Promise<void>;
}

const MessagesContext = createContext<Messages | undefined>(undefined);

/** Text and formats of the interface: `const { t, number, date } = useMessages()`. */
export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (!messages) throw new Error('useMessages outside of MessagesProvider');
  return messages;
}

export interface Loaded {
  readonly language: Language;
  readonly catalogue: Translated;
}

export function MessagesProvider({ initial, children }: { readonly initial: Loaded; readonly children: ReactNode }) {
  const [loaded, setLoaded] = useState(initial);
  useEffect(() => {
    document.documentElement.lang = loaded.language;
  }, [loaded.language]);
  const messages = useMemo(
    () => ({
      ...messagesOf(loaded),
      changeLanguage: async (language: Language) => {
        storeLanguage(language);
        if (language !== loaded.language) setLoaded({ language, catalogue: await loadCatalogue(language) });
      },
    }),
    [loaded],
  );
  return <MessagesContext value={messages}>{children}</MessagesContext>;
}

/** Formatter of one catalogue; messages are parsed at first use. */
export function messagesOf({ language, catalogue }: Loaded): Omit<Messages, 'changeLanguage'> {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const formatOf = (key: MessageKey): IntlMessageFormat => {
    let format = parsed.get(key);
    if (!format) {
      const dot = key.indexOf('.');
      const area = catalogue[key.slice(0, dot) as keyof Translated] as Readonly<Record<string, string>>;
      format = new IntlMessageFormat(area[key.slice(dot + 1)] ?? key, INTL_LOCALES[language]);
      parsed.set(key, format);
    }
    return format;
  };
  return {
    ...formatsOf(language),
    language,
    t: (key, values) => String(formatOf(key).format(values)),
    rich: (key, values) => keyed(formatOf(key).format(values as Record<string, never>)),
  };
}

/** Parts of a rich message as children that React can tell apart. */
function keyed(parts: unknown): ReactNode {
  if (!Array.isArray(parts)) return parts as ReactNode;
  return parts.map((part: ReactNode, i) => <Part key={i}>{part}</Part>);
}

function Part({ children }: { readonly children: ReactNode }) {
  return children;
}
