import type { RouteId } from '@cleanpath/api';
import type { TestAnswer, TestRequest } from '../../support/test-server.js';
import { marksIn, type Mark } from './marks.js';
import { mayRead } from './permissions.js';
import type { Sender } from './cast.js';
import type { World } from './world.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Everything of an answer as text: status line apart, headers and body in one. Downloads are not compressed. */
function wholeText({ headers, bytes }: TestAnswer): string {
  return `${JSON.stringify(headers)}\n${bytes.toString('latin1')}`;
}

/** Marks and ids in an answer that the sender may not read. What the request itself named tells nothing. */
export function leaks(
  world: World,
  sender: Sender,
  request: TestRequest,
  answer: TestAnswer,
  seen: Set<string>,
): Mark[] {
  const text = wholeText(answer);
  const given = JSON.stringify([request.params, request.query, request.body]);
  const named = new Set(marksIn(given).map(keyOf));
  const ids = [...new Set(text.match(UUID))].filter((id) => !given.includes(id));
  const found = [...marksIn(text), ...ids.flatMap((id) => world.owners.get(id) ?? [])];
  for (const { topic } of found) seen.add(topic);
  return found.filter((one) => !mayRead(sender, one) && !named.has(keyOf(one)));
}

function keyOf({ org, role, topic }: Mark): string {
  return `${org}${role} ${topic}`;
}

/** Headers that differ from one answer to the next whatever they are about. */
const VARYING = new Set(['date', 'content-length', 'x-request-id', 'keep-alive', 'connection']);

/** An answer without what the request named and without what is different each time. */
export function essence(id: RouteId, request: TestRequest, answer: TestAnswer): string {
  const given = [request.params, request.query, request.body].flatMap((part) => textsIn(part));
  const headers = Object.entries(answer.headers).filter(([name]) => !VARYING.has(name));
  let text = `${id} ${answer.status} ${JSON.stringify(headers)} ${answer.text}`;
  for (const one of given.filter((value) => value.length > 6)) text = text.replaceAll(one, '<id>');
  return text.replace(/"instance":"[^"]*"/, '"instance":"<request>"');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}
