/** The read API's answers. `/api/openapi.json` is made from these, and the journeys check every answer against them. */
export * from './schemas/bridge.ts';
export * from './schemas/dossier.ts';
export * from './schemas/entry.ts';
export * from './schemas/expert.ts';
export * from './schemas/organisation.ts';
export * from './schemas/partnership.ts';
export * from './schemas/problem.ts';
export * from './schemas/programme.ts';
export * from './schemas/publication.ts';
export * from './schemas/search.ts';
export * from './schemas/text.ts';
export * from './schemas/topic.ts';
