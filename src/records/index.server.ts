export { recordsJobs } from './jobs.server.ts';
export {
	append,
	appendAlone,
	eraseLogs,
	lengthsOf,
	logsOf,
	recordRefused,
	type Accepted,
	type Logged,
	type RefusalReason
} from './log.server.ts';
export { countRefused } from './refused.server.ts';
