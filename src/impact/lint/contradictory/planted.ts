import type { Kind, Severity } from '../finding.ts';

/** A passage, the kind of its contradiction, how sure, and what two of the quoted places hold. */
export type Planted = [passage: string, kind: Kind, severity: Severity, quotes: [string, string]];
