import { expect, test } from 'vitest';
import { readSettings, SettingsProblem } from './settings.ts';

test('without a setting the hub is for this machine alone', () => {
	expect(readSettings({})).toEqual({
		port: 3000,
		host: '127.0.0.1',
		dataDirectory: null,
		databaseUrl: null,
		publicUrl: 'http://127.0.0.1:3000',
		smtpUrl: null,
		mailReplyTo: null,
		mailInboundSecret: null,
		contact: null,
		doiUrl: 'https://doi.org',
		demo: true,
		rosterMonths: 9,
		rosterOpens: ['passing', 'teaching']
	});
});

test.each([
	[{ HOST: '0.0.0.0', PORT: '80' }, 'http://127.0.0.1:80'],
	[{ HOST: '::1' }, 'http://[::1]:3000'],
	[{ PUBLIC_URL: 'https://hub.example.org/' }, 'https://hub.example.org']
])('%j is reached at %s', (env, expected) => expect(readSettings(env).publicUrl).toBe(expected));

test.each([
	[{ PORT: '-1' }, 'PORT must be a number from 0 to 65535; it is "-1".'],
	[{ PORT: '3e3' }, 'PORT must be a number from 0 to 65535; it is "3e3".'],
	[{ HUB_DEMO: 'perhaps' }, 'HUB_DEMO must be 1 or 0; it is "perhaps".'],
	[
		{ SMTP_URL: 'http://user:secret@mail' },
		'SMTP_URL is not an address this hub can use; write it like smtp://user:password@mail.example.org:587.'
	],
	[
		{ PUBLIC_URL: 'https://example.org/hub' },
		`PUBLIC_URL must be the hub's address without a path, such as https://hub.example.org; it is "https://example.org/hub".`
	]
])('%j is a mistake', (env, sentence) =>
	expect(() => readSettings(env)).toThrow(new SettingsProblem([sentence]))
);

test('whom to ask is an e-mail address', () => {
	expect(readSettings({ HUB_CONTACT: ' privacy@example.org ' }).contact).toBe('privacy@example.org');
	for (const wrong of ['privacy', 'a@b', 'a@example.org, b@example.org', 'a@example.org?subject=x'])
		expect(() => readSettings({ HUB_CONTACT: wrong })).toThrow(
			new SettingsProblem([
				`HUB_CONTACT must be one e-mail address, such as privacy@example.org; it is "${wrong}".`
			])
		);
});

test('answers by mail need both an address and a secret', () => {
	const both = { MAIL_REPLY_TO: 'reply@hub.example.org', MAIL_INBOUND_SECRET: 'x'.repeat(24) };
	expect(readSettings(both)).toMatchObject({
		mailReplyTo: 'reply@hub.example.org',
		mailInboundSecret: 'x'.repeat(24)
	});
	const mistakes: [Record<string, string>, string][] = [
		[
			{ MAIL_REPLY_TO: both.MAIL_REPLY_TO },
			'MAIL_REPLY_TO and MAIL_INBOUND_SECRET go together: set both, or neither.'
		],
		[{ ...both, MAIL_INBOUND_SECRET: 'short' }, 'MAIL_INBOUND_SECRET must have at least 24 characters.'],
		[
			{ ...both, MAIL_REPLY_TO: 'a+b@hub.example.org' },
			'MAIL_REPLY_TO must be short before its @ and without a +, such as reply@hub.example.org.'
		]
	];
	for (const [env, sentence] of mistakes)
		expect(() => readSettings(env)).toThrow(new SettingsProblem([sentence]));
});

test('every mistake is told at once', () => {
	const attempt = (): unknown =>
		readSettings({ PORT: 'x', DATABASE_URL: 'x', PUBLIC_URL: 'x', SMTP_URL: 'x' });
	try {
		attempt();
		expect.unreachable();
	} catch (error) {
		expect((error as SettingsProblem).sentences.length).toBe(4);
	}
});

test('how long an expert’s word holds, and what opens the roster, are the hub’s to say', () => {
	const read = (env: Record<string, string>) => {
		const { rosterMonths, rosterOpens } = readSettings(env);
		return [rosterMonths, rosterOpens];
	};
	expect(read({ ROSTER_MONTHS: '12', ROSTER_OPENS: ' Teaching ' })).toEqual([12, ['teaching']]);
	expect(read({ ROSTER_MONTHS: ' ', ROSTER_OPENS: 'nothing' })).toEqual([9, []]);
	expect(() => readSettings({ ROSTER_MONTHS: '24', ROSTER_OPENS: 'asking' })).toThrow(
		/ROSTER_MONTHS must be a number of months from 6 to 12; it is "24"\.\nROSTER_OPENS must be passing/u
	);
});
