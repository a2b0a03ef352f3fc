import type { DataValue } from './graph-document.js';

/** A GraphML `key`: the declaration of a data field. */
export interface KeyDeclaration {
  readonly id: string;
  readonly name: string;
  readonly type: 'boolean' | 'int' | 'long' | 'float' | 'double' | 'string';
  readonly for: string;
  default?: string;
}

const TYPES: Readonly<Record<string, KeyDeclaration['type']>> = {
  boolean: 'boolean',
  int: 'int',
  integer: 'int',
  short: 'int',
  long: 'long',
  float: 'float',
  double: 'double',
  string: 'string',
};

export function keyDeclaration(attributes: Readonly<Record<string, string>>): KeyDeclaration | undefined {
  const id = attributes['id'];
  if (id === undefined) return undefined;
  const type = attributes['attr.type'] ?? 'string';
  return {
    id,
    name: attributes['attr.name'] ?? attributes['yfiles.type'] ?? id,
    type: Object.hasOwn(TYPES, type) ? TYPES[type]! : 'string',
    for: attributes['for'] ?? 'all',
  };
}

/** The value by declared type, or undefined where the text is none. */
export function typedValue(type: KeyDeclaration['type'], text: string): DataValue | undefined {
  const trimmed = text.trim();
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      if (/^(true|1)$/i.test(trimmed)) return true;
      return /^(false|0)$/i.test(trimmed) ? false : undefined;
    case 'int':
    case 'long':
      if (!/^[+-]?\d+$/.test(trimmed)) return undefined;
      // 64-bit identifiers beyond 2^53 would lose digits as numbers.
      return Number.isSafeInteger(Number(trimmed)) ? Number(trimmed) : trimmed;
    case 'float':
    case 'double': {
      if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed)) return undefined;
      const value = Number(trimmed);
      return Number.isFinite(value) ? value : undefined;
    }
  }
}
