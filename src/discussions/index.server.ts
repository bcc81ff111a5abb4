export { loadDiscussionsDemonstration } from './demonstration.server.ts';
export { linesToAtom, type Feed, type FeedLine } from './atom.ts';
export { banOf, type Ban } from './ban.server.ts';
export {
	discussionLines,
	findDiscussion,
	listDiscussions,
	type DiscussionLine,
	type ListQuery,
	type SeenDiscussion,
	type SeenPost,
	type SeenThread
} from './discussion.server.ts';
export { putDiscussionsAgain } from './document.server.ts';
export {
	discussionOfStopToken,
	followDiscussion,
	listFollowed,
	stopLetters,
	type FollowedDiscussion
} from './follower.server.ts';
export { longestMail, receiveMail, type MailOutcome } from './inbound.server.ts';
export { discussionsJobs } from './jobs.server.ts';
export { discussionsRecord, leaveDiscussions, type DiscussionsRecord } from './leaving.server.ts';
export { moderationDesk, moderationNumbers, type ModeratedPost } from './moderation-desk.server.ts';
export {
	banAuthor,
	banDays,
	dismissReports,
	hidePost,
	liftBan,
	moveDiscussion,
	releasePost,
	restorePost,
	type ModerationAct
} from './moderation.server.ts';
export { dailyFollowers, discussionNews, markTold, stopDaily, type DiscussionNews } from './news.server.ts';
export { discussionsOn, type DiscussionsOn } from './subject-lines.server.ts';
export { reportPost, rewritePost, withdrawPost } from './own-post.server.ts';
export { signed, unsigned } from './signed.server.ts';
export { answer, openDiscussion, type Written } from './writing.server.ts';
