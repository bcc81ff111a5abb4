/** What a token stands for: a number that somebody computed, as it is shown. */
export type KnownFact = {
	/** As it is shown: 80 for 80 per cent. */
	value: number;
	decimals?: number;
	unit: 'count' | 'percent';
	/** Of how many, where it is a share. */
	base?: number;
};

/** By their keys: `applied.overall` for `{{fact:applied.overall}}`. */
export type KnownFacts = Record<string, KnownFact>;

export const tokenPattern = /\{\{\s*fact:([\w.:-]+)\s*\}\}/g;
