import { SCOPES, type Scope } from '@cleanpath/api';
import { ROLES, type Role } from '@cleanpath/model';
import type { SignedInRouteId } from '../../../src/access/route-actions.js';
import type { Code, Mark, Topic } from './marks.js';
import { GRANTS, REVOKED, type Relation } from './world.js';

/**
 * Who may read and do what, written down a second time and in another way than `access/can.ts`: tables of roles and
 * relations per topic and per route. Both have to say the same, or the isolation test fails.
 */
export interface Caller {
  readonly org: Code;
  readonly role: Role;
  readonly kind: 'person' | 'key' | 'nobody';
  /** Of a key. */
  readonly scopes: readonly Scope[];
  /** False: a second factor is demanded and not set up. */
  readonly factor: boolean;
}

const ALL: readonly Role[] = ROLES;
const WORK: readonly Role[] = ['authority', 'operator'];
const READ: readonly Role[] = ['authority', 'operator', 'laboratory', 'member', 'auditor'];
const FILES: readonly Role[] = ['authority', 'operator', 'auditor'];
const OVERSEE: readonly Role[] = ['administrator', 'auditor'];
const ADMIN: readonly Role[] = ['administrator'];
const SUPPLIER: readonly Role[] = ['supplier', 'auditor'];
const NONE: readonly Role[] = [];

/** How the organisation of the caller stands to another. */
export function relation(from: Code, to: Code): Relation {
  if (from === to) return 'own';
  return GRANTS.find((grant) => grant.owner === to && grant.to === from)?.access ?? 'none';
}

interface Reading {
  readonly topics: readonly Topic[];
  readonly to: readonly Relation[];
  readonly roles: readonly Role[];
  /** Any of them lets a key read it; none: sessions only. */
  readonly scopes: readonly Scope[];
}

const IN: readonly Relation[] = ['own', 'edit', 'read'];
const NEAR: readonly Relation[] = ['own', 'edit', 'read', 'file'];

/** Texts by what they are about; what no line allows is forbidden. */
const READINGS: readonly Reading[] = [
  { topics: ['org'], to: ['own'], roles: ALL, scopes: SCOPES },
  { topics: ['org'], to: ['edit', 'read'], roles: READ, scopes: ['networks:read'] },
  { topics: ['org', 'network', 'supplier', 'clear'], to: ['file'], roles: SUPPLIER, scopes: ['assessments:read'] },
  { topics: ['network'], to: IN, roles: READ, scopes: ['networks:read'] },
  { topics: ['description', 'note'], to: IN, roles: READ, scopes: ['networks:read'] },
  {
    topics: ['facts', 'supplier', 'clear', 'amber', 'red'],
    to: IN,
    roles: READ,
    scopes: ['networks:read', 'assessments:read'],
  },
  { topics: ['file', 'problem'], to: ['own', 'edit'], roles: FILES, scopes: ['networks:read'] },
  { topics: ['job'], to: ['own'], roles: READ, scopes: ['networks:read'] },
  // The list of grants names the supplier each organisation is.
  { topics: ['supplier'], to: ['own'], roles: [...WORK, ...OVERSEE], scopes: ['networks:read'] },
  { topics: ['policy'], to: ['own'], roles: ALL, scopes: ['policies:read'] },
  { topics: ['invitation'], to: ['own'], roles: OVERSEE, scopes: ['people:read'] },
  // What was done names what it was done to, also what was done to networks of others: an export.
  {
    topics: ['audit', 'network', 'file', 'note', 'supplier', 'policy', 'invitation'],
    to: ['own'],
    roles: OVERSEE,
    scopes: ['audit:read'],
  },
  { topics: ['network'], to: ['edit', 'read'], roles: OVERSEE, scopes: ['audit:read'] },
  { topics: ['id'], to: NEAR, roles: ALL, scopes: SCOPES },
];

/** Texts about one person. Beyond the person themself: */
const PERSONAL: readonly Reading[] = [
  { topics: ['name'], to: ['own'], roles: OVERSEE, scopes: ['people:read', 'audit:read'] },
  { topics: ['email'], to: ['own'], roles: OVERSEE, scopes: ['people:read'] },
  { topics: ['key'], to: ['own'], roles: OVERSEE, scopes: [] },
];
/** The name of who made a snapshot, an import, a job goes with it; here operators made them all. */
const AUTHOR: Reading = { topics: ['name'], to: IN, roles: READ, scopes: ['networks:read'] };
/** What a person reads of their own, and the scopes by which their key does. */
const OWN: Readonly<Partial<Record<Topic, readonly Scope[]>>> = {
  name: ['networks:read'],
  email: [],
  session: [],
  passkey: [],
  key: [],
  draft: ['networks:read'],
};

/** Whether a marked text may stand in an answer to the caller. */
export function mayRead(caller: Caller, { org, role, topic }: Mark): boolean {
  if (caller.kind === 'nobody') return false;
  const by = relation(caller.org, org);
  const own = role !== '' && by === 'own' && role === caller.role;
  if (own && OWN[topic] !== undefined && reaches(caller, OWN[topic])) return true;
  if (!caller.factor) return topic === 'org' && by === 'own' && caller.kind === 'person';
  const readings = role === '' ? READINGS : role === 'operator' ? [...PERSONAL, AUTHOR] : PERSONAL;
  return (
    readings.some((one) => allows(one, caller, by, topic)) ||
    (topic === 'org' && meets(caller, org)) ||
    published(caller, org, topic)
  );
}

function allows({ topics, to, roles, scopes }: Reading, caller: Caller, by: Relation, topic: Topic): boolean {
  return topics.includes(topic) && to.includes(by) && roles.includes(caller.role) && reaches(caller, scopes);
}

/** Policies of the organisation that runs the installation are for everybody. */
function published(caller: Caller, org: Code, topic: Topic): boolean {
  return topic === 'policy' && org === 'h' && reaches(caller, ['policies:read']);
}

/** Names of organisations: to share a network one finds them; whoever shared sees with whom; the host sees all. */
function meets(caller: Caller, org: Code): boolean {
  const { role } = caller;
  if (caller.kind === 'person' && [...WORK, ...ADMIN].includes(role)) return true;
  if (caller.org === 'h' && role === 'administrator' && reaches(caller, ['people:read'])) return true;
  const shared = [...GRANTS, ...REVOKED].some((grant) => grant.owner === caller.org && grant.to === org);
  const audit = OVERSEE.includes(role) && reaches(caller, ['audit:read']);
  return shared && (audit || ([...WORK, ...OVERSEE].includes(role) && reaches(caller, ['networks:read'])));
}

function reaches(caller: Caller, scopes: readonly Scope[]): boolean {
  return caller.kind === 'person' || scopes.some((scope) => caller.scopes.includes(scope));
}

interface Doing {
  /** Whose thing the address names. `none`: nobody's, a list or something to be made. */
  readonly of: 'network' | 'organisation' | 'job' | 'policy' | 'key' | 'account' | 'none';
  readonly roles: Readonly<Partial<Record<Relation, readonly Role[]>>>;
  /** `session`: never with a key. */
  readonly scope: Scope | 'session';
}

const onNetwork = (scope: Doing['scope'], roles: Doing['roles']): Doing => ({ of: 'network', roles, scope });
const reading = (scope: Scope): Doing => onNetwork(scope, { own: READ, edit: READ, read: READ });
const working = (scope: Scope): Doing => onNetwork(scope, { own: WORK, edit: WORK });
const list = (scope: Doing['scope'], roles = ALL): Doing => ({ of: 'none', roles: { own: roles }, scope });
const inOrganisation = (scope: Doing['scope'], roles: readonly Role[]): Doing => ({
  of: 'organisation',
  roles: { own: roles },
  scope,
});
const account: Doing = { of: 'account', roles: { own: ALL }, scope: 'session' };
const sharing = onNetwork('session', { own: [...WORK, ...ADMIN] });
const files = onNetwork('networks:read', { own: FILES, edit: FILES });
const assessed = reading('assessments:read');

/** Every route of the API that asks who calls. */
export const DOINGS: Readonly<Record<SignedInRouteId, Doing>> = {
  me: account,
  signOut: account,
  switchOrganisation: account,
  sessions: account,
  endSession: account,
  updateAccount: account,
  changePassword: account,
  factors: account,
  beginTotp: account,
  confirmTotp: account,
  removeTotp: account,
  passkeyRegistration: account,
  addPasskey: account,
  removePasskey: account,
  confirmIdentity: account,
  organisations: list('people:read'),
  createOrganisation: list('session', NONE), // see `hostOnly`
  organisation: inOrganisation('people:read', ALL),
  updateOrganisation: inOrganisation('session', ADMIN),
  people: inOrganisation('people:read', OVERSEE),
  updatePerson: inOrganisation('session', ADMIN),
  removePerson: inOrganisation('session', ADMIN),
  invitations: inOrganisation('people:read', OVERSEE),
  invite: inOrganisation('session', ADMIN),
  revokeInvitation: inOrganisation('session', ADMIN),
  apiKeys: list('session'),
  createApiKey: list(
    'session',
    ALL.filter((role) => role !== 'auditor'),
  ),
  revokeApiKey: { of: 'key', roles: { own: ADMIN }, scope: 'session' },
  audit: list('audit:read', OVERSEE),
  networks: list('networks:read'),
  createNetwork: list('networks:write', WORK),
  createExample: list('networks:write', WORK),
  network: reading('networks:read'),
  updateNetwork: working('networks:write'),
  deleteNetwork: onNetwork('session', { own: WORK }),
  grants: onNetwork('networks:read', { own: [...WORK, ...OVERSEE] }),
  setGrant: sharing,
  removeGrant: sharing,
  findOrganisation: sharing,
  snapshots: reading('networks:read'),
  snapshot: reading('networks:read'),
  exportSnapshot: reading('networks:read'),
  upload: working('networks:write'),
  startImport: working('networks:write'),
  imports: files,
  import: files,
  importProblems: files,
  importProblemsCsv: files,
  applyImport: working('networks:write'),
  discardImport: working('networks:write'),
  draft: reading('networks:read'),
  addChange: working('networks:write'),
  undo: working('networks:write'),
  redo: working('networks:write'),
  checkDraft: reading('networks:read'),
  applyDraft: working('networks:write'),
  discardDraft: working('networks:write'),
  policies: list('policies:read'),
  policy: { of: 'policy', roles: { own: ALL }, scope: 'policies:read' },
  createPolicy: list('policies:write', WORK),
  assessments: assessed,
  startAssessment: working('assessments:run'),
  assessment: assessed,
  assessmentDocument: assessed,
  assessmentReport: assessed,
  assessmentTable: assessed,
  demands: assessed,
  suppliers: assessed,
  supplier: assessed,
  supplierFile: onNetwork('assessments:read', { file: SUPPLIER }),
  compare: assessed,
  elements: assessed,
  elementsCsv: assessed,
  element: assessed,
  map: assessed,
  demand: assessed,
  jobs: list('networks:read'),
  job: { of: 'job', roles: { own: READ }, scope: 'networks:read' },
  cancelJob: { of: 'job', roles: { own: WORK }, scope: 'networks:write' },
  events: list('networks:read'),
  search: list('networks:read'),
};

/** `absent`: the answer must be that for an id that nobody ever had. */
export type Outcome = 'allowed' | 'refused' | 'absent' | 'sign-in' | 'second-factor';

/** What a request about something of an organisation must come to; `org` undefined where it is about nobody's. */
export function outcome(caller: Caller, id: SignedInRouteId, org: Code | undefined): Outcome {
  const { of, roles, scope } = DOINGS[id];
  if (caller.kind === 'nobody') return 'sign-in';
  if (!caller.factor && of !== 'account') return 'second-factor';
  const host = caller.org === 'h' && caller.role === 'administrator';
  if (id === 'createOrganisation') return host && caller.kind === 'person' ? 'allowed' : 'refused';
  const scoped = caller.kind === 'person' || (scope !== 'session' && caller.scopes.includes(scope));
  if (org === undefined) return scoped && roles.own!.includes(caller.role) ? 'allowed' : 'refused';
  if (of === 'account') return caller.kind === 'key' ? 'refused' : 'absent';
  if (of === 'policy' && org === 'h') return scoped ? 'allowed' : 'refused';
  if (of === 'organisation' && host && org !== 'h') {
    if (id === 'organisation' && scoped) return 'allowed';
    return id === 'updateOrganisation' || id === 'organisation' ? 'refused' : 'absent';
  }
  const by = of === 'network' ? relation(caller.org, org) : caller.org === org ? 'own' : 'none';
  if (by === 'none') return 'absent';
  // Who is shown one supplier's file finds the network it belongs to.
  if (id === 'network' && by === 'file')
    return SUPPLIER.includes(caller.role) && reaches(caller, ['assessments:read']) ? 'allowed' : 'refused';
  return scoped && roles[by]?.includes(caller.role) === true ? 'allowed' : 'refused';
}
