import type { Fact } from './fact.ts';
import type { PaperNames } from './paper-names.ts';
import type { InterviewId, QuoteId, ReadStory } from './story.ts';
import { interviewFrom, storyFrom } from './story-text.ts';

/** A told fact: a share of 300 respondents. Changed as a test needs it. */
export function aFact(key: string, changes: Partial<Fact> = {}): Fact {
	const [head = '', ...groups] = key.split(':');
	const [indicator = '', option = null] = head.split('.');
	return {
		...{
			key,
			indicator,
			indicatorVersion: 1,
			option,
			unit: 'percent',
			decimals: 0,
			verdict: 'safe',
			told: []
		},
		group: Object.fromEntries(groups.map((one) => one.split('.') as [string, string])),
		...{ state: 'told', value: 0.8, n: 240, base: 300, missing: 4 },
		...{ query: 'q'.repeat(64), dataVersion: 'd'.repeat(64), computedAt: '2026-11-12T14:05:00.000Z' },
		...changes
	};
}

const nobody = { text: '', language: 'en' };
const hidden = { state: 'suppressed', value: null, n: null, base: null, missing: null } as const;
const silent = { state: 'no_answer', value: null, n: 0, base: 0, missing: 3 } as const;
const count = (n: number) => ({ unit: 'count', value: n, n, base: 1681, missing: 0 }) as const;
const share = (n: number, base: number) => ({ value: n / base, n, base }) as const;

const facts: Fact[] = [
	aFact('application'),
	aFact('participants', count(1681)),
	aFact('application:sector.ngo', share(88, 100)),
	aFact('application:sector.government', share(61, 94)),
	aFact('application:sector.student', share(0, 12)),
	aFact('application:sector.corporate', hidden),
	aFact('application:sector.media', silent),
	aFact('obstacles.funds', share(120, 300)),
	aFact('obstacles.hierarchy_and_people_above', share(63, 300)),
	aFact('obstacles.time', share(9, 300)),
	aFact('participants:country.EC', count(212)),
	aFact('participants:country.MX', count(140)),
	aFact('participants:country.IN', count(48)),
	aFact('participants:country.FJ', count(7)),
	aFact('participants:country.GP', count(9)),
	aFact('participants:country.MT', { ...count(0), ...hidden })
];

/** Every kind of block there is, with words that would be markup or commands elsewhere. */
export const everyBlock = `Six months after, {{fact:application.n}} of {{fact:application.base}} respondents (**{{fact:application}}**) had applied what they learned^[Asked in a survey of six months after; {{fact:application.missing}} said nothing.]. Of {{fact:participants}} people, <b>nobody</b> #let x = 1 & "quoted".

## What they *applied*

- {{fact:application:sector.ngo}} of those in organisations
- and of companies: {{fact:application:sector.corporate}}

{{chart:application:sector}}

{{chart:obstacles}}

### Where they are

{{map:participants}}

{{table:application:sector}}

> [!box] What we were told
> A box, with {{fact:application}} in it. See [the course](https://example.org/course?a=1&b=2).

| Said | Done |
| --- | --- |
| much | little |

{{quote:01900000-0000-7000-8000-000000000001}}

{{quote:01900000-0000-7000-8000-000000000002}}

{{interview:01900000-0000-7000-8000-000000000003}}

{{interview:01900000-0000-7000-8000-000000000004}}

---

The end^[A second note.].`;

/** Of everything that a text can show, in any language of the page. */
export function aStory(changes: Partial<ReadStory> = {}, markdown = everyBlock): ReadStory {
	const { blocks, notes } = storyFrom(markdown);
	const keysOf = (indicator: string, by: string | null) =>
		facts
			.filter((fact) => fact.indicator === indicator && (by === null ? fact.option !== null : fact.group[by]))
			.map(({ key }) => key);
	const quote = '01900000-0000-7000-8000-000000000001' as QuoteId;
	const withdrawnQuote = '01900000-0000-7000-8000-000000000002' as QuoteId;
	const interview = '01900000-0000-7000-8000-000000000003' as InterviewId;
	const withdrawn = '01900000-0000-7000-8000-000000000004' as InterviewId;
	return {
		...{ slug: 'four-in-five', language: 'en', languages: ['en', 'ar'] },
		...{
			title: 'Four in five used it at work',
			summary: 'What people did with a course, six months after it.'
		},
		blocks: blocks.map((block) =>
			block.is === 'chart' || block.is === 'table'
				? { ...block, facts: keysOf(block.indicator, block.by) }
				: block.is === 'map'
					? { ...block, facts: keysOf(block.indicator, 'country') }
					: block
		),
		notes,
		facts: Object.fromEntries(facts.map((fact) => [fact.key, fact])),
		quotes: {
			[quote]: {
				id: quote,
				words: { text: 'Cambié la entrevista con la que recibimos a quienes piden refugio.', language: 'es' },
				translation: {
					text: 'I changed the interview with which we receive people who seek refuge.',
					language: 'en',
					translator: 'Ana Ruiz'
				},
				attribution: { text: 'Public officer, Latin America', language: 'en' }
			},
			[withdrawnQuote]: { id: withdrawnQuote, words: null, translation: null, attribution: nobody }
		},
		interviews: {
			[interview]: {
				id: interview,
				words: {
					title: 'From shop to shelter',
					lead: 'An entrepreneur who now advises others.',
					body: interviewFrom('She keeps a shop.\n\nShe *advises* eleven others.'),
					language: 'en'
				},
				attribution: { text: 'Entrepreneur, Southern Europe', language: 'en' },
				choice: { choosers: 3, among: 14, because: 'It lasts.' },
				chosen: 'most_significant_change'
			},
			[withdrawn]: { id: withdrawn, words: null, attribution: nobody, choice: null, chosen: 'other' }
		},
		method: { selection: 'Everybody who enrolled.', limits: 'Those who answered chose to.', interviews: '' },
		scope: { cohorts: [], waves: [] },
		release: { number: 2, at: new Date('2026-11-12T15:00:00Z'), dataVersion: 'd'.repeat(64) },
		newerData: true,
		releases: [
			{ number: 2, at: new Date('2026-11-12T15:00:00Z') },
			{ number: 1, at: new Date('2026-06-01T09:00:00Z') }
		],
		...{ illustrative: true, verdict: 'safe', sourceLanguage: 'en', behind: [], indicators: {} },
		...changes
	};
}

/** PaperNames that say what they name. */
export const plainNames: PaperNames = {
	indicator: (id) => ({
		name: capital(id),
		counts: `Who counts as ${id}.`,
		limits: `What ${id} does not say.`
	}),
	option: (_, option) => capital(option),
	dimension: (_, dimension) => capital(dimension),
	category: (_, __, category) => capital(category)
};

const capital = (id: string): string => (id.slice(0, 1).toUpperCase() + id.slice(1)).replaceAll('_', ' ');
