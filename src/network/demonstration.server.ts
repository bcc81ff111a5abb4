import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { system } from '#people/index.ts';
import { addMember } from './membership.server.ts';
import type { Organisation } from './organisation.ts';
import { linkEdition, recordOutcome } from './outcome.server.ts';
import type { PartnershipInput, PartnershipKind, PartnershipTexts, Party } from './partnership.ts';
import { createPartnership, showPartnership } from './partnership-writing.server.ts';
import { upsertOrganisations } from './upsert.server.ts';

const actor = system('demonstration');

type Told = {
	organisations: {
		id: string;
		short_name: string | null;
		name: string;
		names_local: Record<string, string>;
		type: Organisation['type'];
		country: string | null;
		city: string | null;
		networks: string[];
	}[];
	/** network, member, since when. */
	members: [string, string, string][];
	centre: string;
	partnerships: {
		slug: string;
		kind: PartnershipKind;
		starts_on: string;
		ends_on: string | null;
		countries: string[];
		partners: string[];
		donors: { organisation?: string; country?: string; amount: string; currency: string }[];
		editions?: string[];
		texts: PartnershipTexts;
	}[];
	outcomes: { edition: string; people: number; certified: number; countries: [string, number][] }[];
};

/**
 * Loads the illustrative centre of `content/partnerships.json`, its partnerships, and what came of them. `editionOf` finds
 * an edition's id by its slug, which the rows above know.
 */
export async function loadPartnershipDemonstration({
	directory = fileURLToPath(new URL('../../content/', import.meta.url)),
	editionOf,
	now = new Date()
}: {
	directory?: string;
	editionOf: (slug: string) => Promise<string>;
	now?: Date;
}): Promise<void> {
	const told = JSON.parse(await readFile(`${directory}/partnerships.json`, 'utf8')) as Told;
	await upsertOrganisations(
		actor,
		told.organisations.map(({ id, short_name, names_local, ...plain }) => ({
			...plain,
			slug: id,
			shortName: short_name,
			names: names_local,
			illustrative: true,
			website: null,
			ror: null,
			source: null,
			evidence: 'curator-knowledge',
			note: null,
			confirmedOn: null
		}))
	);
	for (const [network, member, joinedOn] of told.members)
		await addMember(actor, network, member, { joinedOn, leftOn: null });
	for (const { slug, editions = [], ...one } of told.partnerships) {
		await createPartnership(actor, { slug, centre: told.centre, illustrative: true }, inputOf(one), now);
		for (const edition of editions) await linkEdition(actor, slug, await editionOf(edition));
		await showPartnership(actor, slug, 'published', now);
	}
	for (const { edition, people, certified, countries } of told.outcomes)
		await recordOutcome(
			actor,
			{
				editionId: await editionOf(edition),
				...{ people, certified },
				countries: countries.map(([country, count]) => ({ country, people: count }))
			},
			now
		);
}

function inputOf(one: Omit<Told['partnerships'][number], 'slug' | 'editions'>): PartnershipInput {
	const party = (role: Party['role'], given: Partial<Party>): Party => ({
		...{ role, organisation: null, country: null, amount: null, currency: null },
		...given
	});
	return {
		kind: one.kind,
		texts: one.texts,
		startsOn: one.starts_on,
		endsOn: one.ends_on,
		parties: [
			...one.countries.map((country) => party('partner', { country })),
			...one.partners.map((organisation) => party('partner', { organisation })),
			...one.donors.map((donor) => party('donor', donor))
		],
		focalPoints: []
	};
}
