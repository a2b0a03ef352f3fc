import type { FastifyInstance } from 'fastify';
import { fail } from '@cleanpath/model';

/** Most bytes of a JSON body. Files go to the upload route, which streams. */
export const MAX_JSON_BYTES = 1024 * 1024;

/** Deeper bodies than any schema describes; walking them could exhaust the stack. */
const MAX_DEPTH = 64;

/** Takes JSON and nothing else: no forms and no plain text, which pages of other sites could send without asking. */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // Refuses members named __proto__ and constructor.prototype.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: MAX_JSON_BYTES },
    (request, body: string, done) => {
      if (body.length === 0) done(null, undefined);
      else if (tooDeep(body)) done(fail('request-invalid', { message: `JSON nested deeper than ${MAX_DEPTH}` }));
      else void parse(request, body, done);
    },
  );
}

function tooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inText) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inText = false;
    } else if (code === 0x22) inText = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}
