import { daysText } from '#certificates/index.ts';
import { knownProse, type Prose } from '#courses/index.ts';
import { chosenText, methodOf, namesFor } from '#impact/index.server.ts';
import type { MethodWave } from '#impact/index.ts';
import { m } from '#messages/messages.js';
import { dispositions, textIn } from '#surveys/index.ts';
import { counted } from '#ui/counted.ts';
import type { UiLanguage } from '#vocabulary/index.ts';
import { dispositionNames, linkageNames, waveKindNames } from '../[lang]/desk/surveys/words.ts';
import type { Told } from './told.server.ts';

/** How a release came about, in words and tables: what the team wrote, beside what the data say. */
export async function methodShown({ story, paper }: Told, language: UiLanguage) {
	const [method, names] = await Promise.all([
		methodOf(story.slug, story.release.number),
		namesFor(story, language)
	]);
	const number = new Intl.NumberFormat(`${language}-u-nu-latn`);
	const percent = new Intl.NumberFormat(`${language}-u-nu-latn`, {
		style: 'percent',
		maximumFractionDigits: 1
	});
	const shown = (count: number | null) =>
		count === null ? m.story_legend_suppressed() : number.format(count);
	const rate = (share: number | null) => (share === null ? '–' : percent.format(share));
	const waveShown = (wave: MethodWave) => ({
		title: textIn(wave.title, language, paper.language).text,
		facts: [
			waveKindNames[wave.kind](),
			daysText(wave.opensOn, wave.closesOn, language),
			linkageNames[wave.linkage]()
		].filter((fact) => fact !== null),
		isOpen: wave.kind === 'open',
		invited: shown(wave.invited),
		responses: shown(wave.responses),
		/** Null: too few to be told. */
		tookPart: wave.responses,
		// An open link has participation, and never a rate.
		rates:
			wave.kind === 'open' || !wave.rates
				? null
				: m.surveys_rates({
						rr1: rate(wave.rates.rr1),
						rr2: rate(wave.rates.rr2),
						base: number.format(wave.rates.base)
					}),
		dispositions:
			wave.kind === 'open'
				? []
				: dispositions.map((one) => ({
						name: dispositionNames[one](),
						count: shown(wave.counts[one])
					})),
		by: wave.by.map(({ dimension, rows }) => ({
			dimension: names.dimension('', dimension),
			rows: rows.map(({ value, invited, responded }) => ({
				name: names.category('', dimension, value),
				invited: shown(invited),
				responded: shown(responded)
			}))
		}))
	});
	return {
		waves: method.waves.map(waveShown),
		interviews: method.interviews.map(({ chosen, count }) => ({
			name: chosenText(chosen, language),
			count: number.format(count)
		})),
		/** Of each that was chosen so and still stands: how, without who. */
		choices: Object.values(story.interviews).flatMap(({ id, words, choice }) =>
			words && choice
				? [
						{
							...{ id, title: words.title, language: words.language },
							among: m.story_method_choice_among({ count: counted(choice.among, language) }),
							by:
								choice.choosers === null
									? null
									: m.story_method_choice_by({ count: counted(choice.choosers, language) }),
							...{ because: choice.because, becauseIn: story.sourceLanguage }
						}
					]
				: []
		),
		isByChange: method.interviews.some(({ chosen }) => chosen === 'most_significant_change'),
		mixed: method.mixed === true,
		thresholds: m.story_method_thresholds(method.thresholds),
		data: m.story_method_data_text({ version: story.release.dataVersion.slice(0, 12) }),
		words: { language: paper.language, direction: paper.direction, ...inProse(story.method) }
	};
}

function inProse(words: Told['story']['method']): Record<keyof Told['story']['method'], Prose> {
	const { selection, limits, interviews } = words;
	return { selection: knownProse(selection), limits: knownProse(limits), interviews: knownProse(interviews) };
}

/** Each indicator of a story once: what it counts, and what it does not say. */
export function indicatorsOf(
	numbers: Told['paper']['numbers']
): { name: string; counts: string; limits: string }[] {
	const each = new Map(
		numbers.map(({ indicator, indicatorName, counts, limits }) => [
			indicator,
			{ name: indicatorName, counts, limits }
		])
	);
	return [...each.values()];
}
