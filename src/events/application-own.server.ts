import { db } from '#platform/index.server.ts';
import { answersOf } from './application-answer.server.ts';
import { publicEvent } from './application-event.server.ts';
import { findApplicationByKey, type ApplicationRow } from './application-key.server.ts';
import { phaseOfEvent, type EventFacts, type EventPhase } from './event.ts';
import { missingIn, type Answers } from './field-answer.ts';
import type { FormField } from './field.ts';
import { formChanges, type ApplicationForm, type FormChanges } from './form.ts';
import { formAt, formOf } from './form.server.ts';

export type OwnApplication = {
	application: ApplicationRow;
	answers: Answers;
	/** As it is now, for a draft; as it was when it was sent, for the others. */
	form: ApplicationForm;
	/** What the form asks otherwise since it was begun. */
	changes: FormChanges;
	missing: FormField[];
};

/** The event, and what the holder of a key has filled in; `own` null: no key, or one that opens nothing here. */
export async function ownApplication(
	slug: string,
	key: string | undefined,
	now: Date
): Promise<{ event: EventFacts; phase: EventPhase; form: ApplicationForm; own: OwnApplication | null }> {
	const event = await publicEvent(slug);
	const phase = phaseOfEvent(event, now);
	const current = await formOf(event.id);
	const application = key ? await findApplicationByKey(event.id, key, db) : null;
	if (!application) return { event, phase, form: current, own: null };
	const began = await formAt(event.id, application.formVersion);
	const form = application.state === 'draft' ? current : began;
	const answers = await answersOf(application.id);
	const own = {
		...{ application, answers, form, changes: formChanges(began.fields, form.fields) },
		missing: missingIn(form.fields, answers)
	};
	return { event, phase, form: current, own };
}
