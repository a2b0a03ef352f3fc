/** Functions of a core site: id suffix, kind, name, how many. */
const FUNCTIONS = [
  ['amf', '5gc.amf', 'AMF', 2],
  ['smf', '5gc.smf', 'SMF', 1],
  ['upf', '5gc.upf', 'UPF', 2],
  ['ausf', '5gc.ausf', 'AUSF', 1],
  ['udm', '5gc.udm', 'UDM', 1],
  ['udr', '5gc.udr', 'UDR', 1],
  ['udsf', '5gc.udsf', 'UDSF', 1],
  ['pcf', '5gc.pcf', 'PCF', 1],
  ['nrf', '5gc.nrf', 'NRF', 1],
  ['nssf', '5gc.nssf', 'NSSF', 1],
  ['nef', '5gc.nef', 'NEF', 1],
  ['scp', '5gc.scp', 'SCP', 1],
  ['sepp', '5gc.sepp', 'SEPP', 1],
  ['chf', '5gc.chf', 'CHF', 1],
  ['bsf', '5gc.bsf', 'BSF', 1],
  ['smsf', '5gc.smsf', 'SMSF', 1],
  ['lmf', '5gc.lmf', 'LMF', 1],
  ['nwdaf', '5gc.nwdaf', 'NWDAF', 1],
  ['eir', '5gc.5g-eir', '5G-EIR', 1],
  ['ims', 'ims', 'IMS', 1],
  ['keys', 'key-store', 'Subscriber key store', 1],
  ['li', 'lawful-interception', 'Lawful interception', 1],
];
const PRODUCT_OF = { upf: 'corvane/upf', keys: 'corvane/vault' };
const SITES = { hel: 'Helsinki core', oul: 'Oulu core' };
const BOTH = Object.keys(SITES);

/** Element managers and update servers: they come first because everything else refers to them. */
const MANAGERS = [
  ['em-corvane-hel', 'Corvane core manager Helsinki', 'hel', 'corvane/manager', 'hel-mgmt-k8s', 'upd-corvane'],
  ['em-corvane-oul', 'Corvane core manager Oulu', 'oul', 'corvane/manager', 'oul-mgmt-k8s', 'upd-corvane'],
  ['em-tessary-hel', 'Tessary network manager Helsinki', 'hel', 'tessary/manager', 'hel-mgmt-k8s', 'upd-tessary'],
  ['em-tessary-oul', 'Tessary network manager Oulu', 'oul', 'tessary/manager', 'oul-mgmt-k8s', 'upd-tessary'],
  ['em-hartmoor-south', 'Hartmoor controller south', 'hel', 'hartmoor/manager', 'hel-mgmt-k8s', 'upd-hartmoor'],
  ['em-hartmoor-north', 'Hartmoor controller north', 'oul', 'hartmoor/manager', 'oul-mgmt-k8s', 'upd-hartmoor'],
  ['em-lindrake-south', 'Lindrake controller south', 'hel', 'lindrake/manager', 'hel-mgmt-k8s', 'upd-lindrake'],
  ['em-lindrake-north', 'Lindrake controller north', 'oul', 'lindrake/manager', 'oul-mgmt-k8s', 'upd-lindrake'],
  ['em-norrask-south', 'Norrask radio manager south', 'hel', 'norrask/manager', 'hel-mgmt-k8s', 'upd-norrask'],
  ['em-norrask-southwest', 'Norrask radio manager southwest', 'tku', 'norrask/manager', 'hel-mgmt-k8s', 'upd-norrask'],
  ['em-norrask-east', 'Norrask radio manager east', 'kuo', 'norrask/manager', 'hel-mgmt-k8s', 'upd-norrask'],
  ['em-norrask-karelia', 'Norrask radio manager Karelia', 'joe', 'norrask/manager', 'hel-mgmt-k8s', 'upd-norrask'],
  ['em-norrask-southeast', 'Norrask radio manager southeast', 'lah', 'norrask/manager', 'hel-mgmt-k8s', 'upd-norrask'],
  ['em-norrask-north', 'Norrask radio manager north', 'oul', 'norrask/manager', 'oul-mgmt-k8s', 'upd-norrask'],
  ['em-brackwell-aland', 'Brackwell manager Åland', 'mhn', 'brackwell/manager', 'hel-mgmt-k8s', 'upd-brackwell-hel'],
  ['em-brackwell-west', 'Brackwell manager west', 'tre', 'brackwell/manager', 'hel-mgmt-k8s', 'upd-brackwell-tre'],
  [
    'em-brackwell-ostrobothnia',
    'Brackwell manager Ostrobothnia',
    'vaa',
    'brackwell/manager',
    'oul-mgmt-k8s',
    'upd-brackwell-tre',
  ],
  [
    'em-brackwell-central',
    'Brackwell manager central',
    'jyv',
    'brackwell/manager',
    'hel-mgmt-k8s',
    'upd-brackwell-hel',
  ],
  ['em-ombrane', 'Ombrane firewall manager', 'hel', 'ombrane/firewall', 'hel-mgmt-k8s', undefined],
  [
    'em-sablethorn-lapland',
    'Sablethorn manager Lapland',
    'roi',
    'sablethorn/manager',
    'oul-mgmt-k8s',
    'upd-sablethorn',
  ],
  [
    'em-sablethorn-kouvola',
    'Sablethorn multi-vendor manager Kouvola, standby',
    'kou',
    'sablethorn/manager',
    'hel-mgmt-k8s',
    'upd-sablethorn',
  ],
];
const UPDATE_SERVERS = [
  ['upd-corvane', 'Corvane update server', 'hel', 'corvane/manager', 'hel-mgmt-k8s'],
  ['upd-quellmark', 'Quellmark update server', 'hel', 'quellmark/kube', 'hel-mgmt-k8s'],
  ['upd-tessary', 'Tessary update server', 'hel', 'tessary/manager', 'hel-mgmt-k8s'],
  ['upd-hartmoor', 'Hartmoor update server', 'hel', 'hartmoor/manager', 'hel-mgmt-k8s'],
  ['upd-lindrake', 'Lindrake update server', 'hel', 'lindrake/manager', 'hel-mgmt-k8s'],
  ['upd-norrask', 'Norrask update server', 'oul', 'norrask/manager', 'oul-mgmt-k8s'],
  ['upd-brackwell-hel', 'Brackwell update server Helsinki', 'hel', 'brackwell/manager', 'hel-mgmt-k8s'],
  ['upd-brackwell-tre', 'Brackwell update server Tampere', 'tre', 'brackwell/manager', 'tre-mgmt-host-1'],
  ['upd-sablethorn', 'Sablethorn update server', 'oul', 'sablethorn/manager', 'oul-mgmt-k8s'],
];

/** Hosts, clusters, storage, managers and the 5G core in two sites that stand in for each other. */
export function addCore(nation) {
  for (const town of BOTH) addPlatform(nation, town);
  // The one host of a closed project that was never replaced; the update server of two radio managers runs on it.
  nation.add({
    id: 'tre-mgmt-host-1',
    kind: 'nfvi-host',
    name: 'Management host Tampere',
    product: 'sablethorn/host',
    version: 'R2',
    maintainedBy: 'sablethorn',
    town: 'tre',
  });
  addManagement(nation);
  for (const town of BOTH) addFunctions(nation, town);
  for (const town of BOTH) relateFunctions(nation, town);
}

function addPlatform(nation, town) {
  const site = SITES[town];
  const add = (suffix, kind, name, product, version) =>
    nation.add({ id: `${town}-${suffix}`, kind, name: `${name}, ${site}`, product, version, town, site });
  for (const feed of ['a', 'b'])
    add(
      `core-power-${feed}`,
      'power-supply',
      `Power feed ${feed.toUpperCase()}`,
      feed === 'a' ? 'grevane/rectifier' : 'stellin/generator',
    );
  for (let i = 1; i <= 3; i++) add(`host-${i}`, 'nfvi-host', `Host ${i}`, 'quellmark/host', 'g5');
  for (let i = 1; i <= 2; i++) add(`mgmt-host-${i}`, 'nfvi-host', `Management host ${i}`, 'quellmark/host', 'g5');
  for (let i = 1; i <= 2; i++) add(`storage-${i}`, 'storage', `Storage ${i}`, 'quellmark/storage', '7');
  for (let i = 1; i <= 2; i++)
    add(`k8s-${i}`, 'kubernetes-cluster', `Container cluster ${i}`, 'quellmark/kube', '1.32');
  add('mgmt-k8s', 'kubernetes-cluster', 'Management cluster', 'quellmark/kube', '1.31');
  add('mano-1', 'mano', 'Orchestrator', 'quellmark/kube', '1.32');
  for (let i = 1; i <= 2; i++)
    add(`dc-switch-${i}`, 'transport-node', `Data-centre switch ${i}`, 'hartmoor/router', 'X7');
  for (let i = 1; i <= 2; i++) add(`pe-${i}`, 'transport-node', `Core-site router ${i}`, 'hartmoor/router', 'X7');
}

function addManagement(nation) {
  for (const [id, name, town, product, host] of UPDATE_SERVERS) {
    nation.add({ id, kind: 'update-server', name, product, town });
    nation.depend(id, 'hosted-on', host);
  }
  for (const [id, name, town, product, host, updates] of MANAGERS) {
    nation.add({ id, kind: 'element-manager', name, product, town });
    nation.depend(id, 'hosted-on', host);
    if (updates !== undefined) nation.depend(id, 'updated-by', updates);
  }
  for (const town of BOTH) {
    const id = (suffix) => `${town}-${suffix}`;
    const feeds = [id('core-power-a'), id('core-power-b')];
    const powered = (element) => nation.dependGroup(element, 'powered-by', 'power', 1, feeds);
    const hosts = [1, 2, 3].map((i) => id(`host-${i}`));
    const managementHosts = [1, 2].map((i) => id(`mgmt-host-${i}`));
    [...hosts, ...managementHosts, id('storage-1'), id('storage-2')].forEach(powered);
    for (const cluster of [id('k8s-1'), id('k8s-2')]) {
      nation.dependGroup(cluster, 'hosted-on', 'hosts', 2, hosts);
      nation.dependGroup(cluster, 'managed-by', 'mano', 1, ['hel-mano-1', 'oul-mano-1']);
      nation.depend(cluster, 'updated-by', 'upd-quellmark');
    }
    nation.dependGroup(id('mgmt-k8s'), 'hosted-on', 'hosts', 1, managementHosts);
    nation.depend(id('mano-1'), 'hosted-on', id('mgmt-k8s'));
    nation.depend(id('mano-1'), 'updated-by', 'upd-quellmark');
    for (const suffix of ['dc-switch-1', 'dc-switch-2', 'pe-1', 'pe-2']) {
      nation.depend(id(suffix), 'managed-by', town === 'hel' ? 'em-hartmoor-south' : 'em-hartmoor-north');
      powered(id(suffix));
    }
    for (const a of ['pe-1', 'pe-2']) for (const b of ['dc-switch-1', 'dc-switch-2']) nation.link(id(a), id(b));
    nation.link(id('pe-1'), id('pe-2'));
  }
}

function addFunctions(nation, town) {
  for (const [suffix, kind, name, count] of FUNCTIONS)
    for (let i = 1; i <= count; i++)
      nation.add({
        id: `${town}-core-${suffix}-${i}`,
        kind,
        name: `${name} ${i}, ${SITES[town]}`,
        product: PRODUCT_OF[suffix] ?? 'corvane/core',
        version: suffix === 'keys' ? '3.1' : '24.4',
        town,
        site: SITES[town],
      });
}

function relateFunctions(nation, town) {
  const pair = (suffix) => BOTH.map((site) => `${site}-core-${suffix}-1`);
  let cluster = 0;
  for (const [suffix, , , count] of FUNCTIONS)
    for (let i = 1; i <= count; i++) {
      const id = `${town}-core-${suffix}-${i}`;
      nation.depend(id, 'hosted-on', suffix === 'keys' ? `${town}-host-1` : `${town}-k8s-${(cluster++ % 2) + 1}`);
      // The exposure function in Oulu went live before it was put under management: the missing fact of the example.
      if (id !== 'oul-core-nef-1') {
        nation.dependGroup(id, 'managed-by', 'manager', 1, ['em-corvane-hel', 'em-corvane-oul']);
        nation.depend(id, 'updated-by', 'upd-corvane');
      }
      nation.link(id, `${town}-dc-switch-1`);
      nation.link(id, `${town}-dc-switch-2`);
      if (suffix === 'amf') {
        nation.dependGroup(id, 'authenticated-by', 'ausf', 1, pair('ausf'));
        nation.dependGroup(id, 'controlled-by', 'nrf', 1, pair('nrf'));
        nation.dependGroup(id, 'stores-on', 'udsf', 1, pair('udsf'));
      }
      if (suffix === 'smf') nation.dependGroup(id, 'controlled-by', 'pcf', 1, pair('pcf'));
      if (suffix === 'upf') {
        nation.dependGroup(id, 'controlled-by', 'smf', 1, pair('smf'));
        nation.depend(id, 'controlled-by', `${town}-core-li-1`);
      }
      if (suffix === 'ausf') {
        nation.dependGroup(id, 'controlled-by', 'udm', 1, pair('udm'));
        nation.dependGroup(id, 'authenticated-by', 'keys', 1, pair('keys'));
      }
      if (suffix === 'udm') nation.dependGroup(id, 'stores-on', 'udr', 1, pair('udr'));
      if (suffix === 'udr' || suffix === 'udsf' || suffix === 'chf')
        nation.dependGroup(id, 'stores-on', 'storage', 1, [`${town}-storage-1`, `${town}-storage-2`]);
      if (suffix === 'ims') nation.dependGroup(id, 'authenticated-by', 'udm', 1, pair('udm'));
    }
}
