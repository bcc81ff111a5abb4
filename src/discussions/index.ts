export {
	cleanTitle,
	discussionPath,
	longestTitle,
	type DiscussionId,
	type DiscussionState,
	type Subject,
	type SubjectKey
} from './discussion.ts';
export { type HoldReason } from './holding.ts';
export { isLetters, lettersChoices, type Letters } from './letters.ts';
export { may, moderates, type DiscussionAct } from './policy.ts';
export { longestPost, minutesToEdit, type PostId, type PostState } from './post.ts';
export { postBlocks, type Piece, type PostBlock } from './post-text.ts';
export { longestReport, reportWhys, type ReportWhy } from './report.ts';
