export * from './lint/index.ts';
export * from './story.ts';
export { storyFrom, type StoryFlaw, type StoryText } from './story-text.ts';
export * from './cohort.ts';
export { cohortChange, type CohortChange } from './cohort-change.ts';
export { mayCount, mayWithCohort, type CohortAct } from './policy.ts';
export { defaultThresholds, type Thresholds, type Verdict } from './disclosure.ts';
export type { Audited, Exposed } from './audit.ts';
export type { Told } from './attack.ts';
export * from './fact.ts';
export { keyOf, parseKey, splitFacet, type ParsedKey } from './fact-key.ts';
export { factText, knownFacts, shownValue } from './fact-text.ts';
export type { Group } from './group.ts';
export type * from './indicator.ts';
export * from './indicator-definition.ts';
export type { Offer, OfferedColumn } from './indicator-offer.ts';
export { definitionText } from './indicator-text.ts';
export * from './story-attribution.ts';
export { attributionOf, attributionText } from './story-attribution-text.ts';
export {
	flawsOfStory,
	flawsOfWords,
	gapsBetween,
	type FoundFlaw,
	type Gaps,
	type PlacedFlaw
} from './story-check.ts';
export { recodeOf, type Recode, type StoryAudit } from './story-disclosure.ts';
export type { Difference, Publication } from './story-beside.ts';
export {
	lintedLanguages,
	lintInterviews,
	lintStory,
	lookedAtStory,
	type StoryFinding,
	type StoryPlace
} from './story-lint.ts';
export { storyPath } from './story-path.ts';
export type { StoryPart } from './story-part.ts';
export { behindOf, goingAlong, isStoryTextOutdated } from './story-translation.ts';
export { mayWriteSomeStory, mayWriteStory } from './story-policy.ts';
export { figureName, referencesOf, type StoryReferences } from './story-references.ts';
export { longestInterview, longestQuote, type SaidWords, type VoiceInput } from './story-voice.ts';
export { narrowedAddress, narrowings, type Narrowing } from './dashboard.ts';
export { paperNumber, type PaperNumber } from './paper-number.ts';
export { cohortCategoryName, dimensionName } from './dimension-name.ts';
export {
	likelyPeopleMapping,
	peopleColumns,
	type PeopleColumn,
	type PeopleMapping,
	type PeopleMeanings,
	type UnknownColumn
} from './participants.ts';
export { categoriesIn, categoryNamed } from './participant-value.ts';
