import type { Migration } from './migration.js';

/**
 * Search by the beginning of an id or name without reading a nation, sites as rows of their own, and the end of each
 * audit chain. Only the beginning of a name is indexed: an index entry has a size limit, a name has none.
 */
export const searchAndAuditHead: Migration = {
  version: 2,
  name: 'search-and-audit-head',
  statements: [
    `create index element_row_id_search on element_row (network_id, lower(element_id))`,
    `create index element_row_name_search on element_row (network_id, lower(left(name, 60)) collate "C")
      where name is not null`,
    `create table site_row (
      network_id text collate "C" not null,
      snapshot_id text collate "C" not null,
      site text collate "C" not null,
      region text collate "C",
      elements integer not null,
      primary key (network_id, snapshot_id, site))`,
    `insert into site_row (network_id, snapshot_id, site, region, elements)
      select network_id, snapshot_id, site, min(region), count(*)::integer
      from element_row where site is not null group by network_id, snapshot_id, site`,
    `create table audit_head (
      organisation_id text collate "C" primary key,
      seq bigint not null,
      hash text not null)`,
    `insert into audit_head (organisation_id, seq, hash)
      select audit.organisation_id, audit.seq, audit.hash from audit
      join (select organisation_id, max(seq) as seq from audit group by organisation_id) as newest
        on newest.organisation_id = audit.organisation_id and newest.seq = audit.seq`,
  ],
};
