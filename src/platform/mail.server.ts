import { createTransport, type Transporter } from 'nodemailer';
import { log } from './log.server.ts';

export type Letter = {
	to: string;
	subject: string;
	text: string;
	/** Where an answer goes. */
	replyTo?: string;
	/** Its name, without angle brackets: the same each time it is sent, so that a mailbox keeps it once. */
	messageId?: string;
	/** The name of what it belongs to. */
	references?: string;
	/** The address that ends letters like this one, without signing in and at one touch (RFC 8058). */
	stop?: string;
};

let made: { url: string; transport: Transporter } | null = null;

/** What sends letters by SMTP_URL; null when none is set. */
function transporter(): Transporter | null {
	const url = process.env['SMTP_URL']?.trim();
	if (!url) return null;
	if (made?.url !== url) {
		const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
		made?.transport.close();
		made = { url, transport: createTransport({ url, pool: true, maxConnections: 2, ...waits }) };
	}
	return made.transport;
}

/** False where letters are only written to the log. */
export function mailIsSent(): boolean {
	return Boolean(process.env['SMTP_URL']?.trim());
}

/**
 * Sends a letter, or writes it to the log where SMTP_URL is not set, so that its links can be followed. Called by jobs
 * only: it throws when the server does not take the letter, and the job is tried again later.
 */
export async function sendMail(letter: Letter): Promise<void> {
	const transport = transporter();
	if (!transport) {
		log.info({ mail: letter }, 'mail: SMTP_URL is not set, so this letter is only written here');
		return;
	}
	await transport.sendMail({
		from: { name: 'Serai', address: sender() },
		// An object, so that no address can smuggle in a second one.
		to: { name: '', address: letter.to },
		subject: letter.subject,
		text: letter.text,
		...(letter.replyTo && { replyTo: { name: '', address: letter.replyTo } }),
		...(letter.messageId && { messageId: `<${letter.messageId}>` }),
		...(letter.references && { references: `<${letter.references}>` }),
		headers: { 'Auto-Submitted': 'auto-generated', ...(letter.stop && stopHeaders(letter.stop)) }
	});
}

function stopHeaders(address: string): Record<string, string> {
	return {
		'List-Unsubscribe': `<${address}>`,
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
		Precedence: 'bulk'
	};
}

/** MAIL_FROM, or an address of the hub's own name. */
function sender(): string {
	const set = process.env['MAIL_FROM']?.trim();
	if (set) return set;
	const url = process.env['PUBLIC_URL'] ?? '';
	return `serai@${URL.canParse(url) ? new URL(url).hostname : 'localhost'}`;
}

/** Connects and signs in without sending: null when that works or no SMTP_URL is set, else the reason. */
export async function mailProblem(): Promise<string | null> {
	try {
		await transporter()?.verify();
		return null;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** Ends the connections that are kept open for the next letter. */
export function closeMail(): void {
	made?.transport.close();
	made = null;
}
