/** What a text had besides words: told to the importer, which lists it. */
export type LeftOut = (code: 'image' | 'media' | 'script' | 'link', text: string) => void;

type Open = { tag: string; text: string; href: string };

const deepest = 20;
const breaks = new Set([
	'p',
	'div',
	'h1',
	'h2',
	'h3',
	'h4',
	'h5',
	'h6',
	'table',
	'tr',
	'blockquote',
	'pre',
	'section',
	'dl',
	'dt',
	'dd'
]);
const spaces = new Set(['td', 'th']);
const wrapping: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*', code: '`', a: '' };
const unheard = new Set(['script', 'style']);
const media = new Set(['video', 'audio', 'iframe', 'object', 'embed', 'svg', 'canvas']);

/**
 * HTML as our Markdown: paragraphs, line breaks, bold, italics, lists, code and links to web pages; of everything else
 * its text. Pictures, media, scripts and other links are told to `leftOut`. One pass, whatever is sent.
 */
export function htmlToMarkdown(html: string, leftOut: LeftOut): string {
	// Finished blocks are put aside: looking at the end of all that was written, each time, would take for ever.
	const blocks: string[] = [];
	let stack: Open[] = [{ tag: '', text: '', href: '' }];
	const lists: { ordered: boolean; count: number }[] = [];
	let isAtStart = true;
	const top = () => stack.at(-1) as Open;
	const add = (text: string) => (top().text += text);
	const close = () => {
		const { tag, text, href } = stack.pop() as Open;
		add(wrapped(tag, text, href, leftOut));
	};
	const newBlock = (gap: string) => {
		while (stack.length > 1) close();
		const block = withBreaks(top().text);
		if (block !== '') blocks.push(block);
		if (blocks.length > 0 && gap !== '' && blocks.at(-1) !== '\n\n') blocks.push(gap);
		stack = [{ tag: '', text: '', href: '' }];
		isAtStart = true;
	};

	for (const piece of pieces(html)) {
		if (piece.is === 'text') {
			const words = decodeEntities(piece.text.replace(/\s+/gu, ' ')).replaceAll('\u00a0', ' ');
			const shown = isAtStart ? words.trimStart() : words;
			add(top().tag === 'code' ? words : escapeInline(shown, isAtStart && stack.length === 1));
			if (shown !== '') isAtStart = false;
			continue;
		}
		const { tag, closes, source } = piece;
		if (tag === 'br') {
			add('\n');
			isAtStart = true;
		} else if (tag === 'img') {
			if (closes) continue;
			const alt = attribute(source, 'alt');
			leftOut('image', alt || attribute(source, 'src').slice(0, 200));
			add(escapeInline(alt, false));
		} else if (media.has(tag)) {
			if (!closes) leftOut('media', attribute(source, 'src').slice(0, 200) || tag);
		} else if (unheard.has(tag)) leftOut('script', piece.inside.slice(0, 200));
		else if (tag === 'ul' || tag === 'ol') {
			if (closes) lists.pop();
			else if (lists.length < deepest) lists.push({ ordered: tag === 'ol', count: 0 });
			if (lists.length === 0) newBlock('\n\n');
		} else if (tag === 'li') {
			if (closes) continue;
			const list = lists.at(-1) ?? { ordered: false, count: 0 };
			list.count++;
			newBlock(list.count === 1 && lists.length <= 1 ? '\n\n' : '\n');
			add(`${'   '.repeat(Math.max(0, lists.length - 1))}${list.ordered ? `${list.count}.` : '-'} `);
		} else if (breaks.has(tag)) {
			if (lists.length === 0) newBlock('\n\n');
			else if (!isAtStart) add(' ');
		} else if (spaces.has(tag)) {
			if (!closes && !isAtStart) add(' ');
		} else if (Object.hasOwn(wrapping, tag)) {
			if (!closes && stack.length < deepest)
				stack.push({ tag, text: '', href: tag === 'a' ? attribute(source, 'href') : '' });
			else if (closes && stack.some((one) => one.tag === tag)) {
				while (top().tag !== tag) close();
				close();
			}
		}
	}
	newBlock('');
	return blocks.join('').trim();
}

/** In a block a line's end is a break (spaces are one, however long); two are a paragraph's end. */
function withBreaks(block: string): string {
	const lines = block.split('\n').map((line, i) => (i === 0 ? line.trimEnd() : line.trim()));
	while (lines.length > 1 && lines.at(-1) === '') lines.pop();
	let text = lines[0] ?? '';
	for (const [i, line] of lines.entries())
		if (i > 0 && line !== '') text += (lines[i - 1] === '' ? (text === '' ? '' : '\n\n') : '\\\n') + line;
	return text;
}

function wrapped(tag: string, text: string, href: string, leftOut: LeftOut): string {
	const inner = text.trim();
	if (inner === '') return text;
	const [before, after] = [/^\s/u.test(text) ? ' ' : '', /\s$/u.test(text) ? ' ' : ''];
	if (tag === 'a') {
		if (/^https?:\/\/[^\s]/iu.test(href) && URL.canParse(href))
			return `${before}[${inner}](${new URL(href).href.replace(/[()\\]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})${after}`;
		if (href !== '') leftOut('link', href.slice(0, 200));
		return text;
	}
	if (tag !== 'code') return `${before}${wrapping[tag]}${inner}${wrapping[tag]}${after}`;
	const ticks = '`'.repeat(1 + Math.max(0, ...(inner.match(/`+/gu) ?? []).map(({ length }) => length)));
	const gap = /^`|`$/u.test(inner) ? ' ' : '';
	return `${before}${ticks}${gap}${inner}${gap}${ticks}${after}`;
}

type Piece =
	{ is: 'text'; text: string } | { is: 'tag'; tag: string; closes: boolean; source: string; inside: string };

function* pieces(html: string): Generator<Piece> {
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		if (open < 0) return yield { is: 'text', text: html.slice(at) };
		if (open > at) yield { is: 'text', text: html.slice(at, open) };
		if (html.startsWith('<!--', open)) {
			const end = html.indexOf('-->', open + 4);
			if (end < 0) return;
			at = end + 3;
			continue;
		}
		const end = html.indexOf('>', open);
		if (end < 0) return yield { is: 'text', text: html.slice(open) };
		const source = html.slice(open, end + 1);
		const [, closes, name] = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(source.slice(0, 40)) ?? [];
		if (name === undefined) {
			// A lone «<», as in 2 < 3: it is text, and so is what follows.
			const next = html.indexOf('<', open + 1);
			at = next < 0 ? html.length : next;
			if (!/^<[!?]/u.test(source)) yield { is: 'text', text: html.slice(open, at) };
			else at = end + 1;
			continue;
		}
		const tag = name.toLowerCase();
		at = end + 1;
		if (unheard.has(tag) && !closes) {
			const over = html.indexOf(`</`, at);
			const until = over < 0 ? html.length : over;
			yield { is: 'tag', tag, closes: false, source, inside: html.slice(at, until) };
			const last = html.indexOf('>', until);
			at = last < 0 ? html.length : last + 1;
		} else if (!unheard.has(tag)) yield { is: 'tag', tag, closes: closes === '/', source, inside: '' };
	}
}

function attribute(source: string, name: string): string {
	const [, , double, single, bare] =
		new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu').exec(source) ?? [];
	return decodeEntities(double ?? single ?? bare ?? '').trim();
}

// U+00A0 to U+00FF, in order, and the signs that editors put in by themselves.
const latin =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const entities = new Map([
	...latin.split(' ').map((name, i): [string, string] => [name, String.fromCodePoint(0xa0 + i)]),
	...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", euro: '€', hellip: '…', trade: '™' }),
	...Object.entries({ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', bull: '•' }),
	...Object.entries({ rarr: '→', larr: '←', ne: '≠', le: '≤', ge: '≥', minus: '−', oelig: 'œ', OElig: 'Œ' }),
	...Object.entries({ zwnj: '', zwj: '\u200d', lrm: '', rlm: '' })
]);

/** Once: what an entity stands for is not read again. */
export function decodeEntities(text: string): string {
	return text.replace(
		/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,8}));/giu,
		(whole, decimal, hex, name) => {
			if (name !== undefined) return entities.get(name as string) ?? whole;
			const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
			const fits = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
			return fits ? String.fromCodePoint(code) : '\ufffd';
		}
	);
}

/** Plain text so that our Markdown shows it as it is. */
export function escapeMarkdown(text: string): string {
	return text
		.trim()
		.split(/\r\n?|\n/u)
		.map((line) => escapeInline(line.trim(), true))
		.join('\n')
		.replace(/\n{3,}/gu, '\n\n');
}

function escapeInline(text: string, isLineStart: boolean): string {
	const escaped = text
		.replace(/\\(?=[!-/:-@[-`{-~]|$)/gu, '\\\\')
		.replace(/[*`]/gu, '\\$&')
		.replace(/([\p{L}\p{N}]?)(_+)(?=([\p{L}\p{N}]?))/gu, (all, before, run: string, after) =>
			before !== '' && after !== '' ? all : before + run.replaceAll('_', '\\_')
		)
		.replace(/\](?=[([])/gu, '\\]')
		.replace(/<(?=[a-z/!?])/giu, '\\<')
		.replace(/&(?=#?\w+;)/gu, '\\&');
	if (!isLineStart) return escaped;
	return escaped.replace(/^([#>+\-=~|:])/u, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
}
