import { findVersion, listVersions } from '#courses/index.server.ts';
import type { CourseId, VersionId } from '#courses/index.ts';
import { dayText } from '#catalogue/ui/when.ts';
import { m } from '#messages/messages.js';
import { idFrom } from '#platform/index.ts';
import { admissions, type Edition, type EditionInput } from '#training/index.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { languageName, languageNameIn, type UiLanguage } from '#vocabulary/index.ts';
import { rulesFrom, rulesValues } from '../../rules/rule-form.ts';
import { sentencesOf } from '../../rules/rule-sentences.ts';
import { namedColumns } from '../[slug]/book.server.ts';

/** What an edition's form offers: versions of its course, and the languages and quizzes of the one it teaches. */
export async function choicesFor(
	courseId: CourseId,
	edition: Pick<Edition, 'versionId' | 'languages' | 'rules'>,
	language: UiLanguage
) {
	const versions = await listVersions(courseId);
	const version = edition.versionId === null ? null : await findVersion(edition.versionId);
	const languages = version?.content.languages ?? edition.languages;
	return {
		versions: versions.map(({ id, number, frozenAt, note }) => ({
			value: id as string,
			label:
				m.team_version({ number, day: dayText(frozenAt.toISOString().slice(0, 10), language) }) +
				(note ? ` – ${note}` : '')
		})),
		languages: [...new Set([...languages, ...edition.languages])].map((code) => ({
			value: code,
			label: languageNameIn(code, language)
		})),
		notes: edition.languages.map((code) => ({ code, name: languageName(code) })),
		zones: Intl.supportedValuesOf('timeZone'),
		quizzes: version
			? namedColumns(version.content, language)
					.quizzes.filter(({ counts }) => counts)
					.map(({ key, title }) => ({ key, title }))
			: [],
		sentences: sentencesOf(edition.rules, version?.content ?? null, language)
	};
}

export type EditionChoices = Awaited<ReturnType<typeof choicesFor>>;

const days = ['startsOn', 'endsOn', 'enrolFrom', 'enrolUntil'] as const;

export function valuesFrom(input: EditionInput): Values {
	const text = (name: string, value: string | number | null): Values =>
		value === null ? {} : { [name]: [String(value)] };
	return {
		...Object.assign({}, ...days.map((day) => text(day, input[day]))),
		...text('versionId', input.versionId),
		...text('zone', input.zone),
		...text('admission', input.admission),
		...text('seats', input.seats),
		...text('hours', input.hours),
		...(input.blindMarking && { blindMarking: ['on'] }),
		languages: input.languages,
		...rulesValues(input.rules),
		...Object.fromEntries(Object.entries(input.notes).map(([code, note]) => [`note.${code}`, [note]]))
	};
}

/** What was entered. `before`: what the form does not ask stays so. */
export function inputFrom(
	values: Values,
	before: EditionInput,
	quizzes: readonly string[]
): { input: EditionInput; form: Reading } {
	const form = new Reading(values);
	const day = (name: (typeof days)[number]) => form.line(name, { longest: 10 });
	const count = (name: string): number | null => {
		const text = form.line(name, { longest: 12 });
		if (text === null) return null;
		if (!/^\d{1,9}$/u.test(text))
			form.refuse(name, 'edition_count', { most: name === 'hours' ? 2000 : 100_000 });
		return Number(text);
	};
	const { rules, problems } = rulesFrom(values, quizzes);
	for (const { field, code, details } of problems) form.refuse(field, code, details);
	const admission = admissions.find((one_) => one_ === one(values, 'admission')) ?? before.admission;
	const versionId: VersionId | null = idFrom<'Version'>(one(values, 'versionId'));
	const languages = all(values, 'languages').filter(Boolean);
	const input: EditionInput = {
		versionId,
		languages,
		zone: form.line('zone', { longest: 60 }) ?? 'UTC',
		startsOn: day('startsOn'),
		endsOn: day('endsOn'),
		enrolFrom: day('enrolFrom'),
		enrolUntil: day('enrolUntil'),
		admission,
		seats: count('seats'),
		hours: count('hours'),
		rules,
		illustrative: before.illustrative,
		blindMarking: one(values, 'blindMarking') === 'on',
		notes: Object.fromEntries(
			languages.map((code) => [code, form.text(`note.${code}`, { longest: 8000 }) ?? ''])
		)
	};
	return { input, form };
}
