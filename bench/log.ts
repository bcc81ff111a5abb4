import { sql } from 'drizzle-orm';
import type { Content } from '../src/courses/index.ts';
import { system } from '../src/people/index.ts';
import { newId } from '../src/platform/index.ts';
import { transaction } from '../src/platform/index.server.ts';
import { append } from '../src/records/index.server.ts';
import type { RegistrationId, Statement, Verb } from '../src/records/index.ts';
import { gradebookOf, standingOf } from '../src/training/index.server.ts';
import { withDatabase } from './database.ts';
import { percentile, printFigures, type Figure } from './figures.ts';
import { done, makeSchool, type School } from './school.ts';

const learners = 500;
const logLength = 1_000_000;
const now = new Date();
const anything = { from: null, until: null, knows: () => true };

/** What somebody does who studies the whole course, a minute apart. */
function studied(content: Content, registration: string, learner: number): Statement[] {
	const all: Statement[] = [];
	const say = (verb: Verb, object: string, given: Partial<Statement> = {}): void => {
		const happenedAt = new Date(now.getTime() - 30 * 86_400_000 + all.length * 60_000);
		all.push(done(registration, verb, object, happenedAt, given));
	};
	for (const lesson of content.modules.flatMap((module) => module.lessons)) {
		say('opened', lesson.id);
		for (const block of lesson.blocks) {
			if (block.kind === 'reflection') say('wrote', block.id, { value: 'My bank asks for three payslips.' });
			if (block.kind !== 'quiz') continue;
			const attempt = newId();
			say('started', block.id, { attempt });
			for (const question of block.questions) {
				const value =
					'choices' in question ? (question.choices[learner % question.choices.length] ?? null) : true;
				say('saved', question.id, { attempt, value });
				say('answered', question.id, { attempt, value });
			}
			say('finished', block.id, { attempt });
		}
		say('completed', lesson.id);
	}
	return all;
}

async function fill(): Promise<School> {
	const school = await makeSchool(learners);
	for (const [learner, { enrolmentId }] of school.learners.entries()) {
		const registration = enrolmentId as string as RegistrationId;
		const statements = studied(school.content, registration, learner);
		await transaction((tx) => append(tx, registration, statements, anything, now));
	}
	// The rest of the log: other editions, which must cost these nothing.
	await transaction(async (tx) => {
		await tx.execute(sql`
			insert into statement (id, registration, verb, object, value, language, happened_at)
			select gen_random_uuid(), md5('registration ' || n % 5000)::uuid, 'answered', gen_random_uuid(), '"two"', 'en', now()
			from generate_series(1, ${logLength} - (select count(*)::int from statement)) n`);
		await tx.execute(sql`analyze`);
	});
	return school;
}

/** Milliseconds of each run. */
async function times(runs: number, work: (run: number) => Promise<unknown>): Promise<number[]> {
	const measured: number[] = [];
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		await work(run);
		measured.push(performance.now() - start);
	}
	return measured;
}

const seconds = 5;

/** Statements accepted a second, by so many senders at once who send so many at a time. */
async function accepted(senders: number, atATime: number): Promise<number> {
	const until = performance.now() + seconds * 1000;
	let count = 0;
	const send = async (): Promise<void> => {
		const registration = newId<'Registration'>();
		while (performance.now() < until) {
			const some = Array.from({ length: atATime }, () =>
				done(registration, 'answered', newId(), new Date(), { value: 'two' })
			);
			await transaction((tx) => append(tx, registration, some, anything, new Date()));
			count += atATime;
		}
	};
	await Promise.all(Array.from({ length: senders }, send));
	return count / seconds;
}

async function measure(): Promise<Figure[]> {
	console.log(`writing ${logLength.toLocaleString('en')} statements`);
	const { edition, learners: all } = await fill();
	const own = all.map(({ enrolmentId }) => ({ id: enrolmentId, continuesId: null }));
	const progress = await times(200, (run) => standingOf(own[run % learners] ?? own[0]!, edition, now));
	const book = (): Promise<unknown> => gradebookOf(system('bench'), edition.slug, now);
	const [anew = 0] = await times(1, book);
	const kept = await times(20, book);
	return [
		{
			name: 'a learner’s progress from the log, p50',
			unit: 'ms',
			asked: 5,
			measured: percentile(progress, 0.5)
		},
		{ name: 'a learner’s progress from the log, p95', unit: 'ms', measured: percentile(progress, 0.95) },
		{ name: `a gradebook of ${learners}, p50`, unit: 'ms', asked: 200, measured: percentile(kept, 0.5) },
		{ name: `a gradebook of ${learners}, every log read anew`, unit: 'ms', measured: anew },
		{ name: 'accepted from 1 sender, one at a time', unit: 'a second', measured: await accepted(1, 1) },
		{ name: 'accepted from 16 senders, one at a time', unit: 'a second', measured: await accepted(16, 1) },
		{ name: 'accepted from 16 senders, 20 at a time', unit: 'a second', measured: await accepted(16, 20) }
	];
}

await withDatabase(async () => {
	printFigures(`The log, ${logLength.toLocaleString('en')} statements`, await measure());
});
