import { CleanpathError, fail, type SourcePlace } from '@cleanpath/model';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { ImportDraft } from '../import-draft.js';
import { decodeText } from '../input/decode-text.js';
import type { InputFile } from '../input/read-input.js';
import type { DataValue, GraphDocument, GraphEdge, GraphHyperedge, GraphNode } from './graph-document.js';
import { keyDeclaration, typedValue, type KeyDeclaration } from './key-declarations.js';

/** Limits against hostile files. Real graphs nest at most three deep. */
export const GRAPHML_LIMITS = { nodes: 10_000_000, depth: 64, textLength: 64_000_000 } as const;

/** Parses a GraphML file in one pass. Throws CleanpathError with line and column for anything that is not GraphML. */
export function parseGraphml(file: InputFile, draft: ImportDraft): GraphDocument {
  const reader = new GraphmlReader(file.name, draft);
  // The parser refuses NUL and control characters itself; entities other than the five of XML are errors.
  reader.run(decodeText(file));
  return reader.document();
}

interface Open {
  readonly tag: string;
  readonly data?: Map<string, DataValue>;
  readonly node?: GraphNode;
  readonly hyperedge?: GraphHyperedge;
  readonly scope?: string;
  readonly directed?: boolean;
  readonly key?: KeyDeclaration;
}

class GraphmlReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #keys = new Map<string, KeyDeclaration>();
  readonly #nodes: GraphNode[] = [];
  readonly #edges: GraphEdge[] = [];
  readonly #hyperedges: GraphHyperedge[] = [];
  readonly #open: Open[] = [];
  readonly #data = new Map<string, DataValue>();
  readonly #file: string;
  readonly #draft: ImportDraft;
  #text = '';

  constructor(file: string, draft: ImportDraft) {
    this.#file = file;
    this.#draft = draft;
    this.#parser.on('error', (error) => {
      throw this.#syntax(error.message.replace(/^\d+:\d+: /, ''));
    });
    this.#parser.on('doctype', () => {
      throw fail('format-refused', {
        ...this.#place(),
        message: 'A document type declaration is refused: it can define entities',
      });
    });
    this.#parser.on('opentag', (tag) => {
      this.#start(tag);
    });
    this.#parser.on('closetag', () => {
      this.#end();
    });
    this.#parser.on('text', (text) => {
      this.#addText(text);
    });
    this.#parser.on('cdata', (text) => {
      this.#addText(text);
    });
  }

  run(text: string): void {
    try {
      this.#parser.write(text).close();
    } catch (error) {
      if (error instanceof CleanpathError || error instanceof RangeError) throw error;
      throw this.#syntax(error instanceof Error ? error.message : 'The XML is damaged');
    }
  }

  document(): GraphDocument {
    return {
      own: [...this.#keys.values()].some((key) => key.name === 'cleanpath.kind'),
      data: this.#data,
      nodes: this.#nodes,
      edges: this.#edges,
      hyperedges: this.#hyperedges,
    };
  }

  #start({ name, attributes }: SaxesTagPlain): void {
    const tag = name.slice(name.indexOf(':') + 1);
    if (this.#open.length === 0 && tag !== 'graphml')
      throw this.#syntax(`The root element is ${name.slice(0, 60)}, not graphml`);
    if (this.#open.length >= GRAPHML_LIMITS.depth) {
      throw fail('format-refused', {
        ...this.#place(),
        message: `XML nested deeper than ${GRAPHML_LIMITS.depth} levels`,
      });
    }
    this.#text = '';
    this.#open.push(this.#opened(tag, attributes));
  }

  #opened(tag: string, attributes: Readonly<Record<string, string>>): Open {
    switch (tag) {
      case 'key': {
        const key = keyDeclaration(attributes);
        if (key) this.#keys.set(key.id, key);
        return key ? { tag, key } : { tag };
      }
      case 'graph':
        return { tag, scope: 'graph', directed: attributes['edgedefault'] === 'directed', data: this.#data };
      case 'node':
        return this.#node(attributes);
      case 'edge':
        return this.#edge(attributes);
      case 'hyperedge': {
        const data = new Map<string, DataValue>();
        const hyperedge = {
          id: attributes['id'],
          index: this.#hyperedges.length,
          endpoints: [],
          data,
          place: this.#place(),
        };
        this.#hyperedges.push(hyperedge);
        return { tag, data, hyperedge, scope: 'hyperedge' };
      }
      case 'endpoint':
        this.#last('hyperedge')?.hyperedge?.endpoints.push({
          node: attributes['node'] ?? '',
          type: attributes['type'] ?? 'undir',
        });
        return { tag };
      case 'port':
        // Data of a port belong to the port, not to its node, and are left out.
        this.#last('node')?.node?.ports.push(attributes['name'] ?? '');
        return { tag, scope: 'port', data: new Map() };
      case 'data': {
        const key = this.#keys.get(attributes['key'] ?? '');
        if (!key) this.#draft.tally('data without a declared key');
        return key ? { tag, key } : { tag };
      }
      default:
        return { tag };
    }
  }

  #node(attributes: Readonly<Record<string, string>>): Open {
    const id = attributes['id'];
    if (this.#nodes.length >= GRAPHML_LIMITS.nodes)
      throw fail('file-too-large', { ...this.#place(), message: 'The graph has too many nodes' });
    const data = new Map<string, DataValue>();
    if (id === undefined) {
      this.#draft.report('import-row-rejected', { ...this.#place(), message: 'A node has no id' });
      return { tag: 'node', data, scope: 'node' };
    }
    const node: GraphNode = { id, parent: this.#last('node')?.node?.id, data, ports: [], place: this.#place() };
    this.#nodes.push(node);
    return { tag: 'node', data, node, scope: 'node' };
  }

  #edge(attributes: Readonly<Record<string, string>>): Open {
    const { source, target } = attributes;
    const data = new Map<string, DataValue>();
    const index = this.#edges.length;
    if (source === undefined || target === undefined) {
      this.#draft.report('import-row-rejected', { ...this.#place(), message: 'An edge lacks source or target' });
      return { tag: 'edge', data, scope: 'edge' };
    }
    const directed =
      attributes['directed'] === undefined ? this.#last('graph')?.directed === true : attributes['directed'] === 'true';
    const ports = [attributes['sourceport'], attributes['targetport']] as const;
    this.#edges.push({ id: attributes['id'], index, source, target, directed, ports, data, place: this.#place() });
    return { tag: 'edge', data, scope: 'edge' };
  }

  #end(): void {
    const closed = this.#open.pop();
    if (!closed) return;
    if (closed.tag === 'default') {
      const key = this.#last('key')?.key;
      if (key) key.default = this.#text;
    } else if (closed.tag === 'data' && closed.key) this.#value(closed.key);
    else if (closed.tag === 'NodeLabel') this.#label();
    if (closed.data && closed.scope !== 'port' && closed.scope !== 'graph') this.#defaults(closed.scope!, closed.data);
    if (closed.tag !== 'NodeLabel' && closed.tag !== 'EdgeLabel') this.#text = '';
  }

  #value(key: KeyDeclaration): void {
    const holder = this.#open.findLast((open) => open.data)?.data;
    if (!holder) return;
    const value = typedValue(key.type, this.#text);
    if (value !== undefined) holder.set(key.name, value);
    else if (this.#text.trim() !== '') {
      const message = `The value of ${key.name.slice(0, 60)} is not of its declared type ${key.type}`;
      this.#draft.report('import-value-ignored', { ...this.#place(), value: this.#text, message });
    }
  }

  /** Graph editors keep the label inside drawing data. */
  #label(): void {
    const holder = this.#open.findLast((open) => open.data)?.data;
    const text = this.#text.trim();
    if (holder && text !== '' && !holder.has('label')) holder.set('label', text);
  }

  #defaults(scope: string, data: Map<string, DataValue>): void {
    for (const key of this.#keys.values()) {
      if (key.default === undefined || data.has(key.name) || (key.for !== 'all' && key.for !== scope)) continue;
      const value = typedValue(key.type, key.default);
      if (value !== undefined) data.set(key.name, value);
    }
  }

  #addText(text: string): void {
    if (this.#open.length === 0) return;
    this.#text += text;
    if (this.#text.length > GRAPHML_LIMITS.textLength)
      throw fail('format-refused', { ...this.#place(), message: 'A text is too long' });
  }

  #last(tag: string): Open | undefined {
    return this.#open.findLast((open) => open.tag === tag);
  }

  #place(): SourcePlace {
    return { file: this.#file, line: this.#parser.line, column: this.#parser.column + 1 };
  }

  #syntax(message: string): CleanpathError {
    return fail('syntax-invalid', { ...this.#place(), message });
  }
}
