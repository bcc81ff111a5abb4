export * from './approaches.ts';
export * from './concepts.ts';
export * from './languages.ts';
export * from './places.ts';
export * from './subjects.ts';
export * from './words.ts';
