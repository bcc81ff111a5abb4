import { m } from '#messages/messages.js';
import { direction, languageNameIn, type UiLanguage } from '#vocabulary/index.ts';
import { publicUrl } from '#platform/index.server.ts';
import type { Certificate } from './certificate.server.ts';
import { template } from './certificate-template.ts';
import type { Texts } from './credential.ts';
import { dayText, daysText } from './days.ts';
import { qrSvg } from './qr.server.ts';
import { slipLink } from './slip.ts';
import { typesetPdf } from './typeset.server.ts';

/**
 * A certificate on A4, in any interface language. The first one loads the fonts. Throws Refusal('certificate_script')
 * when the name or the title is in a script that our fonts lack: half a name is worse than none.
 */
export async function certificatePdf(certificate: Certificate, language: UiLanguage): Promise<Uint8Array> {
	return typesetPdf(template, wordsOf(certificate, language));
}

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
