import { CELL_SITES, TOWNS } from './places.mjs';

/** Edge hosts, applications, the IoT platform and the cloud region it runs in. */
export function addPlatforms(nation) {
  const add = (id, kind, name, product, town, more = {}) => nation.add({ id, kind, name, product, town, ...more });
  add('tre-edge-host-1', 'edge-host', 'Edge host Tampere', 'quellmark/host', 'tre', {
    tier: 'critical',
    tierReason: 'Carries grid telecontrol',
  });
  add('tku-edge-host-1', 'edge-host', 'Edge host Turku', 'quellmark/host', 'tku');
  add('kok-edge-host-1', 'edge-host', 'Edge host Kokkola port', 'lyrandel/edge', 'kok');
  add('kaj-region-1', 'cloud-region', 'Public cloud region Kajaani', 'quellmark/region', 'kaj');
  const upf = (id, name, host, town) => {
    add(id, '5gc.upf', name, 'corvane/upf', town);
    nation.depend(id, 'hosted-on', host);
    nation.dependGroup(id, 'managed-by', 'manager', 1, ['em-corvane-hel', 'em-corvane-oul']);
    nation.depend(id, 'updated-by', 'upd-corvane');
    nation.dependGroup(id, 'controlled-by', 'smf', 1, ['hel-core-smf-1', 'oul-core-smf-1']);
    nation.link(id, `${town}-agg-1`);
    nation.link(id, `${town}-agg-2`);
  };
  // Two slices were promised separate hosts; when the first edge host of the second was late, both landed on this one.
  upf('tre-upf-grid', 'UPF for grid telecontrol, Tampere edge', 'tre-edge-host-1', 'tre');
  upf('tre-upf-meter', 'UPF for metering, Tampere edge', 'tre-edge-host-1', 'tre');
  upf('tku-upf-port', 'UPF for ports, Turku edge', 'tku-edge-host-1', 'tku');
  add('kok-port-app-1', 'application', 'Crane control, Kokkola port', 'lyrandel/iot', 'kok');
  nation.depend('kok-port-app-1', 'hosted-on', 'kok-edge-host-1');
  nation.link('kok-port-app-1', 'kok-agg-1');
  add('kaj-iot-1', 'iot-platform', 'IoT platform', 'lyrandel/iot', 'kaj');
  nation.depend('kaj-iot-1', 'hosted-on', 'kaj-region-1');
  nation.link('kaj-iot-1', 'kaj-region-1');
  nation.link('kaj-region-1', 'kaj-agg-1');
  add('kaj-school-app-1', 'application', 'Learning platform', 'quellmark/region', 'kaj');
  nation.depend('kaj-school-app-1', 'hosted-on', 'kaj-region-1');
  nation.link('kaj-school-app-1', 'kaj-region-1');
  for (const host of ['tre', 'tku']) {
    nation.dependGroup(`${host}-edge-host-1`, 'managed-by', 'mano', 1, ['hel-mano-1', 'oul-mano-1']);
    nation.dependGroup(`${host}-edge-host-1`, 'powered-by', 'power', 1, [`${host}-power-a`, `${host}-power-b`]);
  }
}

/**
 * Customers: id, name, how they connect. `wired` names the town whose first aggregation router serves them, `radio`
 * the cell site; each has one connection, so that no customer becomes a way round for others.
 */
export const CUSTOMERS = [
  { id: 'cust-psap-hel', name: 'Emergency response centre Helsinki', wired: 'hel' },
  { id: 'cust-psap-oul', name: 'Emergency response centre Oulu', wired: 'oul' },
  { id: 'cust-grid-control', name: 'Grid control centre', wired: 'hel' },
  { id: 'cust-substation-jyv', name: 'Substation Palokka', radio: 'jyv-pal' },
  { id: 'cust-substation-vaa', name: 'Substation Vaasa', radio: 'vaa-kes' },
  { id: 'cust-substation-joe', name: 'Substation Joensuu', radio: 'joe-kes' },
  { id: 'cust-substation-kou', name: 'Substation Kouvola', radio: 'kou-kes' },
  { id: 'cust-substation-oul', name: 'Substation Oulu', radio: 'oul-tui' },
  { id: 'cust-health-records', name: 'Health records centre', wired: 'hel' },
  { id: 'cust-hospital-hel', name: 'Hospital Helsinki', wired: 'hel' },
  { id: 'cust-hospital-tre', name: 'Hospital Tampere', wired: 'tre' },
  { id: 'cust-ambulance-tre', name: 'Ambulances Tampere', radio: 'tre-kes' },
  { id: 'cust-hospital-kuo', name: 'Hospital Kuopio', wired: 'kuo' },
  { id: 'cust-ambulance-kuo', name: 'Ambulances Kuopio', radio: 'kuo-pui' },
  { id: 'cust-hospital-joe', name: 'Hospital Joensuu', wired: 'joe' },
  { id: 'cust-hospital-lpr', name: 'Hospital Lappeenranta', wired: 'lpr' },
  { id: 'cust-hospital-oul', name: 'Hospital Oulu', wired: 'oul' },
  { id: 'cust-hospital-mhn', name: 'Hospital Mariehamn', wired: 'mhn' },
  { id: 'cust-hospital-roi', name: 'Hospital Rovaniemi', wired: 'roi' },
  { id: 'cust-clinic-iva', name: 'Health centre Ivalo', wired: 'iva' },
  { id: 'cust-clinic-sav', name: 'Health centre Savonlinna', wired: 'sav' },
  { id: 'cust-clinic-hai', name: 'Health centre Hailuoto', radio: 'oul-hai' },
  { id: 'cust-ministry-hel', name: 'Ministry Helsinki', wired: 'hel' },
  { id: 'cust-government-dc', name: 'Government data centre', wired: 'esp' },
  { id: 'cust-agency-oul', name: 'Regional agency Oulu', wired: 'oul' },
  { id: 'cust-parliament-mhn', name: 'Provincial government Mariehamn', wired: 'mhn' },
  { id: 'cust-rail-control', name: 'Rail traffic control', wired: 'hel' },
  { id: 'cust-border-command', name: 'Border guard command', wired: 'hel' },
  { id: 'cust-border-ima', name: 'Border station Imatra', radio: 'lpr-ima' },
  { id: 'cust-border-tor', name: 'Border station Tornio', radio: 'tor-kes' },
  { id: 'cust-border-iva', name: 'Border station Ivalo', wired: 'iva' },
  { id: 'cust-water-hel', name: 'Waterworks Helsinki', radio: 'hel-vuo' },
  { id: 'cust-water-jyv', name: 'Waterworks Jyväskylä', radio: 'jyv-kes' },
  { id: 'cust-water-tre', name: 'Waterworks Tampere', wired: 'tre' },
  { id: 'cust-water-control', name: 'Water telemetry centre', wired: 'hel' },
  { id: 'cust-port-tku', name: 'Port of Turku', radio: 'tku-rui' },
  { id: 'cust-port-kok', name: 'Port of Kokkola', radio: 'kok-sat' },
  { id: 'cust-port-ham', name: 'Port of Hamina', radio: 'kou-ham' },
  { id: 'cust-port-kem', name: 'Port of Kemi', radio: 'kem-aji' },
  { id: 'cust-port-traffic', name: 'Vessel traffic centre', wired: 'tku' },
  { id: 'cust-bank-clearing', name: 'Bank clearing centre', wired: 'hel' },
  { id: 'cust-shops-hel', name: 'Payment terminals Helsinki', radio: 'hel-pas' },
  { id: 'cust-shops-tre', name: 'Payment terminals Tampere', wired: 'tre' },
  { id: 'cust-meters-south', name: 'Meter concentrator Espoo', radio: 'esp-lep' },
  { id: 'cust-meters-north', name: 'Meter concentrator Oulu', radio: 'oul-kes' },
  { id: 'cust-studio-hel', name: 'Broadcast studio Helsinki', wired: 'hel' },
  { id: 'cust-mast-tku', name: 'Broadcast mast Turku', wired: 'tku' },
  { id: 'cust-school-jyv', name: 'School Äänekoski', radio: 'jyv-aan' },
  { id: 'cust-school-sod', name: 'School Sodankylä', wired: 'sod' },
  { id: 'cust-school-sot', name: 'School Sotkamo', radio: 'kaj-sot' },
  { id: 'cust-pilot-uto', name: 'Pilot station Utö', radio: 'uto' },
  { id: 'cust-shops-mhn', name: 'Payment terminals Mariehamn', radio: 'mhn-tor' },
  { id: 'cust-ferry-eck', name: 'Ferry terminal Eckerö', radio: 'mhn-eck' },
];

export function addCustomers(nation) {
  const cellSites = new Map(CELL_SITES.map((site) => [`${site.town}-${site.code}`, site]));
  for (const { id, name, wired, radio } of CUSTOMERS) {
    const cell = radio === undefined ? undefined : cellSites.get(radio);
    const town = wired ?? cell?.town;
    nation.add({
      id,
      kind: 'customer-site',
      name,
      product: 'lindrake/customer',
      version: wired ? '122' : '120',
      ...(town === undefined
        ? { site: 'Utö', region: 'southwest', lat: 59.7811, lon: 21.3744 }
        : {
            site: cell?.name ?? TOWNS[town].name,
            region: TOWNS[town].region,
            lat: cell?.lat ?? TOWNS[town].lat,
            lon: cell?.lon ?? TOWNS[town].lon,
          }),
    });
    nation.link(id, wired ? `${wired}-agg-1` : `${radio}-ru-1`);
  }
}
