import type { SourcePlace } from '@cleanpath/model';
import { attributesOf, compact, idPart } from '../field-values.js';
import { arrayOf, isObject } from '../input/parse-json.js';
import { deep, member, others } from '../rfc8345/yang-members.js';
import { namesOf } from './names.js';
import type { TapiContext } from './read-topologies.js';

/**
 * Connections over the topology: a connection runs over its lower connections and needs them all. Routes stay
 * attributes: our relations have no explicit paths yet.
 */
export function readConnections(root: unknown, context: TapiContext): void {
  const connections = arrayOf(deep(root, 'connectivity-context', 'connection'));
  const known = new Set<string>();
  connections.forEach((connection, i) => {
    const place = placeOf(i, context);
    const uuid = idPart(member(connection, 'uuid'));
    if (!isObject(connection) || uuid === undefined) {
      context.draft.report('import-row-rejected', { ...place, message: 'A connection has no usable uuid' });
      return;
    }
    const attributes = attributesOf(others(connection, 'uuid', 'name', 'lower-connection'));
    context.draft.element(
      compact({ id: `connection/${uuid}`, kind: 'tunnel' as const, name: namesOf(connection)[0], attributes }),
      place,
    );
    known.add(uuid);
  });
  connections.forEach((connection, i) => {
    const uuid = idPart(member(connection, 'uuid'));
    if (uuid !== undefined) lower(uuid, connection, known, placeOf(i, context), context);
  });
}

function lower(
  uuid: string,
  connection: unknown,
  known: ReadonlySet<string>,
  place: SourcePlace,
  context: TapiContext,
): void {
  const targets = new Set<string>();
  for (const reference of arrayOf(member(connection, 'lower-connection'))) {
    const target = idPart(member(reference, 'connection-uuid'));
    if (target !== undefined && target !== uuid && known.has(target)) targets.add(target);
    else
      context.draft.report('import-dangling', {
        ...place,
        value: reference,
        message: 'A lower-connection names a connection that is not in the file',
      });
  }
  const group = targets.size > 1 ? { group: 'lower', need: targets.size } : {};
  for (const target of targets) {
    context.draft.relation(
      { from: `connection/${uuid}`, to: `connection/${target}`, type: 'carried-by', ...group },
      place,
    );
  }
}

function placeOf(index: number, { file }: TapiContext): SourcePlace {
  return { file, pointer: `/tapi-common:context/tapi-connectivity:connectivity-context/connection/${index}` };
}
