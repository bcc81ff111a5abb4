export * from './lint/index.ts';
