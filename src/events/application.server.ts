import { and, eq, max, ne } from 'drizzle-orm';
import { emailFrom } from '#people/index.server.ts';
import { cleanName, refusalToName } from '#people/index.ts';
import { newId, Refusal } from '#platform/index.ts';
import { later, transaction, type Writer } from '#platform/index.server.ts';
import type { Values } from '#ui/form/values.ts';
import type { Problem } from '#ui/form/problem.ts';
import {
	answersOf,
	dropOtherAnswers,
	putAnswers,
	putAttachment,
	takeAttachment,
	type Attachment
} from './application-answer.server.ts';
import {
	holdApplicationByKey,
	keysToday,
	mostKeysADay,
	newApplicationKey
} from './application-key.server.ts';
import { eventApplication } from './application-tables.server.ts';
import { refusalToAct, type ApplicationId } from './application.ts';
import { phaseOfEvent, type EventFacts } from './event.ts';
import { holdPublicEvent, publicEvent } from './application-event.server.ts';
import { answersFrom, consentName, factsOf, missingIn, inputName } from './field-answer.ts';
import type { FieldId, FormStep } from './field.ts';
import { formOf } from './form.server.ts';

export type ApplicantInput = { name: string; email: string; language: string };

const mostDraftsOfOne = 5;

/**
 * Begins an application, without an account: the key opens it again, and goes to the address, too. Throws Refusal with its
 * field; applications_not_open, applications_by_nomination, too_many_drafts.
 */
export async function beginApplication(slug: string, input: ApplicantInput, now: Date): Promise<string> {
	const { name, email } = applicantFrom(input);
	return transaction(async (tx) => {
		const event = await holdPublicEvent(tx, slug);
		refuseWhileShut(event, now);
		if (event.admission === 'nomination') throw new Refusal('applications_by_nomination');
		const drafts = await tx.$count(
			eventApplication,
			and(
				eq(eventApplication.eventId, event.id),
				eq(eventApplication.email, email),
				eq(eventApplication.state, 'draft')
			)
		);
		if (drafts >= mostDraftsOfOne) throw new Refusal('too_many_drafts', { field: 'email' });
		const id = await insertDraft(tx, event, { name, email, language: input.language }, now);
		await later(tx, 'events.mailApplication', { applicationId: id, letter: 'draft' });
		return newApplicationKey(tx, id, now);
	});
}

/** Throws Refusal with its field. */
export function applicantFrom({ name, email }: Pick<ApplicantInput, 'name' | 'email'>): {
	name: string;
	email: string;
} {
	const called = nameFrom(name, 'name');
	const address = emailFrom(email);
	if (!address) throw new Refusal('email_invalid', { field: 'email' });
	return { name: called, email: address };
}

/** A name as it may be shown and printed. Throws Refusal beside the field. */
export function nameFrom(entered: string, field: string): string {
	const name = cleanName(entered);
	const wrong = refusalToName(name);
	if (wrong) throw new Refusal(wrong, { field });
	return name;
}

function refuseWhileShut(event: EventFacts, now: Date): void {
	if (phaseOfEvent(event, now) !== 'applying') throw new Refusal('applications_not_open');
}

export type Nominated = { by: string; agency: string; reason: string };

/** A draft of its own number. The event is held. */
export async function insertDraft(
	tx: Writer,
	event: EventFacts,
	who: ApplicantInput,
	now: Date,
	nominated: Nominated | null = null
): Promise<ApplicationId> {
	const [last] = await tx
		.select({ number: max(eventApplication.number) })
		.from(eventApplication)
		.where(eq(eventApplication.eventId, event.id));
	const id = newId<'Application'>();
	const { version } = await formOf(event.id, tx);
	await tx.insert(eventApplication).values({
		...{ id, eventId: event.id, number: (last?.number ?? 0) + 1, state: 'draft', ...who },
		...{ formVersion: version, startedAt: now, savedAt: now, illustrative: event.illustrative },
		...(nominated && {
			nominatedBy: nominated.by,
			agency: nominated.agency,
			nominationReason: nominated.reason || null
		})
	});
	return id;
}

export type StepInput = {
	step: FormStep;
	values: Values;
	files: ReadonlyMap<FieldId, Attachment>;
	/** Attachments that are taken away. */
	without: readonly FieldId[];
};

/**
 * Saves what was filled in on one page of the form: what cannot be kept is told, the rest is kept all the same. Throws
 * NotFound, Refusal application_submitted_already, applications_not_open.
 */
export async function saveStep(slug: string, key: string, input: StepInput, now: Date): Promise<Problem[]> {
	return transaction(async (tx) => {
		const event = await publicEvent(slug, tx);
		const own = await holdDraft(tx, event, key, now);
		const fields = (await formOf(event.id, tx)).fields.filter(({ step }) => step === input.step);
		const { answers, problems } = answersFrom(fields, input.values);
		await putAnswers(tx, own.id, fields, answers, now);
		for (const field of fields.filter(({ kind }) => kind === 'file')) {
			const file = input.files.get(field.id);
			if (input.without.includes(field.id)) await takeAttachment(tx, own.id, field.id);
			else if (file)
				await putAttachment(
					tx,
					own.id,
					field,
					file,
					input.values[consentName(field)]?.[0] === 'yes',
					now
				).catch((error: unknown) => {
					if (!(error instanceof Refusal)) throw error;
					const { field: at = inputName(field), ...details } = error.details;
					problems.push({ field: String(at), code: error.code, details });
				});
		}
		if (input.step === 'you') await putName(tx, own.id, input.values, problems);
		await tx.update(eventApplication).set({ savedAt: now }).where(eq(eventApplication.id, own.id));
		return problems;
	});
}

async function putName(tx: Writer, id: ApplicationId, values: Values, problems: Problem[]): Promise<void> {
	const name = cleanName(values['name']?.[0] ?? '');
	const wrong = refusalToName(name);
	if (wrong) problems.push({ field: 'name', code: wrong });
	else await tx.update(eventApplication).set({ name }).where(eq(eventApplication.id, id));
}

async function holdDraft(tx: Writer, event: EventFacts, key: string, now: Date) {
	const own = await holdApplicationByKey(tx, event.id, key);
	const refused = refusalToAct(own.state, 'submit');
	if (refused) throw new Refusal(refused);
	refuseWhileShut(event, now);
	return own;
}

/**
 * Sends an application in, once: whoever sends it a second time, or twice at once, is told the same and nothing happens.
 * `version`: of the form that was checked. Throws Refusal form_changed, application_incomplete, application_consent,
 * application_by_address, applications_not_open.
 */
export async function submitApplication(
	slug: string,
	key: string,
	{ version, consent }: { version: number; consent: boolean },
	now: Date
): Promise<void> {
	await transaction(async (tx) => {
		const event = await holdPublicEvent(tx, slug);
		const own = await holdApplicationByKey(tx, event.id, key);
		if (own.state !== 'draft') {
			if (own.state === 'withdrawn') throw new Refusal('application_withdrawn');
			return;
		}
		refuseWhileShut(event, now);
		const form = await formOf(event.id, tx);
		if (form.version !== version) throw new Refusal('form_changed');
		const answers = await answersOf(own.id, tx);
		const missing = missingIn(form.fields, answers);
		if (missing.length > 0 || !own.name)
			throw new Refusal('application_incomplete', { count: missing.length });
		if (!consent) throw new Refusal('application_consent', { field: 'consent' });
		await refuseSecond(tx, event, own.id, own.email);
		await dropOtherAnswers(tx, own.id, form.fields);
		const asked = new Set(form.fields.map(({ id }) => id));
		const facts = factsOf(form.fields, new Map([...answers].filter(([id]) => asked.has(id))));
		await tx
			.update(eventApplication)
			.set({ state: 'submitted', submittedAt: now, consentedAt: now, facts, formVersion: version })
			.where(eq(eventApplication.id, own.id));
		await later(tx, 'events.mailApplication', { applicationId: own.id, letter: 'submitted' });
	});
}

/** One address, one application: the event is held, so that of two sent at once one is. */
async function refuseSecond(
	tx: Writer,
	event: EventFacts,
	id: ApplicationId,
	email: string | null
): Promise<void> {
	const others = await tx
		.select({ state: eventApplication.state })
		.from(eventApplication)
		.where(
			and(
				eq(eventApplication.eventId, event.id),
				eq(eventApplication.email, email ?? ''),
				ne(eventApplication.id, id)
			)
		);
	if (others.some(({ state }) => state !== 'draft' && state !== 'withdrawn'))
		throw new Refusal('application_by_address');
}

/** The link again, for another phone. Throws NotFound, Refusal too_many_links. */
export async function sendLinkAgain(slug: string, key: string, now: Date): Promise<void> {
	await transaction(async (tx) => {
		const event = await publicEvent(slug, tx);
		const own = await holdApplicationByKey(tx, event.id, key);
		if ((await keysToday(tx, own.id, now)) >= mostKeysADay) throw new Refusal('too_many_links');
		await later(tx, 'events.mailApplication', { applicationId: own.id, letter: 'draft' });
	});
}

/** To whoever lost the link: nobody learns here whether an address has applied. */
export async function sendLinkTo(slug: string, address: string, now: Date): Promise<void> {
	const email = emailFrom(address);
	if (!email) throw new Refusal('email_invalid', { field: 'again' });
	await transaction(async (tx) => {
		const event = await publicEvent(slug, tx);
		const found = await tx
			.select({ id: eventApplication.id })
			.from(eventApplication)
			.where(and(eq(eventApplication.eventId, event.id), eq(eventApplication.email, email)))
			.limit(mostDraftsOfOne + 1);
		for (const { id } of found)
			if ((await keysToday(tx, id, now)) < mostKeysADay)
				await later(tx, 'events.mailApplication', { applicationId: id, letter: 'draft' });
	});
}
