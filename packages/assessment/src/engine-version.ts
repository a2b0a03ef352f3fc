/** Version of the analyses; part of every assessment, because another version may conclude otherwise. */
export const ENGINE_VERSION = '0.1.0';
