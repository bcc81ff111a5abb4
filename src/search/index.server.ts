export { find, type SearchResult } from './find.server.ts';
export { keptUntilChange, onceUntilChange, untilChange } from './kept.server.ts';
export { closeIndex, generation, openIndex } from './live.server.ts';
export { newest } from './newest.server.ts';
export { listOutdated, put, remove } from './rows.server.ts';
export * from './index.ts';
