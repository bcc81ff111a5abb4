/** Begins and ends the line in our letters above which an answer is written, in any language. */
export const cutMark = '##';

export type MailHeader = { key: string; value: string };

/** Written by a machine: absence notes, bounces, lists. Nobody answers those (RFC 3834). */
export function isAutomatic(headers: readonly MailHeader[], from: string): boolean {
	const value = (name: string) =>
		headers
			.find(({ key }) => key.toLowerCase() === name)
			?.value.trim()
			.toLowerCase() ?? null;
	const submitted = value('auto-submitted');
	if (submitted !== null && submitted !== 'no') return true;
	if (/^(?:bulk|junk|list|auto_reply)$/u.test(value('precedence') ?? '')) return true;
	if (['x-autoreply', 'x-autorespond', 'list-id', 'x-failed-recipients'].some((name) => value(name) !== null))
		return true;
	if (value('return-path') === '<>' || from === '') return true;
	if (/multipart\/report|delivery-status/u.test(value('content-type') ?? '')) return true;
	return /^(?:mailer-daemon|postmaster|no-?reply|bounces?)(?:[+@-]|$)/iu.test(from);
}

// “On … wrote:”, as mail programs put it before what they quote.
const attributions = [
	/^(?:on|am|op)\b.{4,200}\b(?:wrote|schrieb|schreef)\s?:$/iu,
	/^(?:el|le|em)\b.{4,200}(?:escribi[óo]|a écrit|escreveu)\s?:$/iu,
	/^.{4,200}(?:написал(?:а|\(а\))?|пишет)\s?:$/iu,
	/^.{0,200}كتبت?.{0,100}[:：]$/u,
	/^.{4,200}写道\s?[:：]$/u
];
// Lines with which Outlook and others begin what they repeat.
const rules = [
	/^-{2,}\s*(?:original message|forwarded message|mensaje original|message d'origine|message d’origine|исходное сообщение|الرسالة الأصلية|原始邮件)\s*-{2,}$/iu,
	/^_{20,}$/u,
	/^(?:from|de|от|من|发件人)\s?[:：].{0,200}@.{0,200}$/iu
];
const signatures = [
	/^-- ?$/u,
	/^—$/u,
	/^(?:sent from my|get outlook for|enviado desde mi|envoyé de(?:puis)? mon|отправлено с|أُ?رسلت? من|发自我的).{0,80}$/iu
];

/**
 * What somebody wrote themselves in an answer by mail: what their program quoted below it, their signature and the
 * telephone's advertisement are left out. '' when nothing is left. Quotations between own words stay, marked with “>”.
 */
export function ownWords(text: string): string {
	const lines = text.replace(/\r\n?/gu, '\n').split('\n');
	const end = lines.findIndex((line, i) => isCut(line) || startsQuote(lines, i));
	const own = end < 0 ? lines : lines.slice(0, end);
	const signed = own.findIndex((line) => signatures.some((one) => one.test(line.trim())));
	const kept = signed < 0 ? own : own.slice(0, signed);
	while (kept.length > 0 && isLeftOver(kept.at(-1) ?? '')) kept.pop();
	return kept.some((line) => line.trim() !== '' && !isQuoted(line)) ? kept.join('\n').trim() : '';
}

const isQuoted = (line: string) => /^\s*>/u.test(line);
const isLeftOver = (line: string) => line.trim() === '' || isQuoted(line);

function isCut(line: string): boolean {
	const said = line.replace(/^[\s>]+/u, '').trim();
	return said.length > 2 * cutMark.length && said.startsWith(cutMark) && said.endsWith(cutMark);
}

/** Also where the program broke its “On … wrote:” over two lines or three. */
function startsQuote(lines: readonly string[], at: number): boolean {
	const line = lines[at]?.trim() ?? '';
	if (line === '' || isQuoted(line)) return false;
	if (rules.some((rule) => rule.test(line))) return true;
	return [1, 2, 3].some((count) => {
		const some = lines.slice(at, at + count).map((one) => one.trim());
		// A program breaks between a date or an address and its end; an empty line, or one's own last word, is no part of it.
		if (count > 1 && (some.includes('') || !/[\d@]/u.test(some[0] ?? ''))) return false;
		const joined = some.join(' ');
		if (joined.length > 400 || !attributions.some((one) => one.test(joined))) return false;
		// A sentence of one's own may end so; what follows tells.
		const next = lines.slice(at + count).find((one) => one.trim() !== '');
		return next === undefined || isQuoted(next) || isCut(next);
	});
}

/** The words of a letter that came as HTML only: what it quotes is marked as programs do in plain text. */
export function htmlToText(html: string): string {
	let depth = 0;
	const text = html
		.slice(0, 200_000)
		.replace(/<(style|script|head|title)\b[^>]*>[\s\S]*?<\/\1\s*>/giu, '')
		.replace(/<!--[\s\S]*?-->/gu, '')
		.replace(/\s+/gu, ' ')
		.replace(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/giu, (_, closing: string, name: string) => {
			const tag = name.toLowerCase();
			if (tag === 'blockquote') return closing ? `\n\u0002` : `\n\u0001`;
			if (tag === 'br') return '\n';
			return /^(?:p|div|li|tr|h[1-6]|ul|ol|table|hr)$/u.test(tag) ? '\n' : '';
		});
	const lines: string[] = [];
	for (const raw of text.split('\n')) {
		if (raw.includes('\u0001')) depth++;
		if (raw.includes('\u0002')) depth = Math.max(0, depth - 1);
		// eslint-disable-next-line no-control-regex
		const words = entities(raw.replace(/[\u0001\u0002]/gu, '')).trim();
		lines.push(depth > 0 ? `> ${words}` : words);
	}
	return lines
		.join('\n')
		.replace(/\n{3,}/gu, '\n\n')
		.trim();
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function entities(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/giu, (whole, decimal, hex, name) => {
		if (name) return named[String(name).toLowerCase()] ?? whole;
		const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
	});
}
