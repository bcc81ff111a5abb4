import http from 'node:http';
import { drawQuestions, type Question, type QuizBlock } from '../src/courses/index.ts';
import { newId } from '../src/platform/index.ts';
import type { Json, Statement } from '../src/records/index.ts';
import { percentile, printFigures } from './figures.ts';
import { startHub, withDataDirectory, type Hub } from './hub.ts';
import { cpuOf, cpuOfFamily, residentMemory } from './process.ts';
import { done, password, schoolIn, type Learner, type School } from './school.ts';

const learners = 200;
const workers = 16;
const quizKey = 'final-assessment';

/** A browser of one learner: its own address, since attempts to sign in are counted by it, and its cookies. */
class Browser {
	private cookie = '';
	private readonly agent: http.Agent;
	private readonly origin: URL;

	constructor(origin: string, number: number) {
		this.origin = new URL(origin);
		this.agent = new http.Agent({ keepAlive: true, maxSockets: 1, localAddress: `127.0.1.${1 + number}` });
	}

	ask(
		path: string,
		body: string | null = null,
		type = 'application/json'
	): Promise<{ status: number; text: string }> {
		const headers: http.OutgoingHttpHeaders = {
			'accept-encoding': 'gzip, br, zstd',
			accept: 'text/html,application/json',
			origin: this.origin.origin,
			cookie: this.cookie,
			...(body === null ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) })
		};
		return new Promise((resolve, reject) => {
			const request = http.request(
				new URL(path, this.origin),
				{ agent: this.agent, headers, method: body === null ? 'GET' : 'POST' },
				(response) => {
					const parts: Buffer[] = [];
					response.on('data', (part: Buffer) => parts.push(part));
					response.on('end', () => {
						const cookies = (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]);
						if (cookies.length > 0) this.cookie = cookies.join('; ');
						resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('latin1') });
					});
					response.on('error', reject);
				}
			);
			request.on('error', reject);
			request.end(body ?? undefined);
		});
	}

	close(): void {
		this.agent.destroy();
	}
}

function expectStatus(what: string, status: number, wanted: number): void {
	if (status !== wanted) throw new Error(`${what}: ${status} instead of ${wanted}`);
}

async function signIn(browser: Browser, { email }: Learner): Promise<void> {
	const form = new URLSearchParams({ email, password, then: '/en/learning/bench' });
	const { status } = await browser.ask('/en/sign-in', form.toString(), 'application/x-www-form-urlencoded');
	expectStatus('sign in', status, 303);
}

function answerTo(question: Question): Json {
	switch (question.kind) {
		case 'one':
			return question.right[0] ?? null;
		case 'several':
			return question.right;
		case 'true-false':
			return question.right;
		case 'matching':
			return question.right;
		case 'ordering':
			return question.choices;
		case 'number':
			return question.right;
		case 'short':
		case 'open':
			return 'a mutual guarantee society';
	}
}

/** Comes to the lesson, answers ten questions, hands in, and sees the result. `each`: every answer a request of its own. */
async function takeQuiz(
	browser: Browser,
	{ enrolmentId }: Learner,
	quiz: QuizBlock,
	lesson: string,
	each: boolean
): Promise<void> {
	const attempt = newId();
	const began = Date.now();
	let second = 0;
	const did = (verb: Statement['verb'], object: string, value: Json = null): Statement =>
		done(enrolmentId, verb, object, new Date(began - 600_000 + 1000 * second++), { attempt, value });
	const send = async (statements: Statement[]): Promise<void> => {
		const { status } = await browser.ask('/api/statements', JSON.stringify({ statements }));
		expectStatus('statements', status, 200);
	};
	expectStatus('lesson', (await browser.ask(lesson)).status, 200);
	await send([did('started', quiz.id)]);
	const answers = drawQuestions(quiz, attempt).map((question) =>
		did('answered', question.id, answerTo(question))
	);
	for (const some of each ? answers.map((one) => [one]) : [answers.slice(0, 5), answers.slice(5)])
		await send(some);
	await send([did('finished', quiz.id)]);
	expectStatus('result', (await browser.ask(lesson)).status, 200);
}

/** Every learner once, sixteen at a time. Milliseconds of each. */
async function byAll(
	all: Learner[],
	work: (learner: Learner, number: number) => Promise<void>
): Promise<number[]> {
	const took: number[] = [];
	let next = 0;
	const worker = async (): Promise<void> => {
		for (let number = next++; number < all.length; number = next++) {
			const learner = all[number];
			if (!learner) return;
			const began = performance.now();
			await work(learner, number);
			took.push(performance.now() - began);
		}
	};
	await Promise.all(Array.from({ length: workers }, worker));
	return took;
}

async function measure(hub: Hub, { content, learners: all }: School): Promise<void> {
	const lesson = content.modules
		.flatMap((module) => module.lessons)
		.find(({ blocks }) => blocks.some(({ key }) => key === quizKey));
	const quiz = lesson?.blocks.find((block) => block.key === quizKey);
	if (!lesson || quiz?.kind !== 'quiz') throw new Error(`The course has no quiz ${quizKey}.`);
	const path = `/en/learning/bench/${lesson.key}`;
	const browsers = all.map((_, number) => new Browser(hub.origin, number));
	const of = (number: number): Browser => browsers[number] ?? browsers[0]!;
	const cpu = async (
		work: () => Promise<number[]>
	): Promise<{ each: number; database: number; took: number[]; seconds: number }> => {
		const [before, database, began] = [cpuOf(hub.pid), cpuOfFamily(hub.postgresPid), performance.now()];
		const took = await work();
		const seconds = (performance.now() - began) / 1000;
		return {
			each: (cpuOf(hub.pid) - before) / took.length,
			database: (cpuOfFamily(hub.postgresPid) - database) / took.length,
			took,
			seconds
		};
	};
	const signing = await cpu(() => byAll(all, (learner, number) => signIn(of(number), learner)));
	// The first round also warms up.
	await byAll(all, (learner, number) => takeQuiz(of(number), learner, quiz, path, false));
	const batched = await cpu(() =>
		byAll(all, (learner, number) => takeQuiz(of(number), learner, quiz, path, false))
	);
	const single = await cpu(() =>
		byAll(all, (learner, number) => takeQuiz(of(number), learner, quiz, path, true))
	);
	browsers.forEach((browser) => browser.close());
	const moodle = 533;
	printFigures(`A quiz of ten questions, ${learners} learners, ${workers} at a time`, [
		{
			name: 'app CPU an attempt, answers sent as the player does',
			unit: 'ms',
			asked: 20,
			measured: batched.each
		},
		{ name: 'app CPU an attempt, each answer a request', unit: 'ms', asked: 20, measured: single.each },
		{ name: 'PostgreSQL’s CPU an attempt', unit: 'ms', measured: batched.database },
		{
			name: 'with signing in (argon2id), beside Moodle',
			unit: 'ms',
			asked: moodle,
			measured: batched.each + batched.database + signing.each
		},
		{ name: 'signing in alone', unit: 'ms', measured: signing.each },
		{ name: 'attempts', unit: 'a second', measured: batched.took.length / batched.seconds },
		{ name: 'a whole attempt, p50', unit: 'ms', measured: percentile(batched.took, 0.5) },
		{
			name: 'a whole attempt, p95, beside Moodle',
			unit: 'ms',
			asked: 3700,
			measured: percentile(batched.took, 0.95)
		},
		{ name: 'the app’s memory afterwards', unit: 'MB', measured: residentMemory(hub.pid) }
	]);
}

await withDataDirectory(async (directory) => {
	const school = await schoolIn(directory, learners);
	const hub = await startHub(directory);
	try {
		await measure(hub, school);
	} finally {
		await hub.stop();
	}
});
