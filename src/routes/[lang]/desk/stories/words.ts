import type {
	Behind,
	ConsentScope,
	FoundFlaw,
	Recode,
	ShownAs,
	ShownInterview,
	StoryPart,
	Verdict
} from '#impact/index.ts';
import { m } from '#messages/messages.js';

export const consentNames: Record<ConsentScope, () => string> = {
	name: m.story_desk_consent_name,
	role_and_place: m.story_desk_consent_role_and_place,
	role: m.story_desk_consent_role
};
export const shownNames: Record<ShownAs, () => string> = {
	name: m.story_desk_shown_name,
	country: m.story_desk_shown_country,
	region: m.story_desk_shown_region,
	role: m.story_desk_shown_role,
	participant: m.story_desk_shown_participant
};
export const chosenNames: Record<ShownInterview['chosen'], () => string> = {
	most_significant_change: m.story_desk_chosen_most_significant_change,
	non_application: m.story_desk_chosen_non_application,
	other: m.story_desk_chosen_other
};
export const verdictNames: Record<Verdict, () => string> = {
	safe: m.story_desk_verdict_safe,
	review: m.story_desk_verdict_review,
	blocked: m.story_desk_verdict_blocked
};
export const recodeNames: Record<Recode, () => string> = {
	leave_out: m.story_desk_recode_leave_out,
	region_for_country: m.story_desk_recode_region_for_country,
	fewer_dimensions: m.story_desk_recode_fewer_dimensions,
	fewer_categories: m.story_desk_recode_fewer_categories
};
export const flawNames: Record<FoundFlaw['code'], () => string> = {
	token_unknown: m.story_desk_flaw_token_unknown,
	token_in_words: m.story_desk_flaw_token_in_words,
	token_misplaced: m.story_desk_flaw_token_misplaced,
	note_open: m.story_desk_flaw_note_open,
	fact_unknown: m.story_desk_flaw_fact_unknown,
	figure_empty: m.story_desk_flaw_figure_empty,
	voice_unknown: m.story_desk_flaw_voice_unknown
};

export const behindNames: Record<Behind, () => string> = {
	older: m.story_desk_behind_older,
	unfinished: m.story_desk_behind_unfinished
};

/** Where of a story a finding or a flaw stands, in words. */
export function placeText(part: StoryPart, line: number): string {
	const at = m.story_desk_line({ number: line });
	const within = (where: string): string => `${where} · ${at}`;
	switch (part.is) {
		case 'text':
			return within(m.story_desk_field_body());
		case 'head':
			return m.story_desk_in_head();
		case 'selection':
			return within(m.story_desk_field_selection());
		case 'limits':
			return within(m.story_desk_field_limits());
		case 'interviews':
			return within(m.story_desk_field_interviews());
		case 'interview':
			return within(m.story_desk_in_interview({ title: part.title }));
	}
}

export const choicesOf = <Key extends string>(names: Record<Key, () => string>) =>
	(Object.keys(names) as Key[]).map((value) => ({ value, label: names[value]() }));
