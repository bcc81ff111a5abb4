export { dataVersionOfScope } from './data-version.server.ts';
export { factsFor, keysOf } from './fact.server.ts';
export { auditOf } from './fact-audit.server.ts';
export {
	defineIndicator,
	indicatorOffer,
	indicatorVersions,
	tryIndicator,
	type IndicatorVersion
} from './indicator-defining.server.ts';
export { findIndicator, listIndicators } from './indicators.server.ts';
export { loadImpactDemonstration } from './story-demonstration.server.ts';
export {
	countCohorts,
	listCohorts,
	publicScope,
	type ListedCohort,
	type PublicScope
} from './cohort.server.ts';
export { cohortJobs } from './cohort-jobs.server.ts';
export { namesOf, type Names } from './names.server.ts';
export {
	auditJobs,
	auditStateOf,
	auditStory,
	lookAtStory,
	type AuditState
} from './story-auditing.server.ts';
export { putStoriesAgain } from './story-document.server.ts';
export { heldFor, type Held } from './story-held.server.ts';
export {
	publishedStories,
	storiesAbout,
	storySummaries,
	type PublishedStory,
	type StorySummary
} from './story-summary.server.ts';
export { releasableStory, storyNow, type StoryNow } from './story-freezing.server.ts';
export { listQuotable, takeQuote, type Quotable } from './story-quotable.server.ts';
export { draftStory, listStories, methodOf, readStory, requestedStory } from './story-reading.server.ts';
export {
	approveRelease,
	askRelease,
	dropRequest,
	lastReleased,
	openRequestOf,
	releasesForDesk,
	type DeskRelease
} from './story-releasing.server.ts';
export { releasesToApprove } from './story-waiting.server.ts';
export { participantCells } from './recognised.server.ts';
export { proposalFor } from './story-sharing.server.ts';
export { addVoice, changeVoice, putSaid, voicesOfStory, type Voice } from './story-voice.server.ts';
export { withdrawStory, withdrawVoice } from './story-withdrawing.server.ts';
export { putStoryText, removeStoryText, textsOfStory, type StoryTextRow } from './story-writing.server.ts';
export {
	changeScope,
	createStory,
	listOwnStories,
	openStory,
	scopeOf,
	type DeskStory,
	type Story
} from './story.server.ts';
export { dashboardOf, type Breakdown, type Dashboard } from './dashboard.server.ts';
export { openCodebook, openData, type OpenTable } from './open-data.server.ts';
export { mapsOf } from './figure-map.server.ts';
export { chosenText, paperOf, type Paper } from './paper.ts';
export { paperDocx } from './paper-docx.server.ts';
export { namesFor } from './paper-names.server.ts';
export { paperPdf } from './paper-pdf.server.ts';
export { paperTable } from './paper-table.ts';
export {
	correctCohort,
	createCohort,
	deleteCohort,
	hideCohort,
	openCohort,
	removeList,
	showCohort,
	type CohortWords,
	type NewCohort
} from './cohort-keeping.server.ts';
export { isMixed, kindsOfScope, type ScopeKinds } from './scope-kinds.server.ts';
export { usesOfCohort, type CohortUse } from './cohort-uses.server.ts';
export { cellsBySource } from './source.server.ts';
export {
	importPeople,
	previewPeople,
	type PeopleList,
	type PeopleOutcome,
	type PeoplePreview
} from './participants.server.ts';
