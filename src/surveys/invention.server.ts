import { sql } from 'drizzle-orm';
import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import type { Answers } from './condition.ts';
import type { Disposition } from './disposition.ts';
import type { Strata } from './invitation.ts';
import { randomId } from './key.server.ts';
import { surveyInvitation, surveyKey, surveyResponse, surveyWave } from './tables.server.ts';
import { weekOf } from './wave.ts';
import { openWave, waveById, type NewWave, type Wave } from './wave.server.ts';

/** Somebody who never lived: what is known of them, how asking them ended, and what they are made to say. */
export type Invented = {
	holder: string;
	language: string;
	strata: Strata;
	disposition: Disposition;
	answers: Answers | null;
};

/**
 * For a demonstration: a pseudonymous wave that is over, of people who were invented, marked as illustrative. What it
 * promises is held by the database as for any other.
 */
export async function inventWave(input: NewWave, people: readonly Invented[], now: Date): Promise<Wave> {
	const { id } = await openWave(
		system('demonstration'),
		{ ...input, linkage: 'pseudonymous', illustrative: true },
		now
	);
	const wave = await waveById(id);
	const week = weekOf(new Date(`${input.opensOn}T00:00:00Z`));
	await transaction(async (tx) => {
		for (let at = 0; at < people.length; at += 500) {
			const some = people.slice(at, at + 500).map((one) => ({ ...one, pseudonym: randomId() }));
			await tx.insert(surveyInvitation).values(
				some.map(({ holder, language, strata, disposition }) => ({
					...{ id: newId<'Invitation'>(), waveId: id, holder, language, strata, disposition },
					begun: disposition !== 'non_contact'
				}))
			);
			const said = some.flatMap(({ answers, ...one }) => (answers === null ? [] : [{ ...one, answers }]));
			if (said.length === 0) continue;
			await tx
				.insert(surveyKey)
				.values(said.map(({ holder, pseudonym }) => ({ studyId: wave.studyId, holder, pseudonym })));
			await tx.insert(surveyResponse).values(
				said.map(({ language, disposition, answers, pseudonym }) => ({
					...{ id: randomId(), waveId: id, linkage: 'pseudonymous' as const, language, answers },
					...{ disposition: disposition as 'complete' | 'partial', pseudonym, week }
				}))
			);
		}
		await tx
			.update(surveyWave)
			.set({ closedAt: new Date(`${input.closesOn}T23:00:00Z`) })
			.where(sql`${surveyWave.id} = ${id}`);
	});
	return waveById(id);
}
