import { editionPath, entryPath } from '#catalogue/index.ts';
import type { EntryId } from '#catalogue/index.ts';
import { textIn } from '#certificates/index.ts';
import { certificatesOf, findCertificate, type Certificate } from '#certificates/index.server.ts';
import { m } from '#messages/messages.js';
import type { CitableByExpert, Evidence, Expert } from '#network/index.ts';
import { Gone, NotFound } from '#platform/index.ts';
import { dossierPath, isAuthorOf } from '#research/index.ts';
import { citedWorks, dossierSummaries } from '#research/index.server.ts';
import { editionsNamed, taughtBy, type Taught } from '#training/index.server.ts';

/** One piece of evidence as a page shows it; `href` within the hub begins with a slash. */
export type ShownEvidence = {
	kind: string;
	text: string;
	language: string | null;
	href: string | null;
	/** Of a publication: whether somebody of this name or ORCID is among its authors. */
	author: boolean | null;
};

/** Whose evidence it is, as far as who looks may see it. */
export type EvidenceOf = { name: string; orcid: string | null };

/**
 * What shows an expertise, asked of the rows that know it: a publication that was retired and a certificate that was
 * revoked show nothing any more, and are left out.
 */
export async function evidenceShown(
	all: readonly Evidence[],
	of: EvidenceOf,
	language: string
): Promise<Map<Evidence, ShownEvidence>> {
	const ids = (kind: Evidence['kind']) =>
		all.flatMap((one) => (one.kind === kind && 'id' in one ? [one.id] : []));
	const [publications, projects, editions, certificates] = await Promise.all([
		citedWorks(ids('publication') as EntryId[], language),
		dossierSummaries(ids('dossier'), language),
		editionsNamed(ids('course'), language),
		Promise.all(ids('certificate').map(standing))
	]);
	const found = new Map<string, ShownEvidence>();
	for (const { id, slug, publication } of publications)
		found.set(`publication ${id}`, {
			...{ kind: m.experts_evidence_publication(), text: publication.title, language: publication.language },
			href: entryPath(language, { kind: 'resource', slug }),
			author: isAuthorOf(publication.authors, of)
		});
	for (const project of projects)
		found.set(`dossier ${project.id}`, {
			...{ kind: m.experts_evidence_project(), text: project.title.text, language: project.title.language },
			...{ href: dossierPath(language, project), author: null }
		});
	for (const taught of editions)
		found.set(`course ${taught.edition.id}`, {
			...{
				kind: m.experts_evidence_course(),
				text: taught.course.title.text,
				language: taught.course.title.language
			},
			href: editionPath(language, taught.course.slug, taught.edition.slug),
			author: null
		});
	for (const held of certificates)
		if (held)
			found.set(`certificate ${held.code}`, {
				kind: m.experts_evidence_certificate(),
				text: textIn(held.said.titles, language),
				language: held.said.titles[language] ? language : 'en',
				href: `/${language}/certificates/${held.code}`,
				author: null
			});
	return new Map(
		all.flatMap((one): [Evidence, ShownEvidence][] => {
			if (one.kind === 'project' || one.kind === 'link') {
				const years = one.kind === 'project' && one.years ? ` (${one.years})` : '';
				const kind = one.kind === 'project' ? m.experts_evidence_project() : m.experts_evidence_link();
				return [[one, { kind, text: `${one.title}${years}`, language: null, href: one.url, author: null }]];
			}
			const shown = found.get(`${one.kind} ${one.id}`);
			return shown ? [[one, shown]] : [];
		})
	);
}

async function standing(code: string): Promise<Certificate | null> {
	const found = await findCertificate(code).catch((error: unknown) => {
		if (error instanceof NotFound || error instanceof Gone) return null;
		throw error;
	});
	return found?.status === 'valid' ? found : null;
}

/** What a person may show of this hub: their certificates that stand, and the editions that they taught. */
export async function ownEvidence(
	personId: string,
	language: string
): Promise<{ certificates: Certificate[]; taught: Taught[] }> {
	const [held, taught] = await Promise.all([certificatesOf(personId), taughtBy(personId, language)]);
	return { certificates: held.filter(({ status }) => status === 'valid'), taught };
}

/** A publication or project that its owner just named, and that is public. */
export type NamedEvidence = { kind: 'publication' | 'dossier'; id: string };

/** The same as the command's rule asks for it: what is theirs now, what they showed before, and what was just named. */
export function citableBy(
	own: Expert | null,
	{ certificates, taught }: Awaited<ReturnType<typeof ownEvidence>>,
	named: NamedEvidence | null = null
): CitableByExpert {
	const before = (kind: Evidence['kind']) =>
		own?.profile.expertise?.flatMap(({ evidence: one }) =>
			one.kind === kind && 'id' in one ? [one.id] : []
		) ?? [];
	const just = (kind: NamedEvidence['kind']) => (named?.kind === kind ? [named.id] : []);
	return {
		publication: new Set([...before('publication'), ...just('publication')]),
		dossier: new Set([...before('dossier'), ...just('dossier')]),
		course: new Set([...before('course'), ...taught.map(({ edition }) => edition.id as string)]),
		certificate: new Set([...before('certificate'), ...certificates.map(({ code }) => code)])
	};
}
