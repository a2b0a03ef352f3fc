/**
 * Planes of a mobile network. The 5G Clean Path speaks of the first four (transmission, control, computing and
 * storage equipment); management and power complete the dependency picture.
 * Source: US National Strategy to Secure 5G, Implementation Plan (Clean Path section).
 */
export const PLANES = ['transmission', 'control', 'computing', 'storage', 'management', 'power'] as const;
export type Plane = (typeof PLANES)[number];

export const PLANE_TITLES: Readonly<Record<Plane, string>> = {
  transmission: 'Transmission',
  control: 'Control',
  computing: 'Computing',
  storage: 'Storage',
  management: 'Management',
  power: 'Power',
};
