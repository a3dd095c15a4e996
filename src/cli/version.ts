/** Put in by the build; a run from source has none. */
declare const __VERSION__: string | undefined;
declare const __BUILD__: string | undefined;

export const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';

/** Tells builds apart by all that went into them: what one has compiled is of no use to another. */
export const build: string | undefined = typeof __BUILD__ === 'string' ? __BUILD__ : undefined;
