import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { m } from '#messages/messages.js';
import { Refusal } from '#platform/index.ts';
import { direction, languageNameIn, type UiLanguage } from '#vocabulary/index.ts';
import type { Certificate } from './certificate.server.ts';
import { template } from './certificate-template.ts';
import type { Texts } from './credential.ts';
import { dayText, daysText } from './days.ts';
import { publicUrl } from './public-url.server.ts';
import { qrSvg } from './qr.server.ts';
import { slipLink } from './slip.ts';

/**
 * A certificate on A4, in any interface language. The first one loads the fonts. Throws Refusal('certificate_script')
 * when the name or the title is in a script that our fonts lack: half a name is worse than none.
 */
export async function certificatePdf(certificate: Certificate, language: UiLanguage): Promise<Uint8Array> {
	const said = JSON.stringify(wordsOf(certificate, language));
	if (!drawn.test(said)) throw new Refusal('certificate_script');
	const compiler = await typstCompiler(/\p{Script=Han}|[\u3000-\u30ff\uff00-\uffef]/u.test(said));
	const pdf = compiler.pdf({ mainFileContent: template, inputs: { said } });
	// What is remembered of this page helps the next; what is older goes.
	compiler.evictCache(3);
	return pdf;
}

/** Every letter is of a script that one of the fonts draws; signs and spaces belong to all scripts. */
const drawn =
	/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]*$/u;

function wordsOf({ said, slip }: Certificate, language: UiLanguage) {
	const locale = { locale: language };
	const course = shownText(said.titles, language, said.language);
	const achievement = shownText(said.achievements, language, said.language);
	const url = publicUrl();
	const address = `${url}/certificates/${said.code}`;
	const facts = [
		daysText(said.startsOn, said.endsOn, language),
		said.hours && m.certificates_hours({ count: said.hours }, locale),
		m.certificates_studied_in({ language: languageNameIn(said.language, language) }, locale)
	];
	const completion = said.kind === 'completion';
	const kind = completion
		? m.certificates_kind_completion({}, locale)
		: m.certificates_kind_participation({}, locale);
	return {
		language,
		direction: direction(language),
		code: said.code,
		hub: `Serai · ${new URL(url).host}`,
		title: m.certificates_page_title({ kind, holder: said.holder }, locale),
		kind,
		'awarded-to': m.certificates_awarded_to({}, locale),
		holder: inScript(said.holder, language),
		'name-size': sizeFor(said.holder, 32, 34),
		'for-what': completion
			? m.certificates_for_completion({}, locale)
			: m.certificates_for_participation({}, locale),
		course,
		'title-size': sizeFor(course?.text ?? '', 20, 62),
		organisations: said.organisations.map(({ name }) => name),
		facts: facts.filter(Boolean),
		achievement: achievement && { ...achievement, text: cut(achievement.text, 320) },
		'issued-label': m.certificates_issued({}, locale),
		issued: dayText(said.issuedAt, language),
		'code-label': m.certificates_code({}, locale),
		'signed-label': m.certificates_signed_by({}, locale),
		'signed-by': said.did,
		'verify-label': m.certificates_verify_at({}, locale),
		address,
		'address-shown': address.replace(/^https?:\/\//, ''),
		verify: slipLink(url, slip),
		qr: qrSvg(slipLink(url, slip)),
		'qr-alt': m.certificates_qr_alt({}, locale)
	};
}

type Text = { text: string; language: string; direction: 'ltr' | 'rtl' };

/** In the page's language, else in that of study, else in English or any. */
function shownText(texts: Texts, language: string, studied: string): Text | null {
	const found = [language, studied, 'en', ...Object.keys(texts)].find((one) => texts[one]);
	return found ? { text: texts[found] ?? '', language: found, direction: direction(found) } : null;
}

/** A name says by its own letters which way it runs. */
function inScript(name: string, language: string): Text {
	const first = /\p{L}/u.exec(name)?.[0] ?? '';
	if (/\p{Script=Arabic}/u.test(first)) return { text: name, language: 'ar', direction: 'rtl' };
	if (/\p{Script=Han}/u.test(first)) return { text: name, language: 'zh', direction: 'ltr' };
	return { text: name, language: language === 'ar' ? 'en' : language, direction: 'ltr' };
}

/** In points: long names become smaller so that they keep to two lines. Han letters are twice as wide. */
function sizeFor(text: string, largest: number, fits: number): number {
	const width = [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);
	return Math.max(11, Math.min(largest, Math.round((largest * fits * 1.6) / Math.max(width, 1))));
}

function cut(text: string, most: number): string {
	return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

const fonts = {
	letters: [
		['@expo-google-fonts/noto-serif', '400Regular/NotoSerif_400Regular.ttf'],
		['@expo-google-fonts/noto-serif', '600SemiBold/NotoSerif_600SemiBold.ttf'],
		['@expo-google-fonts/noto-naskh-arabic', '400Regular/NotoNaskhArabic_400Regular.ttf'],
		['@expo-google-fonts/noto-naskh-arabic', '600SemiBold/NotoNaskhArabic_600SemiBold.ttf']
	],
	// 21 MB that only Chinese needs.
	han: [
		['@expo-google-fonts/noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'],
		['@expo-google-fonts/noto-sans-sc', '600SemiBold/NotoSansSC_600SemiBold.ttf']
	]
} as const;

const compilers = new Map<boolean, Promise<NodeCompiler>>();

/** Typst with our fonts; `han`: also those that Chinese needs. Loaded by whoever first asks. */
export function typstCompiler(han: boolean): Promise<NodeCompiler> {
	let compiler = compilers.get(han);
	if (!compiler) {
		compiler = makeCompiler([...fonts.letters, ...(han ? fonts.han : [])]);
		compiler.catch(() => compilers.delete(han));
		compilers.set(han, compiler);
	}
	return compiler;
}

async function makeCompiler(files: readonly (readonly [string, string])[]): Promise<NodeCompiler> {
	const require = createRequire(import.meta.url);
	const fontBlobs = await Promise.all(
		files.map(([name, file]) => readFile(join(dirname(require.resolve(`${name}/package.json`)), file)))
	);
	// Typst is loaded by whoever first asks for a PDF.
	const typst = await import('@myriaddreamin/typst-ts-node-compiler');
	return typst.NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}
