import { sql } from 'drizzle-orm';
import { system } from '../src/people/index.ts';
import { db } from '../src/platform/index.server.ts';
import {
	finish,
	invitationKey,
	inviteToWave,
	loadReadyQuestionnaires,
	openWave,
	saveAnswers
} from '../src/surveys/index.server.ts';
import type { Answers, InvitationId } from '../src/surveys/index.ts';
import { withDatabase } from './database.ts';
import { printFigures } from './figures.ts';

// Whoever was asked answers: every page of theirs is kept, and what they send becomes a response.
const asked = 4_000;
const alone = 400;
const senders = 16;
const now = new Date('2027-06-01T10:00:00Z');
const said: Answers = {
	...{ country: 'EC', gender: 'female', topic_relation: 'works_on_it', sector: 'ngo', applied: 'yes' },
	...{
		applied_how: 'In my office.',
		topics_applied: ['barriers', 'finance'],
		importance: 4,
		attribution: 60
	},
	...{ obstacles: ['time'], topics_wanted: ['data'], consent_quote: 'no', consent_interview: 'no' }
};

await withDatabase(async () => {
	await loadReadyQuestionnaires(now);
	await measure(await links());
});

async function links(): Promise<string[]> {
	const actor = system('bench');
	await openWave(
		actor,
		{
			...{
				slug: 'bench',
				questionnaire: 'course-follow-up',
				version: null,
				organisationId: null,
				subject: null
			},
			...{ title: { en: 'Bench' }, kind: 'follow_up', linkage: 'pseudonymous', languages: ['en'] },
			...{ opensOn: '2027-06-01', closesOn: '2027-06-30', reminderDays: [], month: 6 }
		},
		now
	);
	const people = Array.from({ length: asked }, (_, at) => ({
		...{ holder: `bench:${at}`, personId: null, name: null, email: null, language: 'en' },
		strata: { country: 'EC', gender: 'female' }
	}));
	await inviteToWave(actor, 'bench', people, now);
	const { rows } = await db.execute<{ id: InvitationId }>(sql`select id from survey_invitation order by id`);
	return Promise.all(rows.map(({ id }) => invitationKey(id, 1)));
}

/** As a page that is sent without a script: three times kept, and once sent. */
async function answer(key: string): Promise<void> {
	const questions = Object.keys(said);
	for (const upTo of [4, 9, questions.length]) {
		const page = questions.slice(0, upTo);
		const answers = Object.fromEntries(page.map((id) => [id, said[id] ?? null]));
		await saveAnswers(key, { language: 'en', questions: page, answers }, now);
	}
	await finish(key, { early: false }, now);
}

async function measure(keys: readonly string[]): Promise<void> {
	const [first, rest] = [keys.slice(0, alone), keys.slice(alone)];
	const single = await rate(first, 1);
	const many = await rate(rest, senders);
	const { rows } = await db.execute<{ count: number }>(
		sql`select count(*)::int as count from survey_response`
	);
	if (rows[0]?.count !== asked) throw new Error(`${rows[0]?.count} responses instead of ${asked}`);
	printFigures('Responses of 13 answers, each page kept and then sent', [
		{ name: 'accepted from 1 sender', unit: 'a second', measured: single },
		{ name: `accepted from ${senders} senders`, unit: 'a second', measured: many }
	]);
}

async function rate(keys: readonly string[], at: number): Promise<number> {
	let next = 0;
	const began = performance.now();
	const sender = async (): Promise<void> => {
		for (let key = keys[next++]; key !== undefined; key = keys[next++]) await answer(key);
	};
	await Promise.all(Array.from({ length: at }, sender));
	return (keys.length * 1000) / (performance.now() - began);
}
