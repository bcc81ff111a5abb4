import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { parse } from 'yaml';
import { inventPeople } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { loadInventedImpact } from './demonstration.server.ts';
import { auditStory } from './story-auditing.server.ts';
import { approveRelease, askRelease, openRequestOf } from './story-releasing.server.ts';
import { proposalFor } from './story-sharing.server.ts';
import { story } from './story-tables.server.ts';
import { addVoice, putSaid } from './story-voice.server.ts';
import type { SaidWords, VoiceInput } from './story-voice.ts';
import { putStoryText } from './story-writing.server.ts';
import { createStory, openStory, scopeOf } from './story.server.ts';
import type { MethodWords, StoryId, StoryWords } from './story.ts';

const folder = join(import.meta.dirname, '../../content/impact/story');
const languages = ['en', 'es'] as const;
const slug = 'what-became-of-what-they-learned';

/**
 * The invented data set, and a story told on it in English and Spanish: written by one invented person, released by another,
 * and marked as illustrative.
 */
export async function loadImpactDemonstration(now = new Date()): Promise<void> {
	const scope = await loadInventedImpact(now);
	const [there] = await db.select({ id: story.id }).from(story).where(eq(story.slug, slug));
	if (!scope || there) return;
	const [writer, second] = await evaluators();
	const [source, ...others] = await Promise.all(languages.map(wordsIn));
	if (!writer || !second || !source) return;
	const { title } = source.words;
	await createStory(
		writer,
		{ slug, organisationId: null, sourceLanguage: source.language, title, scope, illustrative: true },
		now
	);
	const voices = await addVoices(writer, now);
	const put = (one: typeof source, revision: number, seen: number | null) =>
		putStoryText(
			writer,
			slug,
			one.language,
			{
				...one.words,
				body: one.words.body.replace(numbered, (_, kind, at) => `{{${kind}:${voices[kind]?.[at - 1]}}}`)
			},
			{ revision, sourceRevision: seen },
			now
		);
	const { revision } = await put(source, 1, null);
	for (const other of others) await put(other, 0, revision);
	const { id } = await openStory(second, slug);
	await askReleaseOnceAudited(writer, id, now);
	const request = await openRequestOf(id);
	if (request) await approveRelease(second, slug, request.id, true, now);
}

/**
 * A hub that starts on the same database at the same moment may look at the story too: whoever began last goes on, and the other gives
 * up without a verdict.
 */
async function askReleaseOnceAudited(writer: Actor, id: StoryId, now: Date, triesLeft = 5): Promise<void> {
	await auditStory(id, now);
	try {
		await askRelease(writer, slug, true, now);
	} catch (error) {
		const isOpen = error instanceof Refusal && error.code === 'story_being_audited';
		if (!isOpen || triesLeft === 0) throw error;
		await askReleaseOnceAudited(writer, id, now, triesLeft - 1);
	}
}

/** `{{quote:1}}`: the first of its kind. */
const numbered = /\{\{(quote|interview):(\d+)\}\}/gu;

/** Nobody can sign in as either; what they may is in these lines alone. */
async function evaluators(): Promise<Actor[]> {
	const invented = ['Evaluator (invented)', 'Second evaluator (invented)'].map((name) => ({
		name,
		language: 'en'
	}));
	const ids = await transaction((tx) => inventPeople(tx, invented));
	return invented.map((one, at): Actor => ({
		...{ kind: 'person', ...one, id: ids[at] ?? '' },
		roles: [{ role: 'editor' }]
	}));
}

async function wordsIn(language: string): Promise<{ language: string; words: StoryWords & MethodWords }> {
	const text = await readFile(join(folder, `${language}.md`), 'utf8');
	const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(text) ?? [];
	return { language, words: { ...v.parse(headSchema, parse(head)), body: body.trim() } };
}

const headSchema = v.object({
	...{
		title: v.string(),
		summary: v.string(),
		selection: v.string(),
		limits: v.string(),
		interviews: v.string()
	}
});
const saidSchema = v.object({
	title: v.nullish(v.string(), null),
	lead: v.nullish(v.string(), null),
	text: v.string()
});
const voicesSchema = v.array(
	v.object({
		...{
			kind: v.picklist(['quote', 'interview']),
			language: v.string(),
			roles: v.record(v.string(), v.string())
		},
		...{
			consent: v.picklist(['role_and_place', 'role']),
			sector: v.string(),
			country: v.nullable(v.string())
		},
		chosen: v.nullish(v.picklist(['most_significant_change', 'non_application']), null),
		said: v.record(v.string(), saidSchema)
	})
);

/** Named as exactly as the hub proposes. Their ids, by kind and in order. */
async function addVoices(actor: Actor, now: Date): Promise<Record<string, string[]>> {
	const voices = v.parse(voicesSchema, JSON.parse(await readFile(join(folder, 'voices.json'), 'utf8')));
	const scope = scopeOf(await openStory(actor, slug));
	const ids: Record<string, string[]> = {};
	for (const { said, ...voice } of voices) {
		const { shown } = await proposalFor(scope, voice);
		const significant = voice.chosen === 'most_significant_change';
		const input: VoiceInput = {
			...{ ...voice, name: null, shown },
			...{
				consentIn: 'Invented: nobody had to be asked.',
				chosenBy: significant ? 'Three readers (invented)' : null
			},
			...{ choosers: significant ? 3 : null, chosenAmong: significant ? 9 : null },
			chosenBecause: significant ? 'It tells of a change that goes on without the course.' : null
		};
		const wordsOf = (language: string): SaidWords => ({
			...{ title: null, lead: null, text: '', ...said[language] },
			translator: language === voice.language ? null : 'Serai'
		});
		const { id } = await addVoice(actor, slug, input, wordsOf(voice.language), now);
		for (const language of Object.keys(said))
			if (language !== voice.language) await putSaid(actor, slug, id, language, wordsOf(language));
		(ids[voice.kind] ??= []).push(id);
	}
	return ids;
}
