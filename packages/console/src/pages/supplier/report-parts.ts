import type { SupplierReport } from '@cleanpath/model';

export type Decision = SupplierReport['decisions'][number];
export type Criterion = SupplierReport['criteria'][number];
export type EvidenceItem = SupplierReport['evidence'][number];
