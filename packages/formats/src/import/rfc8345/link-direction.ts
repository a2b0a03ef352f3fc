import type { DirectedLink, NetworkLink } from './network-links.js';
import type { Rfc8345Context } from './read-networks.js';

/**
 * Settles in which directions links work. RFC 8345 §4.2 links are unidirectional and come in pairs, but many
 * sources write each once: in mode `auto` a network without a single pair is read as working both ways.
 */
export function directLinks(links: readonly NetworkLink[], context: Rfc8345Context): DirectedLink[] {
  const mode = context.options.direction;
  if (mode === 'forward') return links.map((link) => ({ ...link, direction: 'forward', metricReverse: undefined }));
  const twins = findTwins(links);
  const lonely: DirectedLink['direction'] = mode === 'both' || twins.size === 0 ? 'both' : 'forward';
  if (mode === 'auto' && twins.size === 0 && links.some(carries)) {
    context.draft.assume('No link has a reverse twin: every link is read as working both ways (option direction)');
  }
  const merged = new Set([...twins.values()]);
  if (merged.size > 0) context.draft.tally('reverse twins merged', merged.size);
  const result: DirectedLink[] = [];
  for (const link of links) {
    if (merged.has(link)) continue;
    const twin = twins.get(link);
    const metricReverse = twin?.metric === link.metric ? undefined : twin?.metric;
    result.push({ ...link, direction: twin ? 'both' : lonely, metricReverse });
  }
  return result;
}

/** Pairs each link with its reverse: first by ports, then, where ports differ or are missing, by nodes in order. */
function findTwins(links: readonly NetworkLink[]): Map<NetworkLink, NetworkLink> {
  const twins = new Map<NetworkLink, NetworkLink>();
  const taken = new Set<NetworkLink>();
  for (const withPorts of [true, false]) {
    const waiting = new Map<string, NetworkLink[]>();
    for (const link of links) {
      if (taken.has(link)) continue;
      const opposite = waiting.get(key(link, true, withPorts))?.shift();
      if (opposite) {
        twins.set(opposite, link);
        taken.add(opposite).add(link);
      } else {
        const own = key(link, false, withPorts);
        const queue = waiting.get(own);
        if (queue) queue.push(link);
        else waiting.set(own, [link]);
      }
    }
  }
  return twins;
}

function key(link: NetworkLink, reversed: boolean, withPorts: boolean): string {
  const a = [link.source.id, withPorts ? (link.sourcePort ?? '') : ''];
  const b = [link.destination.id, withPorts ? (link.destinationPort ?? '') : ''];
  return JSON.stringify([link.oran?.name ?? '', ...(reversed ? [b, a] : [a, b])]);
}

const carries = (link: NetworkLink): boolean => !link.oran || link.oran.type === 'link';
