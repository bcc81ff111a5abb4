import { eq } from 'drizzle-orm';
import type { Person } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { aPerson } from '../people/builders.server.ts';
import { putExpert } from './expert-document.server.ts';
import { expert } from './expert-tables.server.ts';
import type { Expert, ExpertPart, PartAudience, Profile } from './expert.ts';
import { newCode } from './expert-vetting.server.ts';

export const aProfile = (given: Partial<Profile> = {}): Partial<Profile> => ({
	name: { name: 'Aida Sample', headline: 'Trainer on labour migration', language: 'en' },
	roles: ['trainer'],
	expertise: [
		{
			topic: 'labour-migration',
			evidence: { kind: 'link', title: 'A workbook', url: 'https://example.org/workbook' }
		}
	],
	languages: [{ code: 'ru', level: 'C1' }],
	places: { countries: ['KZ'], regions: [] },
	...given
});

type Wanted = Partial<Expert> & { audience?: PartAudience };

/** An expert whom anybody may see, vetted at `updatedAt`; say what matters to the test. */
export async function anExpert(
	wanted: Wanted = {}
): Promise<{ row: Expert; person: Person & { email: string } }> {
	const { audience = 'public', profile = aProfile(), updatedAt: now = new Date(), ...given } = wanted;
	const person = await aPerson({ name: profile.name?.name ?? 'Aida Sample' });
	const parts = Object.keys(profile) as ExpertPart[];
	const row = await transaction(async (tx) => {
		const [made] = await tx
			.insert(expert)
			.values({
				...{ id: newId<'Expert'>(), code: newCode(), personId: person.id, way: 'staff', invitedAt: now },
				...{ describedAt: now, confirmedAt: now, vettedAt: now, vettedBy: 'system', updatedAt: now },
				...{ profile, consent: Object.fromEntries(parts.map((part) => [part, audience])) },
				...given
			})
			.returning();
		if (!made) throw new Error('the expert was not written');
		await putExpert(tx, made, now);
		return made;
	});
	return { row, person };
}

/** The row as it is now. */
export async function expertNow(id: string): Promise<Expert | null> {
	return transaction(async (tx) => {
		const [row] = await tx
			.select()
			.from(expert)
			.where(eq(expert.id, id as Expert['id']));
		return row ?? null;
	});
}

export const aKeeper = () => aPerson({ name: 'Kamila Keeper', roles: [{ role: 'roster' }] });
