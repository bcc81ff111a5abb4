import { findEntry } from '#catalogue/index.server.ts';
import {
	expertRoles,
	orcidFrom,
	type Affiliation,
	type Evidence,
	type Expert,
	type LanguageLevel,
	type Profile,
	type WordedPart
} from '#network/index.ts';
import { listOrganisations } from '#network/index.server.ts';
import { cleanName, visitor } from '#people/index.ts';
import { Gone, NotFound } from '#platform/index.ts';
import { projectNamed } from '#research/index.server.ts';
import { all, one, type Values } from '#ui/form/values.ts';
import { countries, regions } from '#vocabulary/index.ts';
import type { NamedEvidence } from '../../../../../roster/evidence.server.ts';

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
const line = (text: string | undefined) => (text ?? '').replace(/\s+/gu, ' ').trim();

export type Read<Part extends WordedPart> = {
	told: Profile[Part];
	unknown: string | null;
	named: NamedEvidence | null;
};

type Asked = { own: Expert; values: Values; language: string; now: Date };
type Readers = { [Part in WordedPart]: (asked: Asked) => Promise<Read<Part>> | Read<Part> };

const plain = <Part extends WordedPart>(told: Profile[Part]): Read<Part> => ({
	told,
	unknown: null,
	named: null
});

/** A form's values as what a part tells. What cannot be read comes as something the rules refuse, never as a guess. */
export const readers: Readers = {
	name: ({ values }) =>
		plain<'name'>({
			name: cleanName(one(values, 'name')),
			headline: line(one(values, 'headline')),
			language: one(values, 'language')
		}),
	about: ({ values }) =>
		plain<'about'>({
			text: one(values, 'about').replace(/\r\n?/gu, '\n').trim(),
			language: one(values, 'language')
		}),
	roles: ({ values }) => plain<'roles'>(expertRoles.filter((role) => all(values, 'roles').includes(role))),
	offer: ({ values }) =>
		plain<'offer'>({ audiences: all(values, 'audiences'), modalities: all(values, 'modalities') }),
	orcid: ({ values }) => plain<'orcid'>(orcidFrom(one(values, 'orcid')) ?? one(values, 'orcid').slice(0, 80)),
	languages: ({ values }) => {
		const levels = all(values, 'level');
		return plain<'languages'>(
			all(values, 'language').flatMap((code, i) =>
				code === '' ? [] : [{ code, level: (levels[i] ?? '') as LanguageLevel }]
			)
		);
	},
	places: ({ values }) => {
		const named = all(values, 'countries').flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
		const read = named.map((text) => ({ text, ...placeCalled(text) }));
		return {
			told: {
				countries: [...new Set(read.flatMap(({ country }) => country ?? []))],
				regions: [...new Set(read.flatMap(({ region }) => region ?? []))]
			},
			unknown: read.find(({ country, region }) => !country && !region)?.text ?? null,
			named: null
		};
	},
	affiliations: async ({ values, language }) => {
		const known = await listOrganisations(language);
		const [positions, since, until] = ['position', 'since', 'to'].map((name) => all(values, name));
		const year = (text: string | undefined) => (line(text) === '' ? null : Number(line(text)));
		return plain<'affiliations'>(
			all(values, 'organisation').flatMap((text, i): Affiliation[] => {
				const name = line(text);
				if (name === '') return [];
				const found = known.find(({ title, name: own, shortName }) =>
					[title.text, own, shortName].some((called) => called && folded(called) === folded(name))
				);
				return [
					{
						organisation: found?.slug ?? null,
						name: found ? null : name,
						position: line(positions?.[i]) || null,
						since: year(since?.[i]),
						until: year(until?.[i])
					}
				];
			})
		);
	},
	availability: ({ values }) => {
		const [until, busy] = [all(values, 'until'), all(values, 'busy')];
		return plain<'availability'>(
			all(values, 'from').flatMap((from, i) =>
				from === '' && !until[i] ? [] : [{ from, until: until[i] ?? '', busy: busy[i] === 'busy' }]
			)
		);
	},
	expertise: async ({ own, values, language, now }) => {
		const before = own.profile.expertise ?? [];
		const kept = before.filter((_, i) => all(values, 'keep').includes(String(i)));
		if (one(values, 'topic') === '' && one(values, 'evidence') === '') return plain<'expertise'>(kept);
		const { evidence, named } = await evidenceFrom(values, language, now);
		return { told: [...kept, { topic: one(values, 'topic'), evidence }], unknown: null, named };
	}
};

async function evidenceFrom(
	values: Values,
	language: string,
	now: Date
): Promise<{ evidence: Evidence; named: NamedEvidence | null }> {
	const title = line(one(values, 'title'));
	const url = one(values, 'url').trim();
	switch (one(values, 'evidence')) {
		case 'publication': {
			const id = await publicationAt(one(values, 'publication'), language, now);
			return namedEvidence('publication', id);
		}
		case 'dossier':
			return namedEvidence('dossier', await projectNamed(one(values, 'dossier').slice(0, 500)));
		case 'project': {
			const years = one(values, 'years')
				.trim()
				.replace(/\s*[-–—]\s*/u, '–');
			return {
				evidence: { kind: 'project', title, years: years || null, url: url || null },
				named: null
			};
		}
		case 'link':
			return { evidence: { kind: 'link', title, url }, named: null };
		default: {
			const [kind, id = ''] = one(values, 'own').split(' ');
			return { evidence: { kind: kind === 'course' ? 'course' : 'certificate', id }, named: null };
		}
	}
}

/** What is not found is told as nothing that is known, which the rules refuse. */
function namedEvidence(
	kind: NamedEvidence['kind'],
	id: string | null
): { evidence: Evidence; named: NamedEvidence | null } {
	return { evidence: { kind, id: id ?? '' }, named: id === null ? null : { kind, id } };
}

/** A published resource by its address on this hub. */
async function publicationAt(address: string, language: string, now: Date): Promise<string | null> {
	const slug = /^(?:.*\/resources\/)?([a-z0-9-]{1,200})\/?$/u.exec(
		address.trim().split(/[?#]/u)[0] ?? ''
	)?.[1];
	if (!slug) return null;
	const found = await findEntry(visitor, slug, language, now).catch((error: unknown) => {
		if (error instanceof NotFound || error instanceof Gone) return null;
		throw error;
	});
	return found?.kind === 'resource' ? found.id : null;
}

/** A country or region by any of its names. */
function placeCalled(text: string): { country: string | null; region: string | null } {
	const wanted = folded(text);
	const called = (labels: Record<string, string | undefined>) =>
		Object.values(labels).some((name) => name && folded(name) === wanted);
	return {
		country: countries.find(({ names }) => called(names))?.iso2 ?? null,
		region: regions.find(({ labels }) => called(labels))?.m49 ?? null
	};
}
