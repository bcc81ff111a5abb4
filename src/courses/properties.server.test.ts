import { strToU8 } from 'fflate';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { findEntry } from '#catalogue/index.server.ts';
import { system, visitor } from '#people/index.ts';
import { transaction } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { aContributor, anEditor, anEntry } from '../catalogue/builders.server.ts';
import { anOrganisation } from '../network/builders.server.ts';
import { aFolder } from './builders.server.ts';
import type { CourseId, ItemId } from './content.ts';
import { courseFacts, readWritten } from './course.server.ts';
import { linkEntry } from './entry.server.ts';
import { exportCourse, zipOf } from './export.server.ts';
import { readZip } from './folder-files.server.ts';
import { importCourse } from './import.server.ts';
import { openWorkshop } from './editing-lesson.server.ts';
import { idOfKey } from './key.ts';
import { changeProperties, markOf, type CourseProperties } from './properties.server.ts';
import { changeRules } from './rules.server.ts';
import { standingOf, toDoIn } from './standing.ts';
import { findVersion, freezeCourse } from './version.server.ts';
import { saveWords, type Saving } from './writing.server.ts';

useDatabase();
afterAll(closeIndex);
const hub = system('test');
const now = new Date('2027-01-10T10:00:00Z');
const id = '01990000-0000-7000-8000-000000000001' as CourseId;
const root = id as string as ItemId;
const at = (key: string) => idOfKey(id, key);
const raw = (changed: Record<string, string | null> = {}) =>
	new Map([...aFolder(changed).texts].map(([path, text]) => [path, strToU8(text)]));

beforeEach(async () => {
	await transaction((tx) => tx.execute(sql`truncate course, item_rendering_past cascade`));
	await importCourse(hub, raw(), now);
});

const outcome = (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string; name: string; details?: object }) => error.code ?? error.name
	);
/** The course as it is, with this changed. */
async function change(
	given: Partial<CourseProperties>,
	{ actor = hub, leaves = [] as string[], mark = '' } = {}
) {
	const facts = await courseFacts(id);
	const { sourceLanguage, languages, topics, providers } = facts;
	await changeProperties(
		actor,
		id,
		{ ...{ sourceLanguage, languages, topics, providers }, ...given, leaves, mark: mark || markOf(facts) },
		now
	);
}
const say = (item: ItemId, language: string, words: object, more: Partial<Saving> = {}) =>
	saveWords(
		hub,
		item,
		language,
		{ words: { ...words }, state: 'ready', revision: 0, sourceRevision: 1, ...more },
		now
	);
const toDo = async (language: string) => {
	const { tree } = await openWorkshop(hub, 'finance');
	const { missing, draft, outdated, ready } = standingOf(tree, tree.root, language);
	const list = toDoIn(tree, language).map(({ item, page, state }) => `${page.key}/${item.key} ${state}`);
	return { list, counts: { missing, draft, outdated, ready } };
};

describe('the languages of a course', () => {
	test('one that is added is missing everywhere, and listed page by page', async () => {
		await change({ languages: ['en', 'ar', 'fr'] });
		expect(await toDo('fr')).toEqual({
			list: [
				'finance/finance missing',
				'access/access missing',
				'guarantees/guarantees missing',
				'guarantees/what-it-is missing',
				'guarantees/your-bank missing',
				'guarantees/loss missing'
			],
			counts: { missing: 6, draft: 0, outdated: 0, ready: 0 }
		});
	});

	test('what is missing, a draft or out of date is listed, each once, and the counts are of the same things', async () => {
		expect(await toDo('ar')).toEqual({
			list: ['guarantees/what-it-is outdated', 'guarantees/your-bank missing'],
			counts: { missing: 1, draft: 0, outdated: 1, ready: 4 }
		});
		await say(at('your-bank'), 'ar', { prose: 'ماذا يطلب مصرفك؟' }, { state: 'draft' });
		await say(at('access'), 'en', { title: 'Access to finance', summary: '' }, { revision: 1 });
		expect(await toDo('ar')).toEqual({
			list: ['access/access outdated', 'guarantees/what-it-is outdated', 'guarantees/your-bank draft'],
			counts: { missing: 0, draft: 1, outdated: 2, ready: 3 }
		});
		expect((await toDo('en')).list).toEqual([]);
	});

	test('one that is left out is asked about, keeps its texts, and comes back with them', async () => {
		await freezeCourse(hub, id, null, now);
		expect(await outcome(change({ languages: ['en'] }))).toBe('language_left_out');
		await change({ languages: ['en'] }, { leaves: ['ar'] });
		const { version } = await freezeCourse(hub, id, null, now);
		expect(Object.keys((await findVersion(version)).content.titles)).toEqual(['en']);
		// The folder that leaves, and comes back, knows nothing of it, and takes nothing away.
		const again = await importCourse(hub, readZip(zipOf(await exportCourse(hub, id))), now);
		expect([again.added, again.changed, again.removed]).toEqual([0, 0, 0]);
		await change({ languages: ['en', 'ar'] });
		expect((await toDo('ar')).counts).toEqual({ missing: 1, draft: 0, outdated: 1, ready: 4 });
	});

	test('one that is not known, and a course changed meanwhile, are refused', async () => {
		expect(await outcome(change({ languages: ['en', 'ar', 'xx'] }))).toBe('unknown_language');
		const mark = markOf(await courseFacts(id));
		await change({ topics: ['remittances'] });
		expect(await outcome(change({ topics: [] }, { mark }))).toBe('course_changed_meanwhile');
		expect((await courseFacts(id)).topics).toEqual(['remittances']);
	});
});

describe('the language it is translated from', () => {
	test('is not moved to one in which texts are missing or out of date', async () => {
		expect(await outcome(change({ sourceLanguage: 'ar' }))).toBe('source_texts_missing');
		expect((await courseFacts(id)).sourceLanguage).toBe('en');
	});

	test('is moved to one that has everything, and what was up to date stays so', async () => {
		await change({ languages: ['en', 'ar', 'fr'] });
		await say(at('access'), 'fr', { title: 'Accès', summary: '' });
		await say(at('your-bank'), 'fr', { prose: 'Votre banque ?' });
		await say(at('your-bank'), 'en', { prose: 'What does your bank ask of you?' }, { revision: 1 });
		await say(at('your-bank'), 'ar', { prose: 'ماذا يطلب مصرفك؟' }, { sourceRevision: 2 });
		await say(at('what-it-is'), 'ar', { prose: 'يطلب المصرف ماضيًا.' }, { revision: 1 });
		await change({ sourceLanguage: 'ar', languages: ['en', 'ar', 'fr'] });
		const { sourceLanguage } = await courseFacts(id);
		const { renderings } = await readWritten(await courseFacts(id));
		const outdated = renderings
			.filter((one) => one.outdated)
			.map(({ itemId, language }) => [itemId, language]);
		expect([sourceLanguage, outdated]).toEqual(['ar', [[at('your-bank'), 'fr']]]);
		expect((await toDo('en')).list).toEqual([]);
		// From now on the English follows the Arabic.
		await say(at('access'), 'ar', { title: 'الوصول إلى التمويل', summary: '' }, { revision: 1 });
		expect((await toDo('en')).list).toEqual(['access/access outdated']);
	});
});

describe('its organisations', () => {
	test('are given and taken only by whose they are, and a contributor keeps one of theirs', async () => {
		const [own, other] = [await anOrganisation(), await anOrganisation()];
		const actor = aContributor(own.id);
		expect(await outcome(change({ providers: [own.slug] }, { actor: actor as never }))).toBe('NotFound');
		await change({ providers: [own.slug] });
		const asActor = { actor: actor as never };
		expect(await outcome(change({ providers: [own.slug, other.slug] }, asActor))).toBe(
			'organisation_not_yours'
		);
		await change({ providers: [other.slug, own.slug] });
		expect(await outcome(change({ providers: [own.slug] }, asActor))).toBe('organisation_not_yours');
		expect(await outcome(change({ providers: [other.slug] }, asActor))).toBe('own_organisation_needed');
		expect(await outcome(change({ providers: ['nobody'] }))).toBe('unknown_organisation');
		await change({ topics: ['remittances'] }, asActor);
		expect((await courseFacts(id)).providers).toEqual([other.slug, own.slug]);
	});
});

describe('its entry in the catalogue', () => {
	const shown = async (slug: string) => {
		const found = await findEntry(visitor, slug, 'en', now);
		const texts = found.texts.map(({ language, title, abstract }) => [language, title, abstract]);
		return {
			texts,
			languages: found.languages,
			topics: found.topics,
			providers: found.providers.map(({ slug }) => slug)
		};
	};

	test('follows title, summary, languages, topics and organisations, and keeps what it says itself', async () => {
		const [first, second] = [await anOrganisation(), await anOrganisation()];
		await change({ providers: [first.slug] });
		const entry = await anEntry({
			kind: 'course',
			title: 'Finance',
			languages: ['en', 'ar', 'ru'],
			topics: ['migrant-entrepreneurship', 'remittances'],
			providers: [first.id]
		});
		await linkEntry(anEditor(), id, entry.slug);
		await say(
			root,
			'en',
			{ title: 'Finance for newcomers', summary: 'How newcomers find money.' },
			{ revision: 1 }
		);
		await say(
			root,
			'ar',
			{ title: 'التمويل', summary: 'كيف يجد الوافدون المال.' },
			{ revision: 1, sourceRevision: 2 }
		);
		expect((await shown(entry.slug)).texts).toEqual([
			['ar', 'التمويل', 'كيف يجد الوافدون المال.'],
			['en', 'Finance for newcomers', null]
		]);
		// A draft is nobody's title yet.
		await say(root, 'en', { title: 'Money', summary: '' }, { revision: 2, state: 'draft' });
		await change(
			{ languages: ['en', 'fr'], topics: ['diaspora-investment'], providers: [second.slug, first.slug] },
			{ leaves: ['ar'] }
		);
		expect(await shown(entry.slug)).toEqual({
			texts: [
				['ar', 'التمويل', 'كيف يجد الوافدون المال.'],
				['en', 'Finance for newcomers', null]
			],
			languages: ['en', 'ru', 'fr'],
			topics: ['remittances', 'diaspora-investment'],
			providers: [first.slug, second.slug]
		});
		// Also when a folder says it.
		await importCourse(
			hub,
			raw({
				'course.yaml': (aFolder().texts.get('course.yaml') ?? '')
					.replace('en: Finance', 'en: Money')
					.replace('rules:', `entry: ${entry.slug}\nrules:`)
			}),
			now
		);
		expect((await shown(entry.slug)).texts[1]).toEqual(['en', 'Money', 'How newcomers find money.']);
	});

	test('is not somebody else’s', async () => {
		const own = await anOrganisation();
		await change({ providers: [own.slug] });
		const foreign = await anEntry({ kind: 'course' });
		const actor = aContributor(own.id);
		expect(await outcome(linkEntry(actor, id, foreign.slug))).toBe('entry_not_a_course');
		expect(await outcome(linkEntry(anEditor(), id, (await anEntry()).slug))).toBe('entry_not_a_course');
		const folder = raw({
			'course.yaml': `${aFolder().texts.get('course.yaml') ?? ''}entry: ${foreign.slug}\nproviders: [${own.slug}]\n`
		});
		expect(await outcome(importCourse(actor, folder, now))).toBe('entry_not_a_course');
		await linkEntry(actor, id, (await anEntry({ kind: 'course', providers: [own.id] })).slug);
		await linkEntry(actor, id, null);
		expect((await courseFacts(id)).entrySlug).toBe(null);
	});
});

describe('what it proposes for certificates', () => {
	const put = async (completion: unknown) =>
		outcome(
			changeRules(hub, id, markOf(await courseFacts(id)), {
				participation: null,
				completion: completion as never
			})
		);

	test('is kept when it can be earned, and refused when it is nonsense', async () => {
		const rule = {
			all: [{ lessons: { share: 1 } }, { any: [{ quiz: 'check', pass: 0.7 }, { sessions: 2 }] }]
		};
		expect(await put(rule)).toBe('done');
		expect((await courseFacts(id)).rules).toEqual({ participation: null, completion: rule });
		expect(await put({ quiz: 'nowhere', pass: 0.5 })).toBe('rule_without_quiz');
		expect(await put({ quiz: 'check', pass: 1.5 })).toBe('rule_wrong');
		expect(await put({ all: [] })).toBe('rule_empty');
		expect(await put({ all: [{ any: [] }] })).toBe('rule_wrong');
		expect(await put({ atLeast: 3, of: [{ sessions: 1 }] })).toBe('rule_wrong');
		expect(await put({ days: 3 })).toBe('rule_wrong');
		expect(await put(null)).toBe('done');
	});
});
