import { redirect, type RequestEvent } from '@sveltejs/kit';
import { removeWords, saveItem, saveSettings, saveWords } from '#courses/index.server.ts';
import { saysWords, wordDifference, type Stretch } from '#courses/index.ts';
import { one, type Values } from '#ui/form/values.ts';
import { answeringEdit, type Meanwhile } from '../../../meanwhile.server.ts';
import { answeringWriting } from '../../form/answering.server.ts';
import { enteredIn } from '../../form/entered.ts';
import { fieldName } from '../../form/names.ts';
import { readItem, valuesOfItem, withFiles } from '../../form/item.server.ts';
import { viewOf } from '../../form/view.server.ts';
import { contentOf, lessonAt, wordingIn, type LessonAtWork } from './lesson.server.ts';
import { NotFound } from '#platform/index.ts';

type Event = RequestEvent<{ lang: string; course: string; lesson: string }>;

/** The item a form is about, with everything that was sent. */
export async function itemSent({ locals, params, url, request }: Event) {
	const form = await request.formData();
	const lesson = await lessonAt(locals.actor, params.course, params.lesson, url.searchParams.get('in'));
	const item = lesson.items.find(({ key }) => key === url.searchParams.get('edit'));
	if (!item) throw new NotFound('item');
	const values = enteredIn(form);
	const base = contentOf(item, lesson.language);
	return { lesson, item, form, values, base, content: readItem(item.kind, values, base, lesson.translating) };
}
type Sent = Awaited<ReturnType<typeof itemSent>>;

/** Somebody else was quicker: their wording, and word by word how mine differs from it. */
export type Conflict = Meanwhile & {
	revision: number;
	itemRevision: number;
	fields: { name: string; label: string; theirs: string; difference: Stretch[] }[];
};

/** Saves what was sent; over a newer wording the page puts both side by side. `auto`: by the page itself while one writes. */
export async function save(event: Event) {
	const sent = await itemSent(event);
	const { lesson, item, values } = sent;
	const { language } = event.locals;
	const work = () =>
		answeringWriting(values, async () => {
			const saved = await saveSent(event, sent);
			if (one(values, 'auto') === 'yes') return { saved, view: viewOf(item.kind, saved.content) };
			redirect(303, nextPath(language, lesson, item.key, one(values, 'then') === 'next'));
		});
	return answeringEdit(values, language, work, async (meanwhile) => ({
		conflict: await conflictWith(event, sent, meanwhile)
	}));
}

async function saveSent({ locals: { actor, now } }: Event, { lesson, item, form, values, content }: Sent) {
	const number = (name: string) => Number.parseInt(one(values, name), 10) || 0;
	const full = await withFiles(actor, lesson.course.id, item.kind, form, content);
	const itemRevision = number('itemRevision');
	if (item.kind === 'quiz' && !('title' in full.words)) {
		// A title that was emptied is taken out; the words of any other item are needed.
		const before = wordingIn(item, lesson.language);
		if (before) await removeWords(actor, item.id, lesson.language, number('revision'), now);
		if (lesson.translating) return { revision: 0, itemRevision, content: full };
		const { revision } = await saveSettings(
			actor,
			item.id,
			{ settings: full.settings, revision: itemRevision },
			now
		);
		return { revision: 0, itemRevision: revision, content: full };
	}
	const saving = {
		words: full.words,
		state: one(values, 'state') === 'draft' ? ('draft' as const) : ('ready' as const),
		revision: number('revision'),
		sourceRevision: lesson.translating ? number('sourceRevision') : null
	};
	const saved = lesson.translating
		? { itemRevision, ...(await saveWords(actor, item.id, lesson.language, saving, now)) }
		: await saveItem(
				actor,
				item.id,
				lesson.language,
				{ ...saving, settings: full.settings, itemRevision },
				now
			);
	return { ...saved, content: full };
}

async function conflictWith(
	{ locals, params, url }: Event,
	{ item, values }: Sent,
	meanwhile: Meanwhile
): Promise<Conflict> {
	const lesson = await lessonAt(locals.actor, params.course, params.lesson, url.searchParams.get('in'));
	const now = lesson.items.find(({ id }) => id === item.id) ?? item;
	const theirs = valuesOfItem(now.kind, contentOf(now, lesson.language));
	const names = new Set(
		[...Object.keys(theirs), ...Object.keys(values)].filter(
			(name) => !carried.has(name) && !/^(?:sent|drop)\./u.test(name)
		)
	);
	const text = (from: Values, name: string) => (from[name] ?? []).join('\n').trim();
	return {
		...meanwhile,
		revision: wordingIn(now, lesson.language)?.revision ?? 0,
		itemRevision: now.revision,
		fields: [...names]
			.filter(
				(name) => text(theirs, name) !== text(values, name) && (name in theirs || text(values, name) !== '')
			)
			.map((name) => ({
				name,
				label: fieldName(name),
				theirs: text(theirs, name),
				difference: wordDifference(text(theirs, name), text(values, name))
			}))
	};
}

/** What a form carries for itself. */
const carried = new Set([
	'revision',
	'itemRevision',
	'sourceRevision',
	'state',
	'auto',
	'then',
	'act',
	'kind'
]);

/** Back to the page at the item, or on to the next thing to do in this language. */
function nextPath(
	place: string,
	{ page, course, items, tree, language }: LessonAtWork,
	key: string,
	next: boolean
): string {
	const here = new URLSearchParams({ in: language, done: 'saved', of: key });
	const at = items.findIndex((item) => item.key === key);
	const following = [...items.slice(at + 1), ...items.slice(0, at)].find((item) => {
		const wording = tree.rendering(item, language);
		return saysWords(tree, item) && (!wording || wording.state === 'draft' || wording.outdated);
	});
	if (next && following) here.set('edit', following.key);
	return `/${place}/desk/courses/${course.key}/${page.key}?${here}#${next && following ? following.key : key}`;
}
