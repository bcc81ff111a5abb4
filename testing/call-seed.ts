// Run by seedCall() with the hub's directory, a kind and addresses of reviewers: prints what it made as one line of JSON.
import { randomUUID } from 'node:crypto';
import { aField, aForm, anApplication } from '../src/events/application-builders.server.ts';
import { putAttachment } from '../src/events/application-answer.server.ts';
import { anEvent } from '../src/events/builders.server.ts';
import { addToEventTeam, putReviewing, putTargets } from '../src/events/index.server.ts';
import { readyForm, type AnswerValue, type FormField } from '../src/events/index.ts';
import { system } from '../src/people/index.ts';
import { disconnect, embeddedUrl, transaction } from '../src/platform/index.server.ts';
import type { CallKind, SeededApplicant, SeededCall } from './call.ts';

const [, , hub = '', kind = 'applying', ...reviewers] = process.argv;
process.env['SERAI_DATABASE_URL'] = embeddedUrl(hub);
const actor = system('test');
const now = new Date();
const day = (offset: number) => new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);

/** A field school in two months that takes applications until next month. */
const school = (given: Parameters<typeof anEvent>[0]) =>
	anEvent({
		...{ startsOn: day(60), endsOn: day(63), applyUntil: day(30), zone: 'UTC', illustrative: false },
		...given
	});

async function applicant(
	event: Awaited<ReturnType<typeof anEvent>>,
	name: string,
	language: string,
	answers: [FormField, AnswerValue][],
	given: Parameters<typeof anApplication>[1] = {}
): Promise<SeededApplicant> {
	const email = `${randomUUID()}@example.org`;
	const { id, key } = await anApplication(event, { name, email, language, answers, ...given });
	return { id, name, email, key };
}

const kinds: Record<CallKind, () => Promise<SeededCall>> = {
	applying: async () => {
		const languages = ['fr', 'en'];
		const event = await school({
			...{ languages, sourceLanguage: 'fr', title: 'École de terrain : l’épargne des migrants' }
		});
		await aForm(event, readyForm(languages));
		return { slug: event.slug, applicants: [] };
	},
	nominating: async () => {
		const event = await school({ admission: 'nomination', title: 'Seminar for cities' });
		const label = 'Country you work in';
		await aForm(event, [
			aField({
				...{ kind: 'country', counts: 'country', required: true },
				texts: { en: { label, purpose: 'So that the group comes from several countries.' } }
			}),
			aField({
				...{ kind: 'long', required: true, step: 'reasons' },
				texts: { en: { label: 'What you will bring home', purpose: 'Reviewers judge by it.' } }
			})
		]);
		const target = { dimension: 'country', value: 'KE', least: null, most: 3 } as const;
		await putTargets(actor, event.slug, [target]);
		return { slug: event.slug, applicants: [] };
	},
	reviewing: async () => {
		const event = await school({ title: 'Field school with reviewers' });
		for (const email of reviewers) await addToEventTeam(actor, event.slug, email, 'reviewer');
		const said = (text: string) => ({ en: { label: text, purpose: 'Reviewers judge by it.' } });
		const organisation = aField({
			...{ identifies: true, isOrganisation: true, texts: said('Organisation') }
		});
		const why = aField({ kind: 'long', texts: said('Why you want to take part') });
		const letter = aField({ kind: 'file', identifies: true, texts: said('Letter of support') });
		const plan = aField({ kind: 'file', readBlind: true, texts: said('A plan of one page') });
		await aForm(event, [organisation, why, letter, plan]);
		const words = (name: string, city: string) =>
			`I am ${name} of the ${city}. Write to ${name.split(' ')[0] ?? ''}@city.example.org. Savings build schools.`;
		const applicants: SeededApplicant[] = [];
		for (const [name, city] of [
			['Wanjiru Kamau', 'City of Nakuru'],
			['Moussa Diop', 'Ville de Louga']
		] as const)
			applicants.push(
				await applicant(event, name, 'en', [
					[organisation, city],
					[why, words(name, city)]
				])
			);
		const bytes = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
		await transaction(async (tx) => {
			for (const { id, name } of applicants)
				for (const field of [letter, plan])
					await putAttachment(tx, id as never, field, { name: `${name}.pdf`, bytes }, false, now);
		});
		return { slug: event.slug, applicants };
	},
	deciding: async () => {
		const event = await school({
			title: 'Field school to decide on',
			seats: 2,
			languages: ['en', 'fr', 'ar']
		});
		const fields = readyForm(event.languages);
		const of = (is: (field: FormField) => boolean) => fields.find(is) ?? fields[0]!;
		const [country, gender] = [of((f) => f.counts === 'country'), of((f) => f.counts === 'gender')];
		const organisation = of((f) => f.isOrganisation);
		await aForm(event, fields);
		const criteria = [{ id: null, weight: 1, scale: 5, texts: { en: { name: 'Reach', hint: '' } } }];
		await putReviewing(actor, event.slug, { blind: true, reviewersEach: 2, revision: 0, criteria });
		const applicants: SeededApplicant[] = [];
		for (const [name, language, code, is, where, score, spread] of [
			['Wanjiru Kamau', 'en', 'KE', 'female', 'City of Nakuru', 92, 4],
			['Moussa Diop', 'fr', 'SN', 'male', 'Ville de Louga', 81, 10],
			['ليلى حسن', 'ar', 'JO', 'female', 'بلدية إربد', 74, 2],
			['Jun Santos', 'en', 'PH', 'male', 'City of Iloilo', 35, 40]
		] as const)
			applicants.push(
				await applicant(
					event,
					name,
					language,
					[
						[country, code],
						[gender, is],
						[organisation, where]
					],
					{ state: 'review', score, spread, reviews: 2 }
				)
			);
		return { slug: event.slug, applicants };
	}
};

const made = await kinds[kind as CallKind]();
await disconnect();
process.stdout.write(`${JSON.stringify(made)}\n`);
