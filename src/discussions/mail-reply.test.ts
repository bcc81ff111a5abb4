import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText, isAutomatic, ownWords } from './mail-reply.ts';

describe('what somebody wrote themselves is all that is left of an answer', () => {
	const cases: [string, string, string][] = [
		['nothing else', 'I agree.\n', 'I agree.'],
		['several paragraphs', 'One.\r\n\r\nTwo.', 'One.\n\nTwo.'],
		['English, quoted', 'Yes.\n\nOn 3 May 2026 at 10:00, Serai wrote:\n> No?\n', 'Yes.'],
		[
			'broken over two lines',
			'Yes.\n\nOn Sun, Nov 22, 2026 at 4:28 AM Serai\n<reply+abc@hub.example.org> wrote:\n\n> No?',
			'Yes.'
		],
		['Spanish', 'Sí.\n\nEl 3 may 2026, a las 10:00, Serai <a@b.c> escribió:\n> ¿No?', 'Sí.'],
		['French', 'Oui.\n\nLe 3 mai 2026 à 10:00, Serai <a@b.c> a écrit :\n> Non ?', 'Oui.'],
		['Russian', 'Да.\n\n3 мая 2026 г., в 10:00, Serai <a@b.c> написал(а):\n> Нет?', 'Да.'],
		['Arabic', 'نعم.\n\nفي ٣ مايو ٢٠٢٦ كتب Serai <a@b.c>:\n> لا؟', 'نعم.'],
		['Chinese', '是。\n\nSerai <a@b.c> 于2026年5月3日周日 10:00写道：\n> 不？', '是。'],
		['Outlook’s line', 'Yes.\n________________________________\nFrom: Serai\n', 'Yes.'],
		['Outlook’s header', 'Yes.\nDe : Serai <serai@hub.example.org>\nEnvoyé : lundi', 'Yes.'],
		['an original message', 'Yes.\n-----Original Message-----\nFrom: x', 'Yes.'],
		['our own line', 'Yes.\n> ## Write above this line ##\n> words', 'Yes.'],
		['a signature', 'Yes.\n-- \nAmina Diallo\nInstitute', 'Yes.'],
		['a telephone', 'Yes.\n\nSent from my iPhone', 'Yes.'],
		['a telephone in French', 'Oui.\n\nEnvoyé de mon iPhone', 'Oui.'],
		[
			'a quotation between own words',
			'> Fees?\nThey fell.\n> And time?\nNo.',
			'> Fees?\nThey fell.\n> And time?\nNo.'
		],
		['a sentence that ends so', 'On fees the bank wrote:\nthey fell.', 'On fees the bank wrote:\nthey fell.'],
		['only a quotation', '> What do you think?\n> Serai', ''],
		['only what the program quoted', 'On 3 May 2026, Serai wrote:\n> What do you think?', ''],
		['only a signature', '-- \nAmina', '']
	];
	test.each(cases)('%s', (_, mail, words) => expect(ownWords(mail)).toBe(words));

	test('whatever comes, no word is invented', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (mail) =>
				mail.replace(/\r\n?/gu, '\n').includes(ownWords(mail))
			)
		);
	});
});

describe('a letter that came as HTML only', () => {
	const cases: [string, string, string][] = [
		['paragraphs', '<p>One</p><p>Two<br>Three</p>', 'One\n\nTwo\nThree'],
		['quotations', 'Yes<blockquote type="cite">No?</blockquote>', 'Yes\n> No?'],
		['entities', 'R&amp;D &lt;script&gt; &#1084;', 'R&D <script> м'],
		['what is never read', '<style>p{}</style><script>alert(1)</script>Yes<!-- no -->', 'Yes']
	];
	test.each(cases)('%s', (_, html, text) => expect(htmlToText(html)).toBe(text));
});

describe('what a machine wrote is not an answer', () => {
	const cases: [string, [string, string][], string, boolean][] = [
		['a person', [['subject', 'Re: fees']], 'amina@example.org', false],
		['a person’s program that says so', [['Auto-Submitted', 'no']], 'amina@example.org', false],
		['an absence note', [['Auto-Submitted', 'auto-replied']], 'amina@example.org', true],
		['an older absence note', [['X-Autoreply', 'yes']], 'amina@example.org', true],
		['a bounce', [['Return-Path', '<>']], 'amina@example.org', true],
		['a report', [['Content-Type', 'multipart/report; report-type=x']], 'a@example.org', true],
		['a mailing list', [['List-Id', '<x.example.org>']], 'a@example.org', true],
		['bulk', [['Precedence', 'bulk']], 'a@example.org', true],
		['the mail system', [], 'MAILER-DAEMON@example.org', true],
		['an address that takes no answers', [], 'no-reply@example.org', true],
		['no sender', [], '', true]
	];
	test.each(cases)('%s', (_, headers, from, automatic) =>
		expect(
			isAutomatic(
				headers.map(([key, value]) => ({ key, value })),
				from
			)
		).toBe(automatic)
	);
});
