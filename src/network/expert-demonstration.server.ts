import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { inventPeople } from '#people/index.server.ts';
import { newId } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { putExpert } from './expert-document.server.ts';
import { expert } from './expert-tables.server.ts';
import type { Consent, Period, Profile } from './expert.ts';
import { newCode } from './expert-vetting.server.ts';

/** In `content/experts.json`: days count from the day the demonstration is loaded, so that somebody is always free. */
type Invented = {
	profile: Omit<Profile, 'availability' | 'photo' | 'cv' | 'orcid'> & {
		availability?: { fromDays: number; untilDays: number; busy: boolean }[];
	};
	consent: Consent;
	state: 'vetted' | 'needs_reconfirming';
};

const day = 86_400_000;
/** Beyond what a confirmation holds on any hub, within the days of grace that follow the default. */
const dueDays = 280;

/** Loads the invented experts of the demonstration; nobody can sign in as one. Does nothing where there are experts. */
export async function loadExpertsDemonstration({
	file = fileURLToPath(new URL('../../content/experts.json', import.meta.url)),
	now = new Date()
} = {}): Promise<void> {
	const { experts } = JSON.parse(await readFile(file, 'utf8')) as { experts: Invented[] };
	if ((await db.$count(expert)) > 0) return;
	await transaction(async (tx) => {
		const people = await inventPeople(
			tx,
			experts.map(({ profile: { name } }) => ({ name: name.name, language: name.language }))
		);
		const rows = await tx
			.insert(expert)
			.values(
				experts.map(({ profile: { availability, ...profile }, consent, state }, i) => {
					const confirmedAt = new Date(now.getTime() - (state === 'vetted' ? 10 + i : dueDays) * day);
					return {
						id: newId<'Expert'>(),
						code: newCode(),
						personId: people[i] as string,
						illustrative: true,
						way: 'demonstration' as const,
						invitedAt: confirmedAt,
						describedAt: confirmedAt,
						vettedAt: confirmedAt,
						vettedBy: 'system',
						confirmedAt,
						profile: { ...profile, ...(availability && { availability: periodsFrom(availability, now) }) },
						consent,
						updatedAt: confirmedAt
					};
				})
			)
			.returning();
		// Nobody is reminded: there is nobody to confirm them.
		await tx
			.update(expert)
			.set({ remindedAt: now, sleptAt: now })
			.where(sql`illustrative`);
		for (const row of rows) await putExpert(tx, row, now);
	});
}

function periodsFrom(
	told: readonly { fromDays: number; untilDays: number; busy: boolean }[],
	now: Date
): Period[] {
	const dayAt = (days: number) => new Date(now.getTime() + days * day).toISOString().slice(0, 10);
	return told.map(({ fromDays, untilDays, busy }) => ({
		from: dayAt(fromDays),
		until: dayAt(untilDays),
		busy
	}));
}
