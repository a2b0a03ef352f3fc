export const ADMINISTRATION_SECTIONS = ['organisation', 'organisations', 'people', 'keys', 'sharing', 'audit'] as const;
export type AdministrationSection = (typeof ADMINISTRATION_SECTIONS)[number];

/** Action of the server's access rules that opens each section. */
const NEEDS: Readonly<Record<AdministrationSection, string>> = {
  organisation: 'organisation:update',
  organisations: 'organisation:create',
  people: 'people:read',
  keys: 'api-key:list',
  sharing: 'grant:read',
  audit: 'audit:read',
};

/** Sections a person can use, in the order shown. */
export const administrationSections = (may: (action: string) => boolean): readonly AdministrationSection[] =>
  ADMINISTRATION_SECTIONS.filter((section) => may(NEEDS[section]));
