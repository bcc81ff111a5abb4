// Run by seedEnded() with the hub's directory. `edition`: one that ended yesterday, and who learned in it. `answers WAVE`: some of
// those who were asked answer, as their links let them. Prints what it made as one line of JSON.
import { eq } from 'drizzle-orm';
import { aPerson } from '../src/people/builders.server.ts';
import { db, disconnect, embeddedUrl, transaction } from '../src/platform/index.server.ts';
import { newId } from '../src/platform/index.ts';
import { invitationKey } from '../src/surveys/index.server.ts';
import { finish, saveAnswers } from '../src/surveys/index.server.ts';
import { surveyInvitation, surveyWave } from '../src/surveys/tables.server.ts';
import { enrol } from '../src/training/enrolment.server.ts';
import { edition } from '../src/training/tables.server.ts';

const [, , directory = '', what, slug = ''] = process.argv;
process.env['SERAI_DATABASE_URL'] = embeddedUrl(directory);
const now = new Date();
const day = (offset: number) => new Date(now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);

/** A run of the demonstration course that is over, with 24 learners: two of them can be written to. */
async function endedEdition(mark: string) {
	const [model] = await db.select().from(edition).where(eq(edition.slug, 'emr-2027-en-demo'));
	if (!model) throw new Error('The demonstration course has no edition.');
	const made = {
		...{ ...model, id: newId<'Edition'>(), slug: `ended-${mark}`, state: 'published' as const, seats: null },
		...{ startsOn: day(-60), endsOn: day(-1), enrolFrom: null, enrolUntil: null, admission: 'open' as const }
	};
	await transaction((tx) => tx.insert(edition).values(made));
	const during = new Date(now.getTime() - 30 * 86_400_000);
	const reachable = [`amal.${mark}@example.org`, `beto.${mark}@example.org`];
	for (let at = 0; at < 24; at++) {
		const email = reachable[at];
		const person = await aPerson({
			name: `Learner ${at} (invented)`,
			email: email ?? `${mark}.${at}@nobody.invalid`
		});
		const profile = {
			country: at < 12 ? 'JO' : 'KE',
			gender: at % 2 === 0 ? 'female' : 'male',
			sector: at % 3 === 0 ? 'government' : 'ngo'
		};
		await enrol(person, made.id, { language: at === 0 ? 'ar' : 'en', profile }, during);
	}
	return { slug: made.slug, reachable };
}

/** Of those who cannot be written to, sixteen answer: nine applied something. */
async function answers(wave: string) {
	const asked = await db
		.select({ invitation: surveyInvitation })
		.from(surveyInvitation)
		.innerJoin(surveyWave, eq(surveyWave.id, surveyInvitation.waveId))
		.where(eq(surveyWave.slug, wave));
	const links = asked
		.map(({ invitation }) => invitation)
		.filter(({ email }) => email === null)
		.slice(0, 16);
	for (const [at, invitation] of links.entries()) {
		const key = await invitationKey(invitation.id, invitation.keyVersion);
		const applied = at < 9;
		const said = {
			...{ country: at % 2 ? 'JO' : 'KE', gender: 'female', topic_relation: 'works_on_it', sector: 'ngo' },
			...{ applied: applied ? 'yes' : 'no', importance: 4, consent_quote: 'no', consent_interview: 'no' },
			...(applied
				? { applied_how: 'In my office.', topics_applied: ['barriers'], attribution: 60 }
				: { not_applied_why: ['no_occasion'] })
		};
		await saveAnswers(key, { language: 'en', questions: Object.keys(said), answers: said }, now);
		await finish(key, { early: true }, now);
	}
	return { answered: links.length };
}

const made = what === 'edition' ? await endedEdition(slug) : await answers(slug);
await disconnect();
process.stdout.write(`${JSON.stringify(made)}\n`);
