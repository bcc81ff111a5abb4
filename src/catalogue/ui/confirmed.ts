import { m } from '#messages/messages.js';
import { freshness, type Freshness } from '../freshness.ts';
import { nearDayText } from './when.ts';

/** How fresh the facts are, as a state and in words: 'confirmed 12 November', 'not confirmed since 3 March 2025'. */
export function confirmedText(
	confirmedOn: string | null,
	language: string,
	now: Date
): { state: Freshness; text: string } {
	const state = freshness(confirmedOn, now);
	if (confirmedOn === null || state === 'unknown') return { state: 'unknown', text: m.entry_unconfirmed() };
	const day = nearDayText(confirmedOn, language, now);
	if (state === 'fresh') return { state, text: m.entry_confirmed({ day }) };
	return {
		state,
		text: state === 'ageing' ? m.entry_last_confirmed({ day }) : m.entry_not_confirmed_since({ day })
	};
}
