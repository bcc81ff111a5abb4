export {
	expertOf,
	followedExpert,
	followedQuery,
	mostFollowed,
	queryOf,
	type FollowingId
} from './following.ts';
export { isRhythm, rhythms, type DigestRhythm, type Rhythm } from './rhythm.ts';
