import type {
  AssetSensitivity,
  ConcentrationThresholds,
  CriteriaCatalog,
  EvidenceTypes,
  Policy,
  TrustParameters,
} from '@cleanpath/model';

/** The data files of `catalogs/` after checking. */
export interface Catalogs {
  /** Criteria trees by catalog id. */
  readonly criteria: ReadonlyMap<string, CriteriaCatalog>;
  readonly evidenceTypes: EvidenceTypes;
  readonly trustParameters: TrustParameters;
  readonly assetSensitivity: AssetSensitivity;
  readonly concentrationThresholds: ConcentrationThresholds;
  /** Policies shipped as starting points, by id. None is active by itself. */
  readonly policies: ReadonlyMap<string, Policy>;
}
