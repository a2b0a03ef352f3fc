import type { ZipEntry } from './store-zip.js';

/** Comments of the YAML files, in the language of the interface. CSV has no comments: its header and first rows speak. */
export type TemplateComments = Readonly<
  Record<'dossier' | 'id' | 'asOf' | 'currency' | 'suppliers' | 'jurisdictions' | 'owners' | 'fictional', string>
>;

/**
 * A dossier small enough to read at a glance and complete enough to assess: two sites, one service, two suppliers. Rows
 * are there to be replaced. Evidence and policy may follow; without them every supplier is undetermined.
 */
export function dossierTemplate(comments: TemplateComments): readonly ZipEntry[] {
  return [
    { path: 'dossier.yaml', text: manifest(comments) },
    { path: 'suppliers.yaml', text: suppliers(comments) },
    { path: 'elements.csv', text: table(ELEMENTS) },
    { path: 'relations.csv', text: table(RELATIONS) },
    { path: 'demands.csv', text: table(DEMANDS) },
  ];
}

const table = (rows: readonly string[]): string => `${rows.join('\n')}\n`;

/** Each line of a comment begins with `#`, whatever the catalogue says. */
const comment = (text: string): string => text.replaceAll(/^/gm, '# ');

const manifest = (comments: TemplateComments): string => `${comment(comments.dossier)}
dossier: 1
${comment(comments.id)}
id: my-network
name: My network
${comment(comments.asOf)}
# asOf: 2026-01-31
${comment(comments.currency)}
currency: EUR
`;

const suppliers = (comments: TemplateComments): string => `${comment(comments.suppliers)}
- id: supplier-a
  name: Supplier A
${indented(comment(comments.jurisdictions))}
  jurisdictions: [XA]
${indented(comment(comments.fictional))}
  fictional: true
- id: supplier-b
  name: Supplier B
  jurisdictions: [XB]
${indented(comment(comments.owners))}
  owners:
    - { supplier: holding-b, share: 0.62 }
  fictional: true
- id: holding-b
  name: Holding B
  jurisdictions: [XB]
  fictional: true
`;

const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

const ELEMENTS = [
  'id,kind,name,supplier,operator,maintainedBy,site,region,lat,lon,tier,installed,endOfLife,replacementCost,population',
  'north-radio,base-station,"Base station, North",supplier-a,,,North,north,60.17,24.94,,2022-05-01,2032-05-01,60000,12000',
  'north-router,cell-site-router,"Router, North",supplier-b,,,North,north,60.17,24.94,,2022-05-01,2032-05-01,9000,',
  'core-router,transport-node,"Core router",supplier-b,,,Core,south,61.50,23.77,,2021-03-15,2031-03-15,70000,',
  'core-upf,5gc.upf,"User plane function",supplier-a,,,Core,south,61.50,23.77,critical,2023-09-01,,40000,',
  'core-host,nfvi-host,"Host of the core",supplier-a,,supplier-b,Core,south,61.50,23.77,,2023-09-01,,40000,',
];

const RELATIONS = [
  'from,to,type,group,need',
  'north-radio,north-router,link,,',
  'north-router,core-router,link,,',
  'core-router,core-upf,link,,',
  'core-upf,core-host,hosted-on,,',
];

const DEMANDS = [
  'id,name,service,criticality,weight,people,plane,from,to,elements',
  'emergency-north,"Emergency calls, North",emergency calls,critical,10,12000,transmission,north-radio,core-upf,',
];
