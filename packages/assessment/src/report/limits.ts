/** Demands drawn as a diagram; more would be paper nobody turns. */
export const MAX_DIAGRAMS = 300;

/** Bytes of diagrams, so that long names and many legs cannot make the file too large to mail. */
export const MAX_DIAGRAM_BYTES = 2_000_000;

/** Rows and bytes of one table. */
export const MAX_ROWS = 2000;
export const MAX_TABLE_BYTES = 700_000;

/** Suppliers with a section of their own; the others are in the ladder. Bytes of all sections. */
export const MAX_SUPPLIER_SECTIONS = 60;
export const MAX_SUPPLIER_BYTES = 1_200_000;

/** Evidence rows per supplier, those that moved the result most first. */
export const MAX_EVIDENCE_ROWS = 12;

/** Rows of the supplier ladder and of the elements: links lead there, so their number alone decides. */
export const MAX_LADDER_ROWS = 400;
export const MAX_ELEMENT_ROWS = 1200;

/** Causes, unknowns and services listed below the page for the director. */
export const MAX_LISTED = 200;

/** Rows of the table behind the map. */
export const MAX_PLACES = 150;

/** Panels of the concentration section. */
export const MAX_PANELS = 48;
export const MAX_REGION_ROWS = 100;
