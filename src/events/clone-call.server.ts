import type { Actor } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { eventCriterion, eventReviewing, eventTarget } from './application-tables.server.ts';
import { eventCertificate } from './attendance-tables.server.ts';
import { reviewingOf } from './criterion.server.ts';
import { eventRules } from './event-certificate.server.ts';
import type { EventRules } from './event-certificate.ts';
import type { EventFacts } from './event.ts';
import { formOf, insertForm } from './form.server.ts';
import { targetsOf } from './selection.server.ts';

/** `renamed`: what the modules before are called in the clone. */
type Cloned = {
	actor: Actor;
	from: EventFacts;
	to: EventFacts;
	renamed: ReadonlyMap<string, string>;
	now: Date;
};

/** What applicants are asked, how they are judged and chosen, and what certificates ask for: the same in the clone. */
export async function cloneCall(tx: Writer, { actor, from, to, renamed, now }: Cloned): Promise<void> {
	const { fields } = await formOf(from.id, tx);
	// Questions of its own: an answer is found by its question.
	const anew = fields.map((field) => ({ ...field, id: newId<'FormField'>() }));
	await insertForm(tx, to.id, { version: 0, fields: [] }, anew, actor, now);
	const { blind, reviewersEach, revision, criteria } = await reviewingOf(from.id, tx);
	if (revision > 0)
		await tx.insert(eventReviewing).values({ eventId: to.id, blind, reviewersEach, revision: 1 });
	if (criteria.length > 0)
		await tx.insert(eventCriterion).values(
			criteria.map((criterion, at) => ({
				...{ ...criterion, id: newId<'Criterion'>() },
				...{ eventId: to.id, position: at + 1 }
			}))
		);
	const targets = await targetsOf(from.id, tx);
	if (targets.length > 0)
		await tx.insert(eventTarget).values(targets.map((target) => ({ ...target, eventId: to.id })));
	const { rules, hours, revision: asked } = await eventRules(from.id, tx);
	if (asked > 0)
		await tx
			.insert(eventCertificate)
			.values({ eventId: to.id, revision: 1, hours, ...rulesThere(rules, renamed) });
}

/** Rules name modules, wherever they stand in a condition. */
function rulesThere(rules: EventRules, renamed: ReadonlyMap<string, string>): EventRules {
	return JSON.parse(JSON.stringify(rules), (key: string, value: unknown) =>
		key === 'module' && typeof value === 'string' ? (renamed.get(value) ?? value) : value
	) as EventRules;
}
