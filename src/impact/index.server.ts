export { dataVersionOfScope } from './data-version.server.ts';
export { factsFor, keysOf } from './fact.server.ts';
export { auditOf } from './fact-audit.server.ts';
export { findIndicator, listIndicators } from './indicators.server.ts';
