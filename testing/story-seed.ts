// Run by testing/story.ts with the hub's directory, what is asked and its names: prints what it made as one line of JSON.
import { randomUUID } from 'node:crypto';
import { anEntry } from '../src/catalogue/builders.server.ts';
import { linkEntry } from '../src/courses/index.server.ts';
import { anEvent } from '../src/events/builders.server.ts';
import { aCohort } from '../src/impact/cohort-builders.server.ts';
import { loadInventedImpact } from '../src/impact/demonstration.server.ts';
import { listCohorts } from '../src/impact/index.server.ts';
import {
	approveRelease,
	askRelease,
	auditStory,
	createStory,
	openRequestOf,
	openStory,
	putStoryText,
	textsOfStory,
	withdrawStory,
	withdrawVoice
} from '../src/impact/index.server.ts';
import type { Scope, VoiceId } from '../src/impact/index.ts';
import { aQuote, anInterview, words } from '../src/impact/story-builders.server.ts';
import { aPerson } from '../src/people/builders.server.ts';
import { disconnect, embeddedUrl } from '../src/platform/index.server.ts';
import { listWaves } from '../src/surveys/index.server.ts';
import { anEdition } from '../src/training/builders.server.ts';

const [, , hub = '', asked = 'make', name = '', other = ''] = process.argv;
process.env['SERAI_DATABASE_URL'] = embeddedUrl(hub);
const now = new Date();

/** Of an address that no other process takes. */
const anEditor = () => aPerson({ email: `${randomUUID()}@example.org`, roles: [{ role: 'editor' }] });

const english = (
	quote: string,
	withdrawn: string,
	interview: string
) => `Six months after, {{fact:application.n}} of {{fact:application.base}} respondents ({{fact:application}}) had applied what they learned^[Asked half a year later; {{fact:application.missing}} did not say.]. They attributed, on average, {{fact:attribution}} of 100 parts of the change to the course.

## What stood in the way

{{chart:obstacles}}

{{chart:participants:sector}}

## Who took part

Altogether {{fact:participants}} people took part.

{{map:participants}}

> [!box] In their own words
> What people said when they were asked.

{{quote:${quote}}}

{{quote:${withdrawn}}}

{{interview:${interview}}}`;

const arabic = (
	quote: string,
	withdrawn: string,
	interview: string
) => `بعد ستة أشهر كان {{fact:application.n}} من {{fact:application.base}} مجيبًا ({{fact:application}}) قد طبّقوا ما تعلموه^[سُئلوا بعد نصف عام؛ {{fact:application.missing}} لم يقولوا.]. ونسبوا إلى الدورة في المتوسط {{fact:attribution}} جزءًا من مئة من التغيير.

## ما الذي وقف في الطريق

{{chart:obstacles}}

{{chart:participants:sector}}

## من شارك

شارك {{fact:participants}} شخصًا في المجموع.

{{map:participants}}

> [!box] بكلماتهم
> ما قاله الناس حين سُئلوا.

{{quote:${quote}}}

{{quote:${withdrawn}}}

{{interview:${interview}}}`;

async function scopeOfInvented(): Promise<Scope> {
	const made = await loadInventedImpact(now);
	if (made) return made;
	const cohorts = (await listCohorts()).filter(({ slug }) => slug.startsWith('illustrative-'));
	const editor = await anEditor();
	const waves = (await listWaves(editor)).filter(({ slug }) => slug.startsWith('illustrative-'));
	return { cohorts: cohorts.map(({ id }) => id), waves: waves.map(({ id }) => id) };
}

async function release(slug: string, along: string[] = []): Promise<void> {
	const [first, second] = [await anEditor(), await anEditor()];
	const { id } = await openStory(second, slug);
	await auditStory(id, new Date());
	await askRelease(first, slug, true, new Date(), along);
	const request = await openRequestOf(id);
	await approveRelease(second, slug, request?.id ?? '', true, new Date());
}

async function make() {
	const slug = `four-in-five-${name}`;
	const editor = await anEditor();
	const title = 'Four in five used it';
	await createStory(
		editor,
		{
			slug,
			title,
			organisationId: null,
			sourceLanguage: 'en',
			scope: await scopeOfInvented(),
			illustrative: true
		},
		now
	);
	const story = { editor, slug };
	const quote = await aQuote(story);
	const withdrawn = await aQuote(story, 'Palabras que se retirarán.');
	const interview = await anInterview(story);
	const method = {
		selection: 'Everybody who enrolled was asked.',
		limits: 'Who answered *chose* to.',
		interviews: 'Of twelve accounts.'
	};
	await putStoryText(
		editor,
		slug,
		'en',
		words({ ...method, title, body: english(quote, withdrawn, interview) }),
		{ revision: 1, sourceRevision: null },
		now
	);
	const [{ revision = 2 } = {}] = await textsOfStory((await openStory(editor, slug)).id);
	await putStoryText(
		editor,
		slug,
		'ar',
		words({
			title: 'أربعة من كل خمسة استخدموه',
			summary: 'باختصار.',
			body: arabic(quote, withdrawn, interview)
		}),
		{ revision: 0, sourceRevision: revision },
		now
	);
	await release(slug);
	return { slug, quote, withdrawn };
}

async function again() {
	const editor = await anEditor();
	const texts = await textsOfStory((await openStory(editor, name)).id);
	const text = texts.find(({ language }) => language === 'en');
	if (text)
		await putStoryText(
			editor,
			name,
			'en',
			{ ...text, body: `${text.body}\n\nOne sentence more.` },
			{ revision: text.revision, sourceRevision: null },
			now
		);
	// The Arabic one is older then, and readers are told.
	await release(name, ['ar']);
	return {};
}

/** Of an edition and an event that are over, in English and Arabic. */
async function about() {
	const editor = await anEditor();
	const entry = await anEntry({ kind: 'course', title: `Boats and nets ${name}`, topics: ['remittances'] });
	const edition = await anEdition({ startsOn: '2026-02-01', endsOn: '2026-03-12', illustrative: true });
	await linkEntry(editor, edition.courseId, entry.slug);
	const days = { startsOn: '2026-05-04', endsOn: '2026-05-06', applyUntil: '2026-04-01' };
	const school = await anEvent({ title: `Harbour school ${name}`, ...days });
	const cohorts = [
		await aCohort(`boats-${name}`, [], {
			...{ kind: 'edition', subject: `edition:${edition.id}`, startsOn: '2026-02-01', endsOn: '2026-03-12' },
			illustrative: true,
			title: { en: `Boats and nets ${name}` }
		}),
		await aCohort(`harbour-${name}`, [], {
			...{ kind: 'event', subject: `event:${school.id}`, startsOn: '2026-05-04', endsOn: '2026-05-06' },
			illustrative: true,
			title: { en: `Harbour school ${name}` }
		})
	];
	const slug = `harbour-${name}`;
	const scope = { cohorts, waves: [] };
	await createStory(
		editor,
		{ slug, title: slug, organisationId: null, sourceLanguage: 'en', scope, illustrative: true },
		now
	);
	const told = {
		title: 'A harbour that mends its own boats',
		summary: 'Half a year after the course three towns repair what they used to throw away.',
		body: `They opened a zephyrine${name} workshop.`
	};
	const arabic = {
		title: 'ميناء يصلح قواربه بنفسه',
		summary: 'بعد نصف عام من الدورة تُصلح ثلاث بلدات ما كانت ترميه.',
		body: 'فتحوا ورشة.'
	};
	await putStoryText(editor, slug, 'en', words(told), { revision: 1, sourceRevision: null }, now);
	await putStoryText(editor, slug, 'ar', words(arabic), { revision: 0, sourceRevision: 2 }, now);
	await release(slug);
	return { slug, course: entry.slug, edition: edition.slug, event: school.slug };
}

const asks: Record<string, () => Promise<object>> = {
	make,
	again,
	about,
	takeBack: async () => {
		await withdrawStory(await anEditor(), name, 'The numbers were wrong.', now);
		return {};
	},
	withdraw: async () => {
		await withdrawVoice(await anEditor(), name, other as VoiceId, now);
		return {};
	}
};
const made = await asks[asked]?.();
await disconnect();
process.stdout.write(`${JSON.stringify(made)}\n`);
