import { expect, test } from 'vitest';
import { award } from '#certificates/index.server.ts';
import { freezeCourse, saveWords } from '#courses/index.server.ts';
import type { CourseRules, ItemId } from '#courses/index.ts';
import { system } from '#people/index.ts';
import { transaction } from '#platform/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aPerson } from '../people/builders.server.ts';
import { aVersion } from './builders.server.ts';
import { changeEdition, createEdition, publishEdition } from './edition-writing.server.ts';
import type { EditionInput } from './edition-input.ts';
import { enrol } from './enrolment.server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const team = system('test');
const codeOf = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string; name: string; details?: { field?: string } }) =>
			[error.code ?? error.name, error.details?.field].filter(Boolean).join(' ')
	);
const rules = (completion: CourseRules['completion']): CourseRules => ({
	participation: { lessons: { share: 0.5 } },
	completion
});

test('the rules of an edition are free until the first certificate; then they only get easier, or come with a new version', async () => {
	const version = await aVersion();
	const input: EditionInput = {
		versionId: version.id,
		languages: ['en'],
		zone: 'UTC',
		startsOn: '2027-02-01',
		endsOn: '2027-03-12',
		enrolFrom: null,
		enrolUntil: null,
		admission: 'open',
		seats: null,
		hours: null,
		rules: rules({ lessons: { share: 0.8 } }),
		illustrative: false,
		blindMarking: true,
		notes: {}
	};
	const made = await createEdition(team, version.courseId, 'ruled', input, now);
	let { revision } = await publishEdition(team, 'ruled', made.revision, now);
	const change = async (completion: CourseRules['completion'], versionId = version.id) =>
		codeOf(
			changeEdition(team, 'ruled', revision, { ...input, versionId, rules: rules(completion) }, now).then(
				(after) => (revision = after.revision)
			)
		);
	expect(await change({ all: [{ lessons: { share: 1 } }, { quiz: 'check', pass: 0.5 }] })).toBe('done');

	const learner = await aPerson();
	const { id } = await enrol(learner, made.id, { language: 'en', profile: {} }, now);
	await transaction((tx) =>
		award(tx, {
			registration: id,
			holder: { personId: learner.id, name: 'Amina Diallo' },
			kind: 'participation',
			edition: { id: made.id, startsOn: null, endsOn: null, hours: null, language: 'en' },
			titles: { en: 'Finance' },
			achievements: {},
			rules: { en: 'half of the lessons' },
			organisations: [],
			now
		})
	);
	expect(await change({ all: [{ lessons: { share: 1 } }, { quiz: 'check', pass: 0.6 }] })).toBe(
		'edition_rules_only_easier completion'
	);
	expect(await change(null)).toBe('edition_rules_only_easier completion');
	expect(await change({ quiz: 'check', pass: 0.5 })).toBe('done');

	const saving = {
		words: { prose: 'What does a bank ask for?' },
		state: 'ready',
		revision: 1,
		sourceRevision: null
	};
	const block = version.content.modules[0]?.lessons[0]?.blocks[1]?.id as ItemId;
	await saveWords(team, block, 'en', saving as never, now);
	const { version: next } = await freezeCourse(team, version.courseId, null, now);
	expect(await change({ quiz: 'check', pass: 0.9 }, next)).toBe('done');
});
