import { eq } from 'drizzle-orm';
import type { Actor } from '#people/index.ts';
import { newId, NotFound, Refusal } from '#platform/index.ts';
import { db } from '#platform/index.server.ts';
import { change, type Written } from './change.server.ts';
import type { EntryId } from './entry.ts';
import type { OfferingInput } from './input.ts';
import type { Offering, OfferingId } from './offering.ts';
import { offeringFrom } from './shaping.ts';
import { offering } from './tables.server.ts';

/** One more run of a course. `revision` is the course's. */
export async function addOffering(
	actor: Actor,
	entryId: EntryId,
	revision: number,
	input: OfferingInput,
	now = new Date()
): Promise<Written & { offeringId: OfferingId }> {
	const offeringId = newId<'Offering'>();
	const written = await change(
		{ actor, id: entryId, revision, act: 'edit', named: 'add_offering', now },
		(before) => {
			if (before.kind !== 'course') throw new Refusal('only_courses_have_offerings');
			return { ...before, offerings: [...before.offerings, offeringFrom(offeringId, input, null)] };
		}
	);
	return { ...written, offeringId };
}

export async function correctOffering(
	actor: Actor,
	offeringId: OfferingId,
	revision: number,
	input: OfferingInput,
	now = new Date()
): Promise<Written> {
	return changeRun(actor, offeringId, revision, 'correct_offering', now, (run) =>
		offeringFrom(run.id, input, run.cancelledAt)
	);
}

/** The provider called this run off; it stays on the page and says so. */
export async function cancelOffering(
	actor: Actor,
	offeringId: OfferingId,
	revision: number,
	now = new Date()
): Promise<Written> {
	return changeRun(actor, offeringId, revision, 'cancel_offering', now, (run) => ({
		...run,
		cancelledAt: run.cancelledAt ?? now
	}));
}

async function changeRun(
	actor: Actor,
	offeringId: OfferingId,
	revision: number,
	named: string,
	now: Date,
	work: (run: Offering) => Offering
): Promise<Written> {
	const [found] = await db
		.select({ entryId: offering.entryId })
		.from(offering)
		.where(eq(offering.id, offeringId));
	if (!found) throw new NotFound('offering');
	return change({ actor, id: found.entryId, revision, act: 'edit', named, now }, (before) => {
		const run = before.offerings.find(({ id }) => id === offeringId);
		if (!run) throw new NotFound('offering');
		// Its edition says what it is; written over here it would be said otherwise at the edition's next change.
		if (run.taughtHere !== null) throw new Refusal('offering_taught_here');
		return { ...before, offerings: before.offerings.map((run) => (run.id === offeringId ? work(run) : run)) };
	});
}
