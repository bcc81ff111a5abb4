import list from './words.json' with { type: 'json' };

/**
 * Words that people search with and no topic is called by, in every language. Each leads to filters ('free' to cost:free,
 * 'workshop' to two types), to the topic it is short for ('health'), or, as 'word:migration', to what it is called in the
 * other languages: a subject so broad that a filter would narrow nothing.
 */
export type QueryWord = { concepts: readonly string[]; names: Readonly<Record<string, readonly string[]>> };

export const queryWords: readonly QueryWord[] = list;
