import {
	check,
	dayText,
	daysText,
	textIn,
	type Answer,
	type Checked,
	type Checks,
	type Known
} from '#certificates/index.ts';
import { keepForLater } from './keep.ts';
import { canScan, readPicture, scan } from './scan.ts';

// The page's script: everything is checked here, and nothing leaves the device.
const page = byId('verify');
const words = JSON.parse(page.dataset['words'] ?? '{}') as Record<string, string>;
const { asOf, ...rest } = JSON.parse(page.dataset['known'] ?? '{}') as Omit<Known, 'asOf'> & { asOf: string };
const known: Known = { ...rest, asOf: new Date(asOf) };
const language = document.documentElement.lang;
const locale = { en: 'en-GB', ar: 'ar-u-nu-latn' }[language] ?? language;

async function show(input: string): Promise<void> {
	const { said, checks } = await check(input, known, new Date());
	const verdict = said ? verdictOf(checks) : 'unreadable';
	const result = byId('result');
	result.dataset['verdict'] = verdict;
	byId('verdict').textContent = words[verdict] ?? '';
	byId('unreadable').textContent = words['unreadableText'] ?? '';
	byId('unreadable').hidden = said !== null;
	byId('read').hidden = said === null;
	for (const item of page.querySelectorAll<HTMLElement>('[data-check]')) {
		const answer: Answer = checks[item.dataset['check'] as keyof Checks];
		item.dataset['answer'] = answer;
		const shown = item.querySelector('strong');
		if (shown) shown.textContent = words[answer] ?? '';
	}
	byId('as-of').textContent = (words['asOf'] ?? '').replace('…', instant(known.asOf));
	if (said) tell(said);
	result.hidden = false;
	result.focus();
	result.scrollIntoView({ block: 'start' });
}

function verdictOf(checks: Checks): 'good' | 'bad' | 'revoked' | 'expired' | 'undetermined' {
	if (checks.signature === 'no' || checks.issuer === 'no') return 'bad';
	if (checks.signature !== 'yes' || checks.issuer !== 'yes') return 'undetermined';
	if (checks.revoked === 'yes') return 'revoked';
	if (checks.expired === 'yes') return 'expired';
	return checks.revoked === 'no' && checks.expired === 'no' ? 'good' : 'undetermined';
}

function tell(said: NonNullable<Checked['said']>): void {
	const rows: [string, string | null, dir?: 'ltr'][] = [
		['holder', said.holder],
		['course', textIn(said.titles, language) || said.title],
		['organisations', said.organisations.map(({ name }) => name).join(' · ')],
		['dates', daysText(said.startsOn, said.endsOn, language)],
		['length', said.hours ? hoursText(said.hours) : null],
		['language', languageName(said.language)],
		['achievement', textIn(said.achievements, language)],
		['rule', textIn(said.rules, language)],
		['issued', dayText(said.issuedAt, language)],
		['code', said.code, 'ltr'],
		['signedBy', said.did, 'ltr']
	];
	const list = byId('says');
	byId('kind').textContent = words[said.kind] ?? '';
	list.replaceChildren(
		...rows.flatMap(([word, text, dir]) => (text ? [pair(words[word] ?? '', text, dir)] : []))
	);
	// The signed copy is right whatever was printed around it.
	const compare = document.createElement('p');
	compare.className = 'compare';
	compare.textContent = words['compareHolder'] ?? '';
	list.querySelector('dd')?.append(compare);
	const link = byId('own-page') as HTMLAnchorElement;
	link.href = `/${language}/certificates/${encodeURIComponent(said.code)}`;
}

function hoursText(count: number): string {
	const plural = new Intl.PluralRules(language).select(count);
	return (words[`hours-${plural}`] ?? words['hours-other'] ?? '').replace('…', String(count));
}

function pair(term: string, text: string, dir: 'ltr' | 'auto' = 'auto'): DocumentFragment {
	const both = document.createDocumentFragment();
	const dt = both.appendChild(document.createElement('dt'));
	const dd = both.appendChild(document.createElement('dd'));
	dt.textContent = term;
	const value = dd.appendChild(document.createElement('bdi'));
	value.dir = dir;
	value.textContent = text;
	return both;
}

function instant(at: Date): string {
	return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

function languageName(code: string): string {
	return new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(code) ?? code;
}

function byId(id: string): HTMLElement {
	return document.getElementById(id) as HTMLElement;
}

function fromAddress(): void {
	if (location.hash.length > 20) void show(location.hash);
}

byId('look-up').addEventListener('submit', (event) => {
	byId('code-offline').hidden = navigator.onLine;
	if (!navigator.onLine) event.preventDefault();
});
byId('copy').addEventListener('submit', (event) => {
	event.preventDefault();
	const { value } = byId('pasted') as HTMLTextAreaElement;
	if (value.trim()) void show(value);
});
byId('file').addEventListener('change', (event) => {
	const file = (event.target as HTMLInputElement).files?.[0];
	if (file) void readFile(file).then(show);
});

async function readFile(file: File): Promise<string> {
	if (file.type.startsWith('image/')) return (await readPicture(file)) ?? '';
	const bytes = new Uint8Array(await file.slice(0, 5_000_000).arrayBuffer());
	const isPdf = new TextDecoder('latin1').decode(bytes.slice(0, 5)) === '%PDF-';
	return new TextDecoder(isPdf ? 'latin1' : 'utf-8').decode(bytes);
}

void canScan().then((can) => {
	byId('scanning').hidden = !can;
});
byId('scan').addEventListener('click', () => {
	const said = byId('scan-said');
	said.textContent = said.dataset['looking'] ?? '';
	scan(byId('camera') as HTMLVideoElement).then(
		(text) => {
			said.textContent = '';
			return show(text);
		},
		() => {
			said.textContent = words['scanFailed'] ?? '';
		}
	);
});

const offline = (is: boolean): void => {
	byId('offline').hidden = !is;
};
addEventListener('online', () => offline(false));
addEventListener('offline', () => offline(true));
addEventListener('hashchange', fromAddress);
fromAddress();
keepForLater(language).catch(() => offline(true));
