// What a page of a lesson needs of the log: no validator, no identifiers' checks.
export { counts } from './evidence.ts';
export { byTime, inOrder, type Flag, type Json, type Statement, type Verb } from './statement.ts';
