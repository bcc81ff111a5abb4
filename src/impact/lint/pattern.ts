/** Any of these words, whole: `\b` knows no accents. */
export function words(alternatives: string, flags = 'iu'): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, flags);
}

/** Any of these words, right before the end of a text. */
export function endingIn(alternatives: string): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})\\s*$`, 'iu');
}

/** Any of these, right at the beginning of a text. */
export function beginningWith(alternatives: string): RegExp {
	return new RegExp(`^\\s*(?:${alternatives})(?![\\p{L}\\p{N}])`, 'iu');
}
