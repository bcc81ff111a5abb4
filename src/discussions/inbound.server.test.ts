import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { visitor } from '#people/index.ts';
import { closeMail, db } from '#platform/index.server.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { catchLetters } from '../../testing/letters.ts';
import { anEditor, aPerson } from '../people/builders.server.ts';
import { aDiscussion, aPost, jobsQueued } from './builders.server.ts';
import { findDiscussion } from './discussion.server.ts';
import { followDiscussion, listFollowed, stopLetters } from './follower.server.ts';
import { receiveMail } from './inbound.server.ts';
import { discussionsJobs } from './jobs.server.ts';
import { sendMailBack, sendPost, tellFollowers, writePost, type MailBack } from './letter.server.ts';
import { banAuthor, hidePost, moveDiscussion, releasePost } from './moderation.server.ts';
import type { PostId } from './post.ts';

useDatabase();
afterAll(closeIndex);
beforeAll(() => {
	process.env['MAIL_REPLY_TO'] = 'reply@hub.example.org';
	process.env['MAIL_INBOUND_SECRET'] = 'a secret of the mail server';
	process.env['PUBLIC_URL'] = 'https://hub.example.org';
});
afterAll(() => {
	for (const name of ['MAIL_REPLY_TO', 'MAIL_INBOUND_SECRET', 'PUBLIC_URL']) delete process.env[name];
});

const now = new Date('2026-11-22T10:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** A discussion of Luis that Amina follows, and the letter she gets about its first post. */
async function aLetter(letters: 'at_once' | 'daily' = 'at_once') {
	const [luis, amina] = [await aPerson({ name: 'Luis' }), await aPerson({ name: 'Amina', language: 'fr' })];
	const { slug, id } = await aDiscussion(luis, now, { title: 'Which corridors?' });
	await followDiscussion(amina, slug, letters, now);
	const { id: postId } = await aPost(luis, slug, 'And where did they rise?', after(1));
	await tellFollowers(postId, after(1));
	const letter = await writePost(postId, amina.id);
	return { luis, amina, slug, id, postId, letter };
}

type Mail = { from: string; to: string; text: string; headers?: string; subject?: string };

const mail = ({ from, to, text, headers = '', subject = 'Re: Which corridors?' }: Mail): Uint8Array =>
	new TextEncoder().encode(
		`From: Somebody <${from}>\r\nTo: <${to}>\r\nSubject: ${subject}\r\nMessage-ID: <${encodeURIComponent(text.slice(0, 30))}@mail.example.org>\r\n${headers}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`
	);

const said = async (slug: string) =>
	(await findDiscussion(visitor, slug, now)).posts.flatMap(({ author, body, byMail, answers }) => [
		[author, body, byMail],
		...answers.map((one) => [one.author, one.body, one.byMail])
	]);

describe('a letter', () => {
	test('comes once to each who follows at once, but not to its author, in their language', async () => {
		const { luis, amina, slug, postId, letter } = await aLetter();
		await followDiscussion(luis, slug, 'at_once', after(1));
		for (let again = 0; again < 3; again++) await discussionsJobs['discussions.tell']({ postId });
		const queued = (await jobsQueued('discussions.mail')) as { postId: PostId; personId: string }[];
		expect(queued.filter((job) => job.postId === postId).map(({ personId }) => personId)).toEqual([amina.id]);
		expect(letter?.subject).toBe('Discussion : Which corridors?');
		expect(letter?.text).toMatch(
			/^## Écrivez votre réponse au-dessus de cette ligne ##\n\nLuis a écrit dans/
		);
		expect(letter?.text).toContain(`https://hub.example.org/fr/discussions/${slug}#p-${postId}`);
		expect(letter?.replyTo).toMatch(/^reply\+[a-z2-7]{12}\.[a-z2-7]{16}@hub\.example\.org$/);
		expect((letter?.replyTo ?? '').indexOf('@')).toBeLessThanOrEqual(64);
		expect(letter?.messageId).toContain(postId);
	});

	test('reaches the mail server with what stops it at one touch, and no header of its author’s', async () => {
		const server = await catchLetters();
		process.env['SMTP_URL'] = server.url;
		try {
			const luis = await aPerson({ name: 'Luis\r\nBcc: everybody@example.org' });
			const amina = await aPerson();
			const { slug } = await aDiscussion(luis, now, { title: 'Fees\r\nBcc: all@example.com' }).catch(() =>
				aDiscussion(luis, now)
			);
			const editor = await anEditor();
			const { posts } = await findDiscussion(editor, slug, now);
			if (posts[0]?.state === 'held') await releasePost(editor, posts[0].id, now);
			await followDiscussion(amina, slug, 'at_once', now);
			const { id } = await aPost(luis, slug, 'One more.', after(1));
			await sendPost(id, amina.id);
			expect(server.letters.length).toBe(1);
			const raw = server.letters[0]?.raw ?? '';
			const head = raw.slice(0, raw.indexOf('\n\n')).replace(/\n\s+/g, ' ');
			expect(head).not.toMatch(/^bcc:/im);
			expect(head).toMatch(
				/^List-Unsubscribe: <https:\/\/hub\.example\.org\/en\/follow\/stop\/[a-z0-9.]+>$/m
			);
			expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
			expect(head).toMatch(/^Reply-To: reply\+/m);
		} finally {
			delete process.env['SMTP_URL'];
			closeMail();
			server.close();
		}
	});

	test('has no purpose any more when the post is hidden, or letters were stopped', async () => {
		const { amina, postId, letter } = await aLetter();
		const token = /stop\/(\S+)/.exec(letter?.stop ?? '')?.[1] ?? '';
		expect(await stopLetters(`${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`)).toBe(null);
		expect((await stopLetters(token))?.title).toBe('Which corridors?');
		expect(await writePost(postId, amina.id)).toBe(null);
		expect(await listFollowed(amina)).toEqual([]);
		const other = await aLetter();
		await hidePost(await anEditor(), other.postId, 'Because', now);
		expect(await writePost(other.postId, other.amina.id)).toBe(null);
	});

	test('offers no answer by mail where the hub takes none', async () => {
		const { amina, postId } = await aLetter();
		for (const name of ['MAIL_REPLY_TO', 'MAIL_INBOUND_SECRET']) delete process.env[name];
		const letter = await writePost(postId, amina.id);
		process.env['MAIL_REPLY_TO'] = 'reply@hub.example.org';
		process.env['MAIL_INBOUND_SECRET'] = 'a secret of the mail server';
		expect([letter?.replyTo, letter?.text.startsWith('Luis')]).toEqual([undefined, true]);
	});
});

describe('an answer by mail', () => {
	test('stands under its author’s name, without what it quotes, and once', async () => {
		const { amina, slug, letter, postId } = await aLetter();
		const text = `Elles ont monté à Cúcuta.\r\n\r\nLe 22 nov. 2026 à 10:01, Serai <serai@hub.example.org> a écrit :\r\n> ${letter?.text.replaceAll('\n', '\r\n> ')}`;
		const raw = mail({
			...{ from: amina.email.toUpperCase(), to: (letter?.replyTo ?? '').toUpperCase(), text },
			headers: `In-Reply-To: <${letter?.messageId}>\r\n`
		});
		expect(await receiveMail(raw, after(2))).toEqual({ outcome: 'posted' });
		expect(await receiveMail(raw, after(3))).toEqual({ outcome: 'posted' });
		expect(await said(slug)).toEqual([
			['Luis', 'Where did fees fall?', false],
			['Luis', 'And where did they rise?', false],
			['Amina', 'Elles ont monté à Cúcuta.', true]
		]);
		const answered = (await findDiscussion(visitor, slug, now)).posts.find(({ id }) => id === postId);
		expect(answered?.answers.map(({ body, language }) => [body, language])).toEqual([
			['Elles ont monté à Cúcuta.', 'fr']
		]);
	});

	test('as HTML only is read, and what it wears is left out', async () => {
		const { amina, slug, letter } = await aLetter();
		const raw = new TextEncoder().encode(
			`From: ${amina.email}\nTo: ${letter?.replyTo}\nMessage-ID: <html@x>\nContent-Type: text/html; charset=utf-8\n\n<html><style>p{color:red}</style><p>R&amp;D &lt;b&gt;</p><blockquote type="cite">What?</blockquote></html>`
		);
		expect(await receiveMail(raw, after(2))).toEqual({ outcome: 'posted' });
		expect((await said(slug)).at(-1)).toEqual(['Amina', 'R&D <b>', true]);
	});

	test('from another address than the account’s waits for a moderator', async () => {
		const { slug, letter } = await aLetter();
		const raw = mail({ from: 'mallory@example.org', to: letter?.replyTo ?? '', text: 'I am Amina.' });
		expect(await receiveMail(raw, after(2))).toEqual({ outcome: 'held' });
		expect((await said(slug)).length).toBe(2);
		const { posts } = await findDiscussion(await anEditor(), slug, now);
		expect(posts.at(-1)).toMatchObject({ state: 'held', held: 'other_address', byMail: true });
	});

	test('to an address that we did not make is dropped, and tells nobody', async () => {
		const { amina, slug, letter } = await aLetter();
		const to = letter?.replyTo ?? '';
		const forged = to.replace(/\.[a-z2-7]{16}@/, `.${'a'.repeat(16)}@`);
		const swapped = to.replace(/\+[a-z2-7]{12}/, `+${'b'.repeat(12)}`);
		for (const address of [forged, swapped, 'reply@hub.example.org', 'somebody@else.example.org'])
			expect(await receiveMail(mail({ from: amina.email, to: address, text: 'x' }), now)).toEqual({
				outcome: 'dropped',
				why: 'unknown_address'
			});
		expect((await said(slug)).length).toBe(2);
	});

	test('that a machine wrote is dropped', async () => {
		const { amina, letter } = await aLetter();
		const raw = mail({
			...{ from: amina.email, to: letter?.replyTo ?? '', text: 'I am away.' },
			headers: 'Auto-Submitted: auto-replied\r\n'
		});
		expect(await receiveMail(raw, now)).toEqual({ outcome: 'dropped', why: 'automatic' });
	});

	test('that cannot stand there is told to its sender, with the reason', async () => {
		const { amina, slug, letter, id } = await aLetter();
		const to = letter?.replyTo ?? '';
		const only = mail({ from: amina.email, to, text: '> And where did they rise?\r\n> Serai' });
		expect(await receiveMail(only, after(2))).toEqual({ outcome: 'refused', why: 'required' });
		const [job] = (await jobsQueued('discussions.mailBack')) as MailBack[];
		const server = await catchLetters();
		process.env['SMTP_URL'] = server.url;
		await sendMailBack(job as MailBack);
		delete process.env['SMTP_URL'];
		closeMail();
		server.close();
		expect(server.letters.map((one) => one.to)).toEqual([amina.email]);
		expect(server.letters[0]?.text).toContain('aucun mot de vous');

		const long = mail({ from: amina.email, to, text: 'x'.repeat(7000) });
		expect(await receiveMail(long, after(2))).toEqual({ outcome: 'refused', why: 'longer_than' });
		const own = mail({ from: amina.email, to, text: 'First words.' });
		await receiveMail(own, after(3));
		const editor = await anEditor();
		const written = (await findDiscussion(editor, slug, now)).posts.at(-1);
		await banAuthor(editor, written?.id as PostId, { days: 7, reason: 'Because' }, after(4));
		const banned = mail({ from: amina.email, to, text: 'More words.' });
		expect(await receiveMail(banned, after(5))).toEqual({ outcome: 'refused', why: 'discussion_banned' });
		await moveDiscussion(editor, slug, 'close', 'Answered', after(6));
		const closed = mail({ from: amina.email, to, text: 'Even more.' });
		expect(await receiveMail(closed, after(60 * 24 * 8))).toEqual({
			outcome: 'refused',
			why: 'discussion_not_open'
		});
		expect(id).toBeTruthy();
	});

	test('that is no letter is dropped, whatever its bytes', async () => {
		for (const raw of [
			new Uint8Array(),
			new Uint8Array(100_000).fill(0xff),
			new TextEncoder().encode('\n\nwords')
		])
			expect((await receiveMail(raw, now)).outcome).toBe('dropped');
		const nested = Array.from(
			{ length: 60 },
			(_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`
		).join('');
		expect((await receiveMail(new TextEncoder().encode(`From: a@b.org\n${nested}`), now)).outcome).toBe(
			'dropped'
		);
	});

	test('keeps nothing of the letter but its words', async () => {
		const { rows } = await db.execute(sql`select from post where body like '%mail.example.org%'`);
		expect(rows).toEqual([]);
	});
});

afterEach(() => {
	delete process.env['SMTP_URL'];
});
