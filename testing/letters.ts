import { readFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';

/** `raw`: the whole message, where it came through a mail server. */
export type Caught = { to: string; text: string; raw?: string; replyTo?: string; messageId?: string };

/** A mail server that takes every letter and keeps it: as much of SMTP as nodemailer speaks. */
export async function catchLetters({
	refuse = () => false
}: {
	/** Addresses that the server does not know. */
	refuse?: (to: string) => boolean;
} = {}): Promise<{ url: string; letters: Caught[]; close: () => void }> {
	const letters: Caught[] = [];
	const server = net.createServer((socket) => {
		let to = '';
		let text: string | null = null;
		let rest = '';
		const say = (line: string): void => void socket.write(`${line}\r\n`);
		say('220 ready');
		socket.on('error', () => {});
		socket.setEncoding('utf8').on('data', (chunk: string) => {
			rest += chunk;
			for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
				const line = rest.slice(0, end);
				rest = rest.slice(end + 2);
				if (text !== null && line !== '.') text += `${line}\n`;
				else if (text !== null) {
					letters.push({ to, text: decoded(text), raw: text });
					text = null;
					say('250 taken');
				} else if (/^RCPT TO:/i.test(line)) {
					to = /<(.*)>/.exec(line)?.[1] ?? '';
					say(refuse(to) ? '550 nobody here is called so' : '250 ok');
				} else if (/^DATA/i.test(line)) {
					text = '';
					say('354 go on');
				} else if (/^QUIT/i.test(line)) {
					say('221 bye');
					socket.end();
				} else say('250 ok');
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `smtp://127.0.0.1:${port}`, letters, close: () => server.close() };
}

/** The letter's words, whichever way its lines were wrapped for the road. */
function decoded(message: string): string {
	const body = message.slice(message.indexOf('\n\n') + 2);
	if (/^content-transfer-encoding: base64/im.test(message)) return Buffer.from(body, 'base64').toString();
	if (!/^content-transfer-encoding: quoted-printable/im.test(message)) return body;
	const bytes = body
		.replace(/=\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString();
}

type LogLine = { mail?: Caught & { subject: string } };

/** The letters that a hub without a mail server wrote to its log. */
export function lettersInLog(output: string): Caught[] {
	return output.split('\n').flatMap((line) => {
		if (!line.startsWith('{') || !line.includes('"mail"')) return [];
		const { mail } = JSON.parse(line) as LogLine;
		return mail ? [mail] : [];
	});
}

/** What the journeys' hub printed so far. */
function journeysOutput(): string {
	return readFileSync(process.env['SERAI_JOURNEYS_LOG'] ?? '', 'utf8');
}

/** The newest letter to an address that holds a text, waited for up to ten seconds. `output`: of another hub. */
export async function letterTo(address: string, holding = '', output = journeysOutput): Promise<Caught> {
	for (const deadline = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
		// A line may not have come to its end yet.
		const printed = output();
		const lines = printed.slice(0, printed.lastIndexOf('\n') + 1);
		const found = lettersInLog(lines).findLast(({ to, text }) => to === address && text.includes(holding));
		if (found) return found;
		if (Date.now() > deadline) throw new Error(`No letter came for ${address} that holds “${holding}”.`);
	}
}

/** The first link of a letter. */
export function linkIn({ text }: Caught): string {
	return /https?:\S+/.exec(text)?.[0] ?? '';
}
