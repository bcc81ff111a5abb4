import { eventInvitees } from '#events/index.server.ts';
import type { EventId } from '#events/index.ts';
import { system } from '#people/index.ts';
import { idFrom } from '#platform/index.ts';
import { inviteToWave, wavesToFill } from '#surveys/index.server.ts';
import type { Invitee } from '#surveys/index.ts';
import { editionInvitees } from '#training/index.server.ts';
import type { EditionId } from '#training/index.ts';

/** What a wave may be about, and who knows whom it asks: this is the only place where such neighbours meet. */
const invitees: Record<string, (id: string) => Promise<Invitee[]>> = {
	event: (id) => eventInvitees(id as EventId),
	edition: (id) => editionInvitees(id as EditionId)
};

/** Asks whoever took part in what an open wave is about; who was asked already is asked no second time. */
export async function fillWaves(now: Date): Promise<void> {
	for (const { slug, subject } of await wavesToFill(now)) {
		const colon = subject.indexOf(':');
		const id = idFrom(subject.slice(colon + 1));
		const people = id ? await invitees[subject.slice(0, colon)]?.(id) : undefined;
		if (people && people.length > 0) await inviteToWave(system('reactions'), slug, people, now);
	}
}
