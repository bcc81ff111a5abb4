import { expect, test } from 'vitest';
import type { Content, VersionId } from '#courses/index.ts';
import { clonedBelongings, clonedFields, planClone } from './cloner.ts';
import type { Edition, EditionId } from './edition.ts';

const from: Edition = {
	id: 'e' as EditionId,
	courseId: 'c' as Edition['courseId'],
	versionId: 'v1' as VersionId,
	slug: 'spring',
	state: 'published',
	revision: 7,
	languages: ['en', 'ar'],
	zone: 'Europe/Zurich',
	startsOn: '2027-02-01',
	endsOn: '2027-03-12',
	datePrecision: 'day',
	enrolFrom: '2027-01-01',
	enrolUntil: '2027-02-14',
	admission: 'application',
	seats: 30,
	hours: 12,
	rules: { participation: { lessons: { share: 0.5 } }, completion: { quiz: 'check', pass: 0.7 } },
	source: 'the archive',
	illustrative: false,
	blindMarking: true
};
const content = {
	key: 'finance',
	source: 'en',
	languages: ['en', 'ar'],
	titles: {},
	summaries: {},
	modules: [{ lessons: [{ blocks: [{ kind: 'quiz', key: 'check' }] }] }]
} as unknown as Content;
const given = { slug: 'autumn', startsOn: '2027-09-06', versionId: 'v2' as VersionId };

test('days move by the difference of the beginnings, the rest is copied, and what is of that run alone stays there', () => {
	const { input, days, asked } = planClone(from, { en: 'Bring a plan.' }, given, content);
	expect([days, asked]).toEqual([217, []]);
	expect(input).toEqual({
		versionId: 'v2',
		startsOn: '2027-09-06',
		endsOn: '2027-10-15',
		enrolFrom: '2027-08-06',
		enrolUntil: '2027-09-19',
		languages: ['en', 'ar'],
		zone: 'Europe/Zurich',
		admission: 'application',
		seats: 30,
		hours: 12,
		rules: from.rules,
		illustrative: false,
		blindMarking: true,
		notes: { en: 'Bring a plan.' }
	});
});

test('every field of an edition, and what belongs to it, says how it is cloned', () => {
	expect(Object.keys(clonedFields).sort()).toEqual(Object.keys(from).sort());
	expect(clonedBelongings.enrolments).toBe('skipped');
	expect(clonedBelongings.team).toBe('copied');
});

test.each([
	[
		'a language that the new version has not',
		{},
		{ ...content, languages: ['en'] },
		[{ field: 'languages', code: 'languages_left_out', languages: ['ar'] }]
	],
	[
		'a quiz that a certificate asks for and the new version has not',
		{},
		{ ...content, modules: [] },
		[{ field: 'rules', code: 'quizzes_missing', quizzes: ['check'] }]
	],
	[
		'a run known by its year only',
		{ startsOn: '2020-01-01', endsOn: null, datePrecision: 'year' as const },
		content,
		[{ field: 'endsOn', code: 'days_unknown' }]
	],
	['no version', {}, null, [{ field: 'versionId', code: 'version_needed' }]]
])('what cannot be taken over is asked: %s', (_, changed, version, asked) => {
	expect(planClone({ ...from, ...changed }, {}, given, version).asked).toEqual(asked);
});
