import { m } from '#messages/messages.js';
import { demonstrationHub, qrPath, type Certificate } from '#certificates/index.server.ts';
import { dayText, daysText, slipLink, type RevocationReason } from '#certificates/index.ts';
import { organisationNamesByWebsite } from '#network/index.server.ts';
import { direction, labelIn, languageNameIn, uiLanguages } from '#vocabulary/index.ts';

type Fact = { name: string; text: string; language?: string; dir?: 'ltr' | 'rtl' | 'auto'; href?: string };

/** A certificate in the words of its page: rendered from what was signed, in any language. */
export async function shownCertificate(certificate: Certificate, language: string, publicUrl: string) {
	const { said, status, supersededBy, revokedAt, revocationReason, credential } = certificate;
	const givers = await giversIn(said.organisations, language);
	const kind =
		said.kind === 'completion' ? m.certificates_kind_completion() : m.certificates_kind_participation();
	return {
		code: said.code,
		kind,
		status,
		statusName: statusNames[status](),
		statusText: revokedAt
			? m.certificates_status_revoked_on({ date: dayText(revokedAt, language) })
			: status === 'superseded'
				? m.certificates_status_superseded_text()
				: m.certificates_status_valid_text(),
		reason: revocationReason && reasons[revocationReason](),
		supersededBy,
		title: m.certificates_page_title({ kind, holder: said.holder }),
		holder: said.holder,
		facts: [
			translated(m.certificates_course(), said.titles, language),
			fact(m.certificates_organisations(), givers.join(' · ')),
			fact(m.certificates_dates(), daysText(said.startsOn, said.endsOn, language)),
			fact(m.certificates_length(), said.hours ? m.certificates_hours({ count: said.hours }) : null),
			fact(m.certificates_language(), languageNameIn(said.language, language)),
			translated(m.certificates_achievement(), said.achievements, language),
			translated(m.certificates_rule(), said.rules, language),
			said.evidenceUrl
				? { name: m.certificates_evidence(), text: said.evidenceUrl, href: said.evidenceUrl, dir: 'ltr' }
				: null,
			fact(m.certificates_issued(), dayText(said.issuedAt, language)),
			fact(m.certificates_code(), said.code, 'ltr'),
			fact(m.certificates_signed_by(), credential.proof.verificationMethod, 'ltr')
		].filter((one): one is Fact => one !== null),
		verify: slipLink('', certificate.slip),
		qr: qrPath(slipLink(publicUrl, certificate.slip))
	};
}

const statusNames: Record<Certificate['status'], () => string> = {
	valid: m.certificates_status_valid,
	superseded: m.certificates_status_superseded,
	revoked: m.certificates_status_revoked
};

const reasons: Record<RevocationReason, () => string> = {
	name_corrected: m.certificates_reason_name_corrected,
	issued_in_error: m.certificates_reason_issued_in_error,
	misconduct: m.certificates_reason_misconduct,
	holder_asked: m.certificates_reason_holder_asked
};

function fact(name: string, text: string | null, dir: Fact['dir'] = 'auto'): Fact | null {
	return text ? { name, text, dir } : null;
}

function translated(name: string, texts: { [language: string]: string }, language: string): Fact | null {
	const { text, language: of } = labelIn(texts, language);
	return text ? { name, text, language: of, dir: direction(of) } : null;
}

/** By their names in the page's language, where the hub knows who is at the signed address; else as they were signed. */
async function giversIn(
	organisations: Certificate['said']['organisations'],
	language: string
): Promise<string[]> {
	const names = await organisationNamesByWebsite(
		organisations.flatMap(({ url }) => url ?? []),
		language
	);
	const demonstration = new Set(uiLanguages.map((one) => demonstrationHub(one).name));
	return organisations.map(({ name, url }) => {
		if (demonstration.has(name)) return demonstrationHub(language).name;
		return (url === null ? undefined : names.get(url)?.name) ?? name;
	});
}
