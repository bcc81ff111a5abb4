export {
	changeRhythm,
	followExpert,
	followSearch,
	listFollowing,
	unfollow,
	type Following
} from './following.server.ts';
export { followingJobs } from './jobs.server.ts';
export { namesOfQueries } from './name.server.ts';
export { listRuns, type RunProgress } from './progress.server.ts';
export { findStop, stopByToken, type Stop } from './stop.server.ts';
