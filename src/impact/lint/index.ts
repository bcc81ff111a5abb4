export type { KnownFact, KnownFacts } from './fact.ts';
export { kinds, severities, type Feasible, type Finding, type Kind, type Severity } from './finding.ts';
export { findingText, type FindingText } from './finding-text.ts';
export { lint, type Given } from './lint.ts';
export { lookedAt, lookedText, type Looked, type LookedText } from './looked.ts';
export type { Place } from './place.ts';
