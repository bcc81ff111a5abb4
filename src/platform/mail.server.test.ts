import { afterEach, expect, test } from 'vitest';
import { catchLetters } from '../../testing/letters.ts';
import { closeMail, mailProblem, sendMail } from './mail.server.ts';

afterEach(() => {
	closeMail();
	delete process.env['SMTP_URL'];
});

test('a letter reaches the server whole, in any script', async () => {
	const server = await catchLetters();
	process.env['SMTP_URL'] = server.url;
	const text = `مرحبا, здравствуйте, 你好\nhttp://127.0.0.1/en/confirm?token=${'a'.repeat(90)}\n`;
	await sendMail({ to: 'ana@example.org', subject: 'Bienvenue à Serai', text });
	server.close();
	expect(server.letters.map(({ to, text }) => ({ to, text: text.trimEnd() }))).toEqual([
		{ to: 'ana@example.org', text: text.trimEnd() }
	]);
});

test('a server that is not there is a reason, and the letter is not taken for sent', async () => {
	process.env['SMTP_URL'] = 'smtp://127.0.0.1:1';
	expect(await mailProblem()).toContain('ECONNREFUSED');
	await expect(sendMail({ to: 'a@example.org', subject: 's', text: 't' })).rejects.toThrow('ECONNREFUSED');
});

test('without a server nothing is a problem', async () => {
	expect(await mailProblem()).toBeNull();
});
