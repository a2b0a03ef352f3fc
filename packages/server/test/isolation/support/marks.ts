import type { Role } from '@cleanpath/model';

/** Organisations of the world, by a letter: see `world.ts`. */
export const CODES = ['h', 'a', 'b', 's', 't', 'l', 'm'] as const;
export type Code = (typeof CODES)[number];

/** What a marked text is about. Who may read which is said in `permissions.ts`. */
export const TOPICS = [
  // Of an organisation
  'org',
  'network',
  'description',
  'facts',
  'supplier',
  'clear',
  'amber',
  'red',
  'note',
  'file',
  'problem',
  'job',
  'policy',
  'invitation',
  'audit',
  // Of one person
  'name',
  'email',
  'session',
  'passkey',
  'key',
  'draft',
  // Ids of what a network holds: in the trail and in jobs beyond those who read the contents
  'id',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface Mark {
  readonly org: Code;
  /** Person it belongs to, by role; empty for what belongs to the organisation. */
  readonly role: Role | '';
  readonly topic: Topic;
}

/** A word that stands in every stored text and nowhere else: letters and a digit survive every encoding and escape. */
export function mark(org: Code, topic: Topic, role: Role | '' = ''): string {
  return `qz${org}${role}0${topic}zq`;
}

const MARK = /qz([a-z])([a-z]*)0([a-z]+)zq/gi;

/** All different marks in a text. */
export function marksIn(text: string): Mark[] {
  const found = new Map<string, Mark>();
  for (const [whole, org, role, topic] of text.matchAll(MARK))
    found.set(whole.toLowerCase(), {
      org: org!.toLowerCase() as Code,
      role: role!.toLowerCase() as Mark['role'],
      topic: topic!.toLowerCase() as Topic,
    });
  return [...found.values()];
}
