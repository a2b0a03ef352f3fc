import type { ElementKind, RelationType } from '@cleanpath/model';
import type { AttackEntry, Privilege } from './types.js';

/**
 * How an attack moves, as typed rules over elements and relations. Which technique of the loaded catalog does the move
 * is named by id; it counts where one of its architecture segments is one of the two elements’. The reading of the
 * techniques as moves is this project’s own.
 */
export interface AttackRule {
  readonly id: string;
  readonly title: string;
  readonly techniques: readonly string[];
  readonly move:
    | { readonly kind: 'entry'; readonly entry: AttackEntry['kind']; readonly gives: Privilege }
    /** On one element. */
    | { readonly kind: 'own'; readonly needs: Privilege; readonly gives: Privilege }
    /** Along a link. */
    | { readonly kind: 'link'; readonly needs: Privilege; readonly gives: Privilege }
    /** From the element that needs another to the needed one, or back. `also` must be had of the target as well. */
    | {
        readonly kind: 'up' | 'down';
        readonly over: readonly RelationType[];
        readonly needs: Privilege;
        readonly gives: Privilege;
        readonly also?: Privilege;
      };
}

const rule = <const R extends AttackRule>(given: R): R => given;

export const ATTACK_RULES = [
  rule({
    id: 'supplier',
    title: 'A supplier misuses what it delivers or runs',
    techniques: ['FGT1195.002', 'FGT1195.003', 'FGT1195.502', 'FGT1195'],
    move: { kind: 'entry', entry: 'supplier', gives: 'control' },
  }),
  rule({
    id: 'partner',
    title: 'A partner network misuses the interconnection',
    techniques: ['FGT1199.501', 'FGT5016', 'FGT5029'],
    move: { kind: 'entry', entry: 'interconnection', gives: 'control' },
  }),
  rule({
    id: 'public-function',
    title: 'A function that faces the internet is broken into',
    techniques: ['FGT1190', 'FGT5011'],
    move: { kind: 'entry', entry: 'internet', gives: 'control' },
  }),
  rule({
    id: 'radio',
    title: 'The radio interface is spoken to',
    techniques: ['FGT1583.501', 'FGT1588.501', 'FGT1587'],
    move: { kind: 'entry', entry: 'radio', gives: 'reach' },
  }),
  rule({
    id: 'given',
    title: 'The attacker has this already',
    techniques: [],
    move: { kind: 'entry', entry: 'state', gives: 'control' },
  }),
  rule({
    id: 'neighbour',
    title: 'The neighbour on a link is found and spoken to',
    techniques: ['FGT1046', 'FGT1018', 'FGT1040', 'FGT1599'],
    move: { kind: 'link', needs: 'control', gives: 'reach' },
  }),
  rule({
    id: 'exploit',
    title: 'A remote service is broken into',
    techniques: ['FGT1210', 'FGT1190', 'FGT1021', 'FGT1599'],
    move: { kind: 'own', needs: 'reach', gives: 'control' },
  }),
  rule({
    id: 'credentials',
    title: 'Keys and tokens of the authenticating function are misused',
    techniques: ['FGT5043', 'FGT1078.004', 'FGT1078.003', 'FGT5040'],
    move: { kind: 'down', over: ['authenticated-by'], needs: 'control', gives: 'control', also: 'reach' },
  }),
  rule({
    id: 'manager',
    title: 'The manager reconfigures what it manages',
    techniques: ['FGT1072', 'FGT5039', 'FGT1059'],
    move: { kind: 'down', over: ['managed-by'], needs: 'control', gives: 'control' },
  }),
  rule({
    id: 'controller',
    title: 'The controller steers what it controls',
    techniques: ['FGT5004.001', 'FGT5034', 'FGT5008', 'FGT5007'],
    move: { kind: 'down', over: ['controlled-by'], needs: 'control', gives: 'control' },
  }),
  rule({
    id: 'update',
    title: 'An update brings foreign code',
    techniques: ['FGT1195.002', 'FGT1072', 'FGT1525'],
    move: { kind: 'down', over: ['updated-by'], needs: 'control', gives: 'control' },
  }),
  rule({
    id: 'report-up',
    title: 'A managed element speaks to its manager',
    techniques: ['FGT1018', 'FGT1592.501', 'FGT5003'],
    move: {
      kind: 'up',
      over: ['managed-by', 'controlled-by', 'updated-by', 'authenticated-by', 'stores-on'],
      needs: 'control',
      gives: 'reach',
    },
  }),
  rule({
    id: 'escape',
    title: 'A guest breaks out to its host',
    techniques: ['FGT1611', 'FGT1611.501', 'FGT1599.501'],
    move: { kind: 'up', over: ['hosted-on'], needs: 'control', gives: 'control' },
  }),
  rule({
    id: 'guest',
    title: 'The host takes over a guest',
    techniques: ['FGT1609.501', 'FGT1542.501', 'FGT5013', 'FGT1599.501'],
    move: { kind: 'down', over: ['hosted-on', 'part-of'], needs: 'control', gives: 'control' },
  }),
  rule({
    id: 'take-data',
    title: 'Data of a controlled element is read or changed',
    techniques: ['FGT5020', 'FGT1040', 'FGT5005', 'FGT1565.002'],
    move: { kind: 'own', needs: 'control', gives: 'data' },
  }),
  rule({
    id: 'take-store',
    title: 'Data is read or changed where it is kept',
    techniques: ['FGT5015', 'FGT1567.002', 'FGT5005', 'FGT5022'],
    move: { kind: 'down', over: ['stores-on'], needs: 'control', gives: 'data' },
  }),
] as const satisfies readonly AttackRule[];

export type AttackRuleId = (typeof ATTACK_RULES)[number]['id'];

/** Kinds an entry leads to. */
export const ENTRY_KINDS: Readonly<Record<'interconnection' | 'internet' | 'radio', readonly ElementKind[]>> = {
  interconnection: ['interconnect', 'external', '5gc.sepp'],
  internet: ['5gc.nef', '5gc.af', 'internet-gateway', 'iot-platform', 'application'],
  radio: ['base-station', 'radio-unit', 'distributed-unit', 'radio-cell'],
};
