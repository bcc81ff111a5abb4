import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#people/index.ts';
import { cleanTitle, refusalToTitle, slugOf, type DiscussionId, type DiscussionState } from './discussion.ts';
import { holdBecause, type Author } from './holding.ts';
import { discussionActs, may, readsPost, seesPost } from './policy.ts';
import { linksIn, postBlocks } from './post-text.ts';
import { mayRewrite, minutesToEdit, refusalToPost, threaded, type PostId, type PostState } from './post.ts';
import { refusalToReport } from './report.ts';

describe('a post is paragraphs, quotations and links', () => {
	const text = (body: string) =>
		postBlocks(body).map(({ is, lines }) => [
			is,
			lines.map((line) => line.map(({ text, link }) => (link ? `[${text}](${link})` : text)).join(''))
		]);
	const cases: [string, string, unknown][] = [
		['HTML is words', '<script>alert(1)</script>', [['paragraph', ['<script>alert(1)</script>']]]],
		[
			'lines and paragraphs',
			'a\nb\n\nc',
			[
				['paragraph', ['a', 'b']],
				['paragraph', ['c']]
			]
		],
		[
			'a quotation',
			'> a\n> b\nc',
			[
				['quote', ['a', 'b']],
				['paragraph', ['c']]
			]
		],
		['a link', 'See https://un.org/x.', [['paragraph', ['See [https://un.org/x](https://un.org/x).']]]],
		['in brackets', '(https://un.org/x)', [['paragraph', ['([https://un.org/x](https://un.org/x))']]]],
		[
			'brackets of its own',
			'https://x.org/a_(b)',
			[['paragraph', ['[https://x.org/a_(b)](https://x.org/a_(b))']]]
		],
		['a script is no link', 'javascript:alert(1)', [['paragraph', ['javascript:alert(1)']]]],
		['Arabic punctuation', 'https://un.org/ar؟', [['paragraph', ['[https://un.org/ar](https://un.org/ar)؟']]]]
	];
	test.each(cases)('%s', (_, body, blocks) => expect(text(body)).toEqual(blocks));

	test('no word is lost, and every link is a web page', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (body) => {
				const all = postBlocks(body).flatMap(({ lines }) => lines.flat());
				const words = (one: string) => one.replace(/[\s>]+/gu, '');
				expect(words(all.map((one) => one.text).join(''))).toBe(words(body));
				return all.every(({ link }) => link === null || /^https?:/u.test(link));
			})
		);
	});

	test('an address without its beginning is a link to the rule that holds spam', () => {
		expect(linksIn('buy at cheap-visa.shop/now or www.x.org, not 3.5 or e.g.this')).toEqual([
			'cheap-visa.shop/now',
			'www.x.org,'
		]);
	});
});

describe('what waits for a moderator', () => {
	const author = (some: Partial<Author> = {}): Author => ({
		shown: 0,
		lately: [],
		moderates: false,
		...some
	});
	const long = 'The same sentence about remittance fees in two corridors.';
	const cases: [string, string, Author, string | null][] = [
		['first words without a link', 'Hello all', author(), null],
		['first words with a link', 'Hello https://x.org', author(), 'first_links'],
		['an editor’s', 'Hello https://x.org', author({ moderates: true }), null],
		['two links of a newcomer', 'https://x.org https://y.org', author({ shown: 1 }), null],
		[
			'three links of a newcomer',
			'https://x.org https://y.org https://z.org',
			author({ shown: 1 }),
			'many_links'
		],
		['three links later', 'https://x.org https://y.org https://z.org', author({ shown: 3 }), null],
		['the same words again', `${long}!`, author({ shown: 9, lately: [long] }), 'repeated'],
		['a short thanks again', 'Thank you.', author({ shown: 9, lately: ['Thank you'] }), null]
	];
	test.each(cases)('%s', (_, body, who, reason) =>
		expect(holdBecause({ title: '', body }, who)).toBe(reason)
	);
});

describe('titles, posts and reports', () => {
	test('a title is one line, whatever was sent', () => {
		expect(cleanTitle('Fees?\r\nBcc: all@example.org')).toBe('Fees? Bcc: all@example.org');
		expect(cleanTitle('a\u202eb')).toBe('ab');
		expect([refusalToTitle(' ?! '), refusalToTitle('x'.repeat(151)), refusalToTitle('费用')]).toEqual([
			'required',
			'longer_than',
			null
		]);
	});
	test('an address has Latin words and an end of its own', () => {
		const id = '01938c5e-0000-7000-8000-3f9a2b71c0de' as DiscussionId;
		expect([slugOf('Été : quels corridors ?', id), slugOf('汇款', id)]).toEqual([
			'ete-quels-corridors-9a2b71c0de',
			'9a2b71c0de'
		]);
	});
	test('empty and endless posts are refused', () => {
		expect([refusalToPost(' \n'), refusalToPost('x'.repeat(6001)), refusalToPost('x')]).toEqual([
			'required',
			'longer_than',
			null
		]);
	});
	test('an hour long an author mends what is shown or waits', () => {
		const at = new Date('2026-11-22T10:00:00Z');
		const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
		const rewritable = (state: PostState, minutes: number) => mayRewrite({ at, state }, after(minutes));
		expect([
			rewritable('shown', minutesToEdit),
			rewritable('held', 1),
			rewritable('shown', 61),
			rewritable('hidden', 1)
		]).toEqual([true, true, false, false]);
	});
	test('a report says why; something else says what', () => {
		expect([
			refusalToReport('spam', ''),
			refusalToReport('nonsense', ''),
			refusalToReport('other', ' '),
			refusalToReport('other', 'x'.repeat(501))
		]).toEqual([null, 'report_why', 'reason_needed', 'longer_than']);
	});
	test('answers stand beside what they answer, in the order they were written', () => {
		const post = (id: string, minute: number, answers: string | null = null) => ({
			...{ id: id as PostId, answersId: answers as PostId | null },
			at: new Date(Date.UTC(2026, 0, 1, 0, minute))
		});
		const posts = [post('d', 4, 'b'), post('c', 3, 'a'), post('b', 2), post('a', 1), post('e', 5, 'gone')];
		expect(threaded(posts).map(({ id, answers }) => [id, answers.map((one) => one.id)])).toEqual([
			['a', ['c']],
			['b', ['d']],
			['e', []]
		]);
	});
});

describe('who may do what', () => {
	const person = (id: string, ...roles: Extract<Actor, { kind: 'person' }>['roles'][number][]): Actor => ({
		...{ kind: 'person', id, name: id, language: 'en', roles }
	});
	const actors: Record<string, Actor> = {
		visitor,
		own: person('own'),
		other: person('other', { role: 'contributor', organisationId: 'o' }),
		editor: person('editor', { role: 'editor' })
	};
	const table = (state: DiscussionState) =>
		Object.fromEntries(
			Object.entries(actors).map(([name, actor]) => [
				name,
				discussionActs.filter((act) => may(actor, act, { state, personId: 'own' })).join(' ')
			])
		);
	test.each<[DiscussionState, Record<string, string>]>([
		['open', { visitor: 'read', own: 'read write', other: 'read write', editor: 'read write moderate' }],
		['closed', { visitor: 'read', own: 'read', other: 'read', editor: 'read write moderate' }],
		['held', { visitor: '', own: 'read', other: '', editor: 'read write moderate' }],
		['hidden', { visitor: '', own: 'read', other: '', editor: 'read write moderate' }]
	])('%s', (state, expected) => expect(table(state)).toEqual(expected));

	test('a held post is there for its author and moderators; hidden words too', () => {
		const sees = (state: PostState, what: typeof seesPost) =>
			Object.keys(actors).filter((name) => what(actors[name] ?? visitor, { state, personId: 'own' }));
		expect([sees('held', seesPost), sees('hidden', seesPost).length, sees('hidden', readsPost)]).toEqual([
			['own', 'editor'],
			4,
			['own', 'editor']
		]);
	});
});
