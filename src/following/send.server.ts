import { and, eq, inArray } from 'drizzle-orm';
import { discussionPath } from '#discussions/index.ts';
import { discussionLines } from '#discussions/index.server.ts';
import { m } from '#messages/messages.js';
import { addressee } from '#people/index.server.ts';
import { db, log, publicUrl, sendMail, transaction, type Letter } from '#platform/index.server.ts';
import type { UiLanguage } from '#vocabulary/index.ts';
import { sizeOf, type Part } from './digest.ts';
import { expertOf } from './following.ts';
import { linesOf, type Line } from './lines.server.ts';
import { namesOfQueries } from './name.server.ts';
import type { DigestRhythm } from './rhythm.ts';
import { finishRun } from './run.server.ts';
import { digestStopToken } from './stop.server.ts';
import { digest, digestRun } from './tables.server.ts';

type Own = { personId: string; parts: Part[] };
type Addressee = NonNullable<Awaited<ReturnType<typeof addressee>>>;
/** What the letters of one language name. */
type Words = {
	lines: Map<string, Line>;
	names: Map<string, string>;
	discussions: Awaited<ReturnType<typeof discussionLines>>;
};

/**
 * Sends those digests that were not sent yet, one after the other, and notes each when the mail server has taken it. Killed in
 * between, at most the one under way comes again, under the same Message-ID: mailboxes keep it once.
 */
export async function sendDigests(runId: string, personIds: string[], now: Date): Promise<void> {
	const [run] = await db.select().from(digestRun).where(eq(digestRun.id, runId));
	if (!run) return;
	const waiting: Own[] = await db
		.select({ personId: digest.personId, parts: digest.parts })
		.from(digest)
		.where(and(eq(digest.runId, runId), eq(digest.state, 'queued'), inArray(digest.personId, personIds)));
	const to = new Map<string, Addressee | null>();
	for (const { personId } of waiting) to.set(personId, await addressee(personId));
	const words = await wordsFor(waiting, to, now);
	let failed: unknown = null;
	for (const own of waiting) {
		const whom = to.get(own.personId);
		const letter = whom && (await letterOf(own, whom, run, words.get(whom.language)));
		try {
			if (letter) await sendMail(letter);
			await mark(runId, own.personId, letter ? 'sent' : 'empty', now);
		} catch (error) {
			if (isRefused(error)) await mark(runId, own.personId, 'refused', now);
			else failed = error;
		}
	}
	await transaction((tx) => finishRun(tx, runId, now));
	// The job is tried again later, for those that are left.
	if (failed) throw failed instanceof Error ? failed : new Error('a digest was not sent');
	log.info({ digests: waiting.length }, 'digests were sent');
}

/** The mail server will never take it (RFC 5321: a reply of 5yz). */
function isRefused(error: unknown): boolean {
	const code = (error as { responseCode?: number } | null)?.responseCode ?? 0;
	return code >= 500 && code < 600;
}

async function mark(
	runId: string,
	personId: string,
	state: 'sent' | 'empty' | 'refused',
	now: Date
): Promise<void> {
	await transaction((tx) =>
		tx
			.update(digest)
			.set({ state, sentAt: state === 'sent' ? now : null })
			.where(and(eq(digest.runId, runId), eq(digest.personId, personId)))
	);
}

/** Read once for each language among those who are written to, not for each of them. */
async function wordsFor(
	waiting: Own[],
	to: ReadonlyMap<string, Addressee | null>,
	now: Date
): Promise<Map<UiLanguage, Words>> {
	const byLanguage = Map.groupBy(waiting, ({ personId }) => to.get(personId)?.language ?? null);
	const found = new Map<UiLanguage, Words>();
	for (const [language, some] of byLanguage) {
		if (language === null) continue;
		const parts = some.flatMap((own) => own.parts);
		const searches = parts.filter((part) => 'query' in part);
		const [lines, names, discussions] = await Promise.all([
			linesOf(
				searches.flatMap(({ keys }) => keys),
				language,
				now
			),
			namesOfQueries(
				searches.map(({ query }) => query),
				language,
				now
			),
			discussionLines(parts.flatMap((part) => ('discussionId' in part ? part.discussionId : [])))
		]);
		found.set(language, { lines, names, discussions });
	}
	return found;
}

/** Null when nothing of it is left to be told. */
async function letterOf(
	{ personId, parts }: Own,
	to: Addressee,
	run: { id: string; rhythm: DigestRhythm },
	words: Words | undefined
): Promise<Letter | null> {
	const address = publicUrl();
	const told = words ? parts.flatMap((part) => toldOf(part, words, to.language, address) ?? []) : [];
	if (told.length === 0) return null;
	const locale = { locale: to.language };
	const stop = `${address}/${to.language}/follow/stop/${await digestStopToken(run.rhythm, personId)}`;
	const account = `${address}/${to.language}/account/following`;
	const names = new Intl.ListFormat(to.language, { type: 'unit' }).format(
		told.slice(0, 3).map(({ name }) => name)
	);
	return {
		to: to.email,
		subject: m.following_letter_subject({ count: sizeOf(told.map(({ part }) => part)), names }, locale),
		text: [
			m.following_letter_hello({ name: to.name }, locale),
			...told.map(({ text }) => text),
			m.following_letter_foot({ account, stop }, locale)
		].join('\n\n'),
		messageId: `${run.id}.${personId}@${new URL(address).hostname}`,
		stop
	};
}

type Told = { part: Part; name: string; text: string };

function toldOf(part: Part, words: Words, locale: UiLanguage, address: string): Told | null {
	if ('discussionId' in part) {
		const line = words.discussions.get(part.discussionId);
		if (!line) return null;
		const posts = m.following_letter_posts({ count: part.posts }, { locale });
		const link = `${address}${discussionPath(locale, line.slug)}`;
		return { part, name: line.title, text: `${line.title}\n\n* ${posts}\n  ${link}` };
	}
	const lines = part.keys.flatMap((key) => words.lines.get(key) ?? []);
	if (lines.length === 0) return null;
	const name = words.names.get(part.query) ?? '';
	const more = part.total - lines.length;
	const all = `${address}/${locale}/search?${part.query}${part.query && '&'}sort=newest`;
	return {
		part,
		name,
		text: [
			`${name}\n`,
			...lines.map(({ title, path, note }) => `* ${title}${note ? ` (${note})` : ''}\n  ${address}${path}`),
			...(more > 0 ? [`* ${m.following_letter_more({ count: more }, { locale })}`] : []),
			...(expertOf(part.query) === null ? [`\n${m.following_letter_all({ link: all }, { locale })}`] : [])
		].join('\n')
	};
}
