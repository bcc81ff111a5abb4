import type { Id } from '#platform/index.ts';
import type { Texts } from './words.ts';

export type WaveId = Id<'Wave'>;

/** What a wave is for; `open`: whoever has its address. */
export const waveKinds = ['profile', 'self_evaluation', 'follow_up', 'event_evaluation', 'open'] as const;
export type WaveKind = (typeof waveKinds)[number];

/** named: the answers and who gave them; pseudonymous: a key, kept apart, joins them; anonymous: nothing does. */
export const linkages = ['named', 'pseudonymous', 'anonymous'] as const;
export type Linkage = (typeof linkages)[number];

/** `closedAt`: closed by hand, or after its last day. Days are those of UTC. */
export type WaveDays = { opensOn: string; closesOn: string; closedAt: Date | null };
export type WavePhase = 'planned' | 'open' | 'closed';

export function phaseOf({ opensOn, closesOn, closedAt }: WaveDays, now: Date): WavePhase {
	const today = now.toISOString().slice(0, 10);
	if (closedAt !== null || today > closesOn) return 'closed';
	return today < opensOn ? 'planned' : 'open';
}

/** The last day on which answers were taken: the planned one, or that on which the wave was closed by hand. */
export function lastDayOf({ closesOn, closedAt }: Pick<WaveDays, 'closesOn' | 'closedAt'>): string {
	const closedOn = closedAt?.toISOString().slice(0, 10) ?? closesOn;
	return closedOn < closesOn ? closedOn : closesOn;
}

/** Monday of the week of an instant: as near as a pseudonymous response says when it was given. */
export function weekOf(at: Date): string {
	const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
	day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
	return day.toISOString().slice(0, 10);
}

/** So many anonymous answers at once leave the box they are gathered in; fewer are shown to nobody. */
export const fewestTogether = 5;

/** An anonymous wave that closes with fewer is read by nobody: no one can answer after that. */
export function isReadByNobody(linkage: Linkage, answers: number): boolean {
	return linkage === 'anonymous' && answers < fewestTogether;
}

/** How long before its last day a wave’s team hears that it would be read by nobody: time for a reminder, or another last day. */
export const daysOfWarning = 7;

export function closesSoon(wave: WaveDays, now: Date): boolean {
	const left = (Date.parse(wave.closesOn) - Date.parse(now.toISOString().slice(0, 10))) / 86_400_000;
	return phaseOf(wave, now) === 'open' && left < daysOfWarning;
}

export const longestSurveySlug = 80;

/** The last part of an address, of a title; where nothing of it can stand in one, of the kind and the first day. */
export function slugFrom(title: string, { kind, opensOn }: Pick<WaveInput, 'kind' | 'opensOn'>): string {
	const plain = (text: string): string =>
		text
			.normalize('NFKD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.replace(/[^a-z0-9]+/gu, '-')
			.slice(0, longestSurveySlug)
			.replace(/^-+|-+$/gu, '');
	const words = plain(title);
	return /[a-z]/u.test(words) ? words : plain(`${kind} ${opensOn}`);
}

export type WaveInput = {
	title: Texts;
	kind: WaveKind;
	linkage: Linkage;
	languages: string[];
	opensOn: string;
	closesOn: string;
	/** How many days after the invitation each reminder goes out. */
	reminderDays: number[];
	/** Months after what the group took part in; of a follow-up. */
	month: number | null;
};

export const mostReminders = 3;
export const longestWaveDays = 730;

/** Why a wave cannot be as somebody wrote it: by field, as the code of a sentence. */
export function problemsOfWave(
	wave: WaveInput,
	spoken: readonly string[]
): { field: string; code: string; details?: Record<string, string | number> }[] {
	const days = (Date.parse(wave.closesOn) - Date.parse(wave.opensOn)) / 86_400_000;
	const strange = wave.languages.find((language) => !spoken.includes(language));
	return [
		...(Object.values(wave.title).some((text) => text.trim() !== '')
			? []
			: [{ field: 'title', code: 'required' }]),
		...(Number.isNaN(days) ? [{ field: 'opensOn', code: 'not_a_day' }] : []),
		...(days < 0 ? [{ field: 'closesOn', code: 'ends_before_start' }] : []),
		...(days > longestWaveDays
			? [{ field: 'closesOn', code: 'survey_wave_long', details: { days: longestWaveDays } }]
			: []),
		...(wave.languages.length === 0 ? [{ field: 'languages', code: 'required' }] : []),
		...(strange
			? [{ field: 'languages', code: 'survey_language_missing', details: { language: strange } }]
			: []),
		...(wave.kind === 'open' && wave.linkage !== 'anonymous'
			? [{ field: 'linkage', code: 'survey_open_is_anonymous' }]
			: []),
		...(wave.kind === 'open' && wave.reminderDays.length > 0
			? [{ field: 'reminderDays', code: 'survey_open_reminds_nobody' }]
			: []),
		...(wave.reminderDays.length > mostReminders
			? [{ field: 'reminderDays', code: 'more_than', details: { most: mostReminders } }]
			: []),
		...(wave.reminderDays.some((day) => !Number.isInteger(day) || day < 2 || day > 90)
			? [{ field: 'reminderDays', code: 'survey_reminder_days' }]
			: [])
	];
}
