export { recordsJobs } from './jobs.server.ts';
export {
	append,
	eraseLogs,
	lengthsOf,
	logsOf,
	recordRefused,
	type Accepted,
	type Logged,
	type RefusalReason
} from './log.server.ts';
export { countRefused } from './refused.server.ts';
