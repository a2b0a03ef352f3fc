import { describe, expect, it } from 'vitest';
import { matchCommand, matchToken } from '../../src/import/containers/workload-kind.js';
import { parseImage, purlOf } from '../../src/import/containers/image-reference.js';
import { importDraft, kindCounts, textFile } from './import-shared.js';

interface Chart {
  readonly kind?: string;
  readonly name: string;
  readonly labels?: Record<string, string>;
  readonly image: string;
  readonly container?: string;
  readonly command?: string[];
}

const manifest = ({ kind = 'Deployment', name, labels = {}, image, container = 'main', command = [] }: Chart): string =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'core', labels },
    spec: { template: { metadata: { labels }, spec: { containers: [{ name: container, image, command }] } } },
  });

const chart = (items: readonly Chart[], more = ''): ReturnType<typeof importDraft> =>
  importDraft(
    'kubernetes',
    textFile(
      'rendered.yaml',
      `${items.map((item) => `---\n# Source: chart/templates/x.yaml\n${manifest(item)}\n`).join('')}${more}`,
    ),
  );

describe('charts of open 5G cores', () => {
  it('are understood by label, name, container or command', () => {
    const { draft } = chart([
      { name: 'release-a', labels: { 'app.kubernetes.io/name': 'amf' }, image: 'ghcr.example/project/core:v2.7.0' },
      { name: 'release-b', labels: { project: 'core5g', nf: 'smf' }, image: 'project/core:v1' },
      { name: 'core5g-ausf', labels: { 'app.kubernetes.io/name': 'core5g' }, image: 'project/core:v1' },
      { name: 'release-d', image: 'project/core:v1', command: ['core5g-nrfd'] },
      {
        name: 'release-e',
        image: 'project/core:v1',
        command: ['/bin/sh', '-c', '/opt/core/bin/core5g-udmd -c /etc/udm.yaml'],
      },
      { name: 'release-f', image: 'project/core-udr:v1' },
      { name: 'release-g', image: 'project/core:v1', container: 'bsf' },
      { kind: 'StatefulSet', name: 'upf', labels: { app: 'upf' }, image: 'project/bess-upf:1', container: 'bessd' },
      {
        kind: 'StatefulSet',
        name: 'release-mongodb',
        labels: { 'app.kubernetes.io/name': 'mongodb' },
        image: 'docker.io/charts/mongodb:7.0',
      },
      { name: 'core5g-webui', labels: { 'app.kubernetes.io/component': 'webui' }, image: 'project/webui:v1' },
      { name: 'ransim-gnb', labels: { component: 'gnb' }, image: 'project/ransim:v3' },
      { name: 'ransim-gnb-ues', labels: { component: 'ues' }, image: 'project/ransim:v3' },
      { name: 'something-else', image: 'project/else:v3' },
      { kind: 'Job', name: 'amf-setup', image: 'project/tool:v3' },
    ]);
    expect(Object.fromEntries([...draft.elements.values()].map(({ record }) => [record.name, record.kind]))).toEqual({
      'release-a': '5gc.amf',
      'release-b': '5gc.smf',
      'core5g-ausf': '5gc.ausf',
      'release-d': '5gc.nrf',
      'release-e': '5gc.udm',
      'release-f': '5gc.udr',
      'release-g': '5gc.bsf',
      upf: '5gc.upf',
      'release-mongodb': 'storage',
      'core5g-webui': 'element-manager',
      'ransim-gnb': 'base-station',
      'ransim-gnb-ues': 'user-equipment',
      'something-else': 'application',
      'amf-setup': 'application',
      cluster: 'kubernetes-cluster',
    });
  });

  it('make a product per repository with all versions, and a candidate supplier per namespace', () => {
    const { draft, report } = chart([
      { name: 'amf', image: 'reg.example:5000/alpha/core:1.0' },
      { name: 'smf', image: 'reg.example:5000/alpha/core:1.1' },
      { name: 'pcf', image: 'beta/pcf' },
      { name: 'db', image: 'mongo:7' },
    ]);
    const products = [...draft.products.values()].map(({ record }) => [record.id, record.versions, record.supplier]);
    expect(products).toEqual([
      ['reg.example:5000/alpha/core', ['1.0', '1.1'], 'image-namespace:alpha'],
      ['beta/pcf', undefined, 'image-namespace:beta'],
      ['mongo', ['7'], undefined],
    ]);
    expect(draft.elements.get('cluster/core/deployment/smf')!.record.version).toBe('1.1');
    expect(report.warnings['import-version-unknown']).toBe(1);
    expect(report.assumptions).toHaveLength(1);
  });

  it('take suppliers from the alias table', () => {
    const { draft } = importDraft(
      'kubernetes',
      textFile('x.yaml', manifest({ name: 'amf', image: 'reg.example/alpha/core:1' })),
      {
        aliases: 'reg.example=registry-owner, reg.example/alpha=alpha-systems',
      },
    );
    expect([...draft.products.values()][0]!.record.supplier).toBe('alpha-systems');
  });

  it('join workloads over networks when asked', () => {
    const amf = manifest({ name: 'amf', image: 'a/amf:1' }).replace(
      '"metadata":{"labels":{}}',
      '"metadata":{"annotations":{"k8s.v1.cni.cncf.io/networks":"core/n2net@n2, n4net"}}',
    );
    const { draft } = importDraft('kubernetes', textFile('x.yaml', amf), { networks: 'elements' });
    expect(kindCounts(draft)).toEqual({ '5gc.amf': 1, 'kubernetes-cluster': 1, link: 3 });
    expect(draft.elements.get('cluster/core/deployment/amf')!.record.attributes!['interfaces']).toEqual([
      { name: 'n2', network: 'n2net' },
      { name: 'n4', network: 'n4net' },
    ]);
  });

  it('count ConfigMaps, and never look into Secrets', () => {
    const { draft, report } = chart(
      [{ name: 'amf', image: 'a/amf:1' }],
      '---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {password: aHVudGVyMg==}\n---\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: c}\ndata: {x: "{{ $labels.pod }}"}\n',
    );
    expect(report.tallies).toMatchObject({ 'Secret not imported': 1, 'ConfigMap not imported': 1 });
    expect(JSON.stringify([...draft.elements.values(), ...draft.products.values(), report])).not.toContain(
      'aHVudGVyMg',
    );
  });

  it('leave out the test hooks of a chart, and no other hooks', () => {
    const hook = (name: string, value: string): string =>
      `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, annotations: {"helm.sh/hook": "${value}"}}\nspec: {containers: [{name: c, image: "a/amf:1"}]}\n`;
    const hooks = ['test', 'test-success', 'post-install, test', 'post-install', 'pre-upgrade'];
    const { draft, report } = chart([], hooks.map((value, i) => hook(`pod-${i}`, value)).join(''));
    expect([...draft.elements.keys()].filter((id) => id.includes('/pod/'))).toEqual([
      'cluster/default/pod/pod-3',
      'cluster/default/pod/pod-4',
    ]);
    expect(report.tallies).toMatchObject({ 'helm test hooks not imported': 3 });
  });

  it('take no version from the tag latest, and say so once per product', () => {
    const { draft, report } = chart([
      { name: 'amf', image: 'a/core:1.0' },
      { name: 'smf', image: 'a/core:latest' },
      { name: 'upf', image: 'a/core:latest' },
      { name: 'nrf', image: 'b/nrf:latest@sha256:00' },
    ]);
    const versionOf = (name: string): string | undefined =>
      draft.elements.get(`cluster/core/deployment/${name}`)!.record.version;
    expect(['amf', 'smf', 'upf', 'nrf'].map(versionOf)).toEqual(['1.0', undefined, undefined, 'sha256:00']);
    expect([...draft.products.values()].flatMap(({ record }) => record.versions)).toEqual(['1.0', 'sha256:00']);
    expect(report.warnings['import-version-unknown']).toBe(1);
  });

  it('ask for every function of the 5G core when wanted, as derived by the importer', () => {
    const file = textFile(
      'x.yaml',
      [
        { name: 'amf', image: 'a/amf:1' },
        { name: 'upf', image: 'a/upf:1' },
        { name: 'mongodb', image: 'mongo:7' },
      ]
        .map(manifest)
        .join('\n---\n'),
    );
    expect(importDraft('kubernetes', file).report.counts.demands).toBe(0);
    const { draft, report } = importDraft('kubernetes', file, { demands: 'functions' });
    expect([...draft.demands.values()].map(({ record }) => record.legs)).toEqual([
      [{ plane: 'control', elements: ['cluster/core/deployment/amf'] }],
      [{ plane: 'transmission', elements: ['cluster/core/deployment/upf'] }],
    ]);
    expect(report.tallies['demands derived from 5G core functions']).toBe(2);
    expect(report.assumptions.join()).toContain('derived');
    // Derived from what the source says, not made up.
    expect(draft.declarations).toEqual([]);
  });

  it.each([
    ['an expression as a value', 'apiVersion: v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n'],
    ['a control line', 'apiVersion: v1\n{{- if .Values.amf }}\nkind: Deployment\n{{- end }}\n'],
    [
      'a quoted image',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: "{{ .Values.image }}"}]}}}\n',
    ],
    ['an expression as the whole document', '{{ include "common.all" . }}\n'],
  ])('refuse templates that are not rendered: %s', (_, text) => {
    const { report } = importDraft('kubernetes', textFile('template.yaml', text));
    expect(report.problems.map(({ code }) => code)).toEqual(['format-refused']);
    expect(report.problems[0]!.remedy).toContain('helm template');
  });
});

describe('words that name a function', () => {
  it.each([
    ['open-amf', 'AMF'],
    ['amf2', 'AMF'],
    ['5g-eir', '5G_EIR'],
    ['sms-gmsc', 'SMS_GMSC'],
    ['mbsmf', 'MB_SMF'],
    ['core-a-smf', 'SMF'],
    ['family', undefined],
    ['amfibious', undefined],
    ['', undefined],
  ])('%s → %s', (text, type) => {
    expect(matchToken(text)?.nfType).toBe(type);
  });

  it('ignores options and files of a command', () => {
    expect(matchCommand(['--amf', '/usr/bin/tool'])).toBeUndefined();
    expect(matchCommand(['/usr/bin/core-pcfd', '-c'])?.nfType).toBe('PCF');
  });
});

describe('image references', () => {
  it.each([
    ['host:5000/a/b:1', { registry: 'host:5000', name: 'a/b', tag: '1', digest: undefined }],
    ['host:5000/a/b', { registry: 'host:5000', name: 'a/b', tag: undefined, digest: undefined }],
    ['mongo:7', { registry: undefined, name: 'mongo', tag: '7', digest: undefined }],
    [
      'docker.io/library/mongo@sha256:00',
      { registry: undefined, name: 'library/mongo', tag: undefined, digest: 'sha256:00' },
    ],
    ['localhost/x:1@sha256:00', { registry: 'localhost', name: 'x', tag: '1', digest: 'sha256:00' }],
    ['a b', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(parseImage(text)).toEqual(expected);
  });

  it('have a package URL', () => {
    expect(purlOf(parseImage('host:5000/a/b:1')!)).toBe('pkg:oci/b?repository_url=host%3A5000/a/b');
  });
});
