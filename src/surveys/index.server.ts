export {
	beginOpen,
	finish,
	findOpenWave,
	isCountry,
	openLink,
	refuseToAnswer,
	saveAnswers,
	type Opened,
	type Refused
} from './answering.server.ts';
export { closeWave, wavesFallingShort } from './closing.server.ts';
export {
	inviteToWave,
	noteDisposition,
	remindNow,
	renewInvitation,
	type NotedDisposition
} from './asking.server.ts';
export { loadSurveysDemonstration } from './demonstration.server.ts';
export { inventWave, type Invented } from './invention.server.ts';
export { surveyJobs } from './jobs.server.ts';
export { invitationKey } from './key.server.ts';
export { linkageSentences } from './letter.server.ts';
export {
	changeDraft,
	createQuestionnaire,
	freezeVersion,
	listQuestionnaires,
	openQuestionnaire,
	versionContent,
	type QuestionnaireFacts
} from './questionnaire.server.ts';
export { loadReadyQuestionnaires, readyQuestionnaires } from './ready.server.ts';
export {
	answersOf,
	dataVersionOf,
	invitedCells,
	participationBy,
	participationOf,
	responsesOf,
	setAside,
	strataOf,
	versionsOfWaves,
	type Participation,
	type Response,
	type WaveAnswers
} from './response.server.ts';
export type { LinkRefusal } from './tables.server.ts';
export { leaveSurveys, surveysRecord, tidySurveys } from './tidying.server.ts';
export {
	listWaves,
	notAskedIn,
	openOwnWave,
	openWave,
	prolongWave,
	questionnaireOfWave,
	severedAt,
	severStudy,
	subjectsOfWaves,
	waveById,
	waveBySlug,
	wavesAbout,
	wavesToFill,
	type ListedWave,
	type NewWave,
	type Wave
} from './wave.server.ts';
export { codebook, responsesTable, type Table } from './table.server.ts';
export { handedLink, listInvited, type Invited } from './invited.server.ts';
export { questionnaireSchema } from './schema.ts';
export { importResponses, previewResponses, tableOfFile, type ImportOutcome } from './taking-in.server.ts';
