import words from './built-in-words.json' with { type: 'json' };
import type { Indicator } from './indicator.ts';

type Definition = Omit<Indicator, 'texts'>;

const ofPeople = [
	'cohort',
	'year',
	'country',
	'region',
	'gender',
	'sector',
	'relation',
	'age_band',
	'language',
	'certificate'
];
const ofAnswers = ['country', 'region', 'gender', 'sector', 'topic_relation', 'language'];
const afterwards = { of: 'respondents', wave: 'follow_up' } as const;
const atTheEnd = { of: 'respondents', wave: 'self_evaluation' } as const;
const applied = { when: { question: 'applied', has: 'yes' } } as const;
const rate = { missing: 'left_out', weighting: 'none', least: 10, decimals: 0 } as const;

/**
 * Comes with the hub. A changed definition is a new version: `built-in.test.ts` keeps the hash of each. Intention counts
 * those who intend to use what they learned, also where only partly: “partly” is an intention to use it.
 */
const definitions: readonly Definition[] = [
	{
		...{ id: 'participants', version: 1, population: { of: 'participants' }, by: ofPeople },
		...{ measure: { is: 'count', part: null }, ...rate, least: 5 }
	},
	...(['completion', 'participation'] as const).map((kind): Definition => ({
		...{ id: `certificates_${kind}`, version: 1, population: { of: 'participants' } },
		measure: { is: 'share', part: { in: { certificate: [kind] } }, base: null },
		...{ ...rate, by: ofPeople.filter((dimension) => dimension !== 'certificate') }
	})),
	{
		...{ id: 'respondents', version: 1, population: afterwards, by: ofAnswers },
		...{ measure: { is: 'count', part: null }, ...rate, least: 5 }
	},
	{
		...{ id: 'response_rate', version: 1, population: { of: 'invited', wave: 'follow_up' } },
		measure: {
			is: 'share',
			part: { in: { disposition: ['complete', 'partial'] } },
			base: {
				in: {
					disposition: ['complete', 'partial', 'break_off', 'refusal', 'non_contact', 'unknown', 'pending']
				}
			}
		},
		...{ ...rate, by: ['country', 'region', 'gender', 'language', 'certificate'] }
	},
	{
		...{ id: 'intention', version: 1, population: atTheEnd, by: ['language'] },
		measure: {
			is: 'share',
			part: {
				when: {
					any: [
						{ question: 'intends', has: 'yes' },
						{ question: 'intends', has: 'partly' }
					]
				}
			},
			base: null
		},
		...rate
	},
	{
		...{ id: 'application', version: 1, population: afterwards, by: ofAnswers },
		...{ measure: { is: 'share', part: applied, base: null }, ...rate }
	},
	{
		...{
			id: 'topics_applied',
			version: 1,
			population: afterwards,
			by: ['gender', 'sector', 'topic_relation']
		},
		...{ measure: { is: 'options', question: 'topics_applied', base: applied }, ...rate }
	},
	{
		...{ id: 'importance', version: 1, population: afterwards, by: ofAnswers },
		...{ measure: { is: 'share', part: { when: { question: 'importance', least: 4 } }, base: null }, ...rate }
	},
	{
		...{ id: 'importance_mean', version: 1, population: afterwards, by: ofAnswers },
		...{ measure: { is: 'mean', question: 'importance', base: null }, ...rate, decimals: 1 }
	},
	{
		...{ id: 'attribution', version: 1, population: afterwards, by: ofAnswers },
		...{ measure: { is: 'mean', question: 'attribution', base: applied }, ...rate }
	},
	{
		...{ id: 'obstacles', version: 1, population: afterwards, by: ['gender', 'sector', 'topic_relation'] },
		...{ measure: { is: 'options', question: 'obstacles', base: null }, ...rate }
	},
	{
		...{
			id: 'topics_wanted',
			version: 1,
			population: afterwards,
			by: ['gender', 'sector', 'topic_relation']
		},
		...{ measure: { is: 'options', question: 'topics_wanted', base: null }, ...rate }
	}
];

const texts: Record<string, Indicator['texts']> = words;

export const builtIn: readonly Indicator[] = definitions.map((definition) => ({
	...definition,
	texts: texts[definition.id] ?? {}
}));
