import { namesOf, participantCells } from '#impact/index.server.ts';
import { consentScopes, shownAs, type SaidWords, type Scope, type VoiceInput } from '#impact/index.ts';
import type { Reading } from '#ui/form/reading.ts';
import { one, type Values } from '#ui/form/values.ts';
import { conceptLabel, countries, languageName, languages, uiLanguages } from '#vocabulary/index.ts';
import { choicesOf, chosenNames, consentNames, shownNames } from '../../words.ts';

/** What the fields of a voice offer, in the language of the page; sectors are those that participants are counted by. */
export async function voiceChoices(scope: Scope, language: string) {
	const [cells, names] = await Promise.all([participantCells(scope), namesOf(scope, language, [])]);
	const sectors = [...new Set(cells.map((cell) => cell.in['sector'] ?? ''))].filter((code) => code !== '');
	return {
		consents: choicesOf(consentNames),
		shown: choicesOf(shownNames),
		chosen: choicesOf(chosenNames),
		sectors: sectors.map((value) => ({ value, label: names.category('sector', value) })),
		countries: countries
			.map(({ iso2 }) => ({ value: iso2, label: conceptLabel(`country:${iso2}`, language) ?? iso2 }))
			.sort((a, b) => a.label.localeCompare(b.label, language)),
		spoken: languages.map(({ code }) => ({ value: code, label: languageName(code), lang: code })),
		roleLanguages: uiLanguages.map((code) => ({ code, name: languageName(code) }))
	};
}
export type VoiceChoices = Awaited<ReturnType<typeof voiceChoices>>;

/** A voice as a form entered it; what cannot be read is a problem of its field. */
export function voiceFrom(form: Reading, values: Values, kind: VoiceInput['kind']): VoiceInput {
	const chosen = (Object.keys(chosenNames) as (keyof typeof chosenNames)[]).find(
		(known) => known === one(values, 'chosen')
	);
	const count = (field: string): number | null => {
		const entered = form.line(field, { longest: 6 });
		if (entered !== null && !/^[1-9]\d*$/u.test(entered)) form.refuse(field, 'story_not_a_count');
		return Number(entered) || null;
	};
	const [choosers, among] = [count('choosers'), count('chosenAmong')];
	const roles = uiLanguages.flatMap((code) => {
		const role = form.line(`role.${code}`, { longest: 200 });
		return role === null ? [] : [[code, role] as const];
	});
	const isMostSignificant = kind === 'interview' && chosen === 'most_significant_change';
	return {
		...{ kind, language: one(values, 'language') || 'en', roles: Object.fromEntries(roles) },
		consent: consentScopes.find((known) => known === one(values, 'consent')) ?? 'role',
		consentIn: form.line('consentIn', { required: true, longest: 500 }) ?? '',
		name: form.line('name', { longest: 100 }),
		sector: form.line('sector', { longest: 60 }),
		country: form.line('country', { longest: 2 }),
		shown: shownAs.find((known) => known === one(values, 'shown')) ?? 'participant',
		chosen: kind === 'interview' ? (chosen ?? null) : null,
		chosenBy: isMostSignificant ? form.line('chosenBy', { longest: 300 }) : null,
		choosers: isMostSignificant ? choosers : null,
		chosenAmong: isMostSignificant ? among : null,
		chosenBecause: isMostSignificant ? form.text('chosenBecause', { longest: 2_000 }) : null
	};
}

export function saidFrom(form: Reading, kind: VoiceInput['kind']): SaidWords {
	const isInterview = kind === 'interview';
	return {
		title: isInterview ? form.line('title', { required: true, longest: 300 }) : null,
		lead: isInterview ? form.text('lead', { longest: 2_000 }) : null,
		text: form.text('text', { required: true, longest: isInterview ? 20_000 : 2_000 }) ?? '',
		translator: form.line('translator', { longest: 200 })
	};
}

export function valuesOfVoice(voice: VoiceInput): Values {
	const { roles, choosers, chosenAmong, kind: _, ...fields } = voice;
	return {
		...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value ?? '']])),
		...Object.fromEntries(Object.entries(roles).map(([code, role]) => [`role.${code}`, [role]])),
		choosers: [String(choosers ?? '')],
		chosenAmong: [String(chosenAmong ?? '')]
	};
}
