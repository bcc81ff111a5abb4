export type Settings = {
	port: number;
	host: string;
	/** The directory that holds the embedded database and the files, as written; null: `hub-data` beside the software. */
	dataDirectory: string | null;
	/** Null: the embedded PostgreSQL. */
	databaseUrl: string | null;
	/** Where people reach the hub, without a slash at the end. */
	publicUrl: string;
	/** Null: mail is written to the log. */
	smtpUrl: string | null;
	/** Where answers to letters about discussions go, before a mark is put behind its name; null: none are taken. */
	mailReplyTo: string | null;
	/** What a mail server shows that brings those answers. */
	mailInboundSecret: string | null;
	/** Whom to ask about what the hub keeps; null: nobody is named. */
	contact: string | null;
	/** Where DOIs are asked for, without a slash at the end. */
	doiUrl: string;
	/** Load the demonstration hub into an empty database. */
	demo: boolean;
	/** How many months an expert's confirmation of their profile holds. */
	rosterMonths: number;
	/** What opens the roster's door: passing a course here, teaching one. */
	rosterOpens: ('passing' | 'teaching')[];
};

/** Every mistake at once, one sentence each. */
export class SettingsProblem extends Error {
	override name = 'SettingsProblem';
	readonly sentences: string[];
	constructor(sentences: string[]) {
		super(sentences.join('\n'));
		this.sentences = sentences;
	}
}

type Environment = Record<string, string | undefined>;

/** Reads the settings from environment variables. Throws SettingsProblem. */
export function readSettings(env: Environment): Settings {
	const wrong: string[] = [];
	const port = portFrom(env['PORT'], wrong);
	const host = env['HOST']?.trim() || '127.0.0.1';
	const settings: Settings = {
		port,
		host,
		dataDirectory: env['HUB_DATA']?.trim() || null,
		databaseUrl: urlFrom(
			'DATABASE_URL',
			['postgres:', 'postgresql:'],
			'postgresql://user:password@host:5432/name',
			env,
			wrong
		),
		publicUrl:
			urlFrom('PUBLIC_URL', ['http:', 'https:'], 'https://hub.example.org', env, wrong)?.replace(
				/\/+$/,
				''
			) ?? `http://${nameOf(host)}:${port}`,
		smtpUrl: urlFrom(
			'SMTP_URL',
			['smtp:', 'smtps:'],
			'smtp://user:password@mail.example.org:587',
			env,
			wrong
		),
		mailReplyTo: addressFrom('MAIL_REPLY_TO', env, wrong),
		mailInboundSecret: env['MAIL_INBOUND_SECRET']?.trim() || null,
		contact: addressFrom('HUB_CONTACT', env, wrong),
		doiUrl:
			urlFrom('DOI_URL', ['http:', 'https:'], 'https://doi.org', env, wrong)?.replace(/\/+$/, '') ??
			'https://doi.org',
		demo: switchFrom('HUB_DEMO', env, wrong),
		rosterMonths: monthsFrom('ROSTER_MONTHS', env, wrong),
		rosterOpens: opensFrom('ROSTER_OPENS', env, wrong)
	};
	if (env['PUBLIC_URL'] && /[?#]|.\/.*[^/]/.test(env['PUBLIC_URL'].replace(/^https?:\/\//, '')))
		wrong.push(
			`PUBLIC_URL must be the hub's address without a path, such as https://hub.example.org; it is "${env['PUBLIC_URL']}".`
		);
	if (env['HUB_SECRET'] && env['HUB_SECRET'].length < 32)
		wrong.push('HUB_SECRET must have at least 32 characters; leave it out to let the hub make its own.');
	if (settings.mailInboundSecret !== null && settings.mailInboundSecret.length < 24)
		wrong.push('MAIL_INBOUND_SECRET must have at least 24 characters.');
	if ((settings.mailReplyTo === null) !== (settings.mailInboundSecret === null))
		wrong.push('MAIL_REPLY_TO and MAIL_INBOUND_SECRET go together: set both, or neither.');
	if (settings.mailReplyTo !== null && /^.{31,}@|\+/.test(settings.mailReplyTo))
		wrong.push('MAIL_REPLY_TO must be short before its @ and without a +, such as reply@hub.example.org.');
	if (wrong.length > 0) throw new SettingsProblem(wrong);
	return settings;
}

function portFrom(text: string | undefined, wrong: string[]): number {
	if (!text) return 3000;
	if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
	wrong.push(`PORT must be a number from 0 to 65535; it is "${text}".`);
	return 3000;
}

function urlFrom(
	name: string,
	protocols: string[],
	example: string,
	env: Environment,
	wrong: string[]
): string | null {
	const text = env[name]?.trim();
	if (!text) return null;
	if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
	// The value is not repeated: it may hold a password.
	wrong.push(`${name} is not an address this hub can use; write it like ${example}.`);
	return null;
}

function addressFrom(name: string, env: Environment, wrong: string[]): string | null {
	const text = env[name]?.trim();
	if (!text) return null;
	if (text.length <= 254 && /^[^\s@<>"'?&]+@[^\s@<>"'?&]+\.[^\s@<>"'?&]+$/.test(text)) return text;
	wrong.push(`${name} must be one e-mail address, such as privacy@example.org; it is "${text}".`);
	return null;
}

function switchFrom(name: string, env: Environment, wrong: string[]): boolean {
	const text = env[name]?.trim().toLowerCase() ?? '';
	if (['', '1', 'true', 'yes', 'on'].includes(text)) return true;
	if (['0', 'false', 'no', 'off'].includes(text)) return false;
	wrong.push(`${name} must be 1 or 0; it is "${text}".`);
	return true;
}

function monthsFrom(name: string, env: Environment, wrong: string[]): number {
	const text = env[name]?.trim();
	if (!text) return 9;
	if (/^(?:[6-9]|1[0-2])$/.test(text)) return Number(text);
	wrong.push(`${name} must be a number of months from 6 to 12; it is "${text}".`);
	return 9;
}

function opensFrom(name: string, env: Environment, wrong: string[]): Settings['rosterOpens'] {
	const text = env[name]?.trim().toLowerCase() || 'passing,teaching';
	const words = text === 'nothing' ? [] : text.split(/[\s,]+/).filter(Boolean);
	const known = words.filter((word) => word === 'passing' || word === 'teaching');
	if (known.length < words.length)
		wrong.push(
			`${name} must be passing, teaching, both with a comma between them, or nothing; it is "${text}".`
		);
	return [...new Set(known)];
}

/** A wildcard address is not one a person can open. */
function nameOf(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}
