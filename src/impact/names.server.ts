import { m } from '#messages/messages.js';
import { questionnaireOfWave, waveById } from '#surveys/index.server.ts';
import { textIn, type Questionnaire } from '#surveys/index.ts';
import { conceptLabel, languageNameIn, type UiLanguage } from '#vocabulary/index.ts';
import { inArray } from 'drizzle-orm';
import { db } from '#platform/index.server.ts';
import { impactCohort } from './cohort-tables.server.ts';
import { dimensionName, profileCategory } from './dimension-name.ts';
import type { Fact, Scope } from './fact.ts';
import type { Indicator } from './indicator.ts';

/** What indicators, dimensions and categories are called for readers of a language. */
export type Names = {
	indicator: (indicator: Pick<Indicator, 'id' | 'texts'>) => string;
	dimension: (dimension: string) => string;
	category: (dimension: string, category: string) => string;
	/** The answer that a fact is about, and whom it is narrowed to: 'Money · Woman'; '' where it is of everybody. */
	fact: (fact: Pick<Fact, 'indicator' | 'option' | 'group'>) => string;
};

/** As the questionnaires of a scope word them, else as this hub does; what has no name stands as it is. */
export async function namesOf(
	scope: Scope,
	language: string,
	indicators: readonly Indicator[]
): Promise<Names> {
	const locale = language as UiLanguage;
	const questionnaires = new Map<string, Questionnaire>();
	for (const id of scope.waves) {
		const wave = await waveById(id);
		const key = `${wave.questionnaireId} ${wave.version}`;
		if (!questionnaires.has(key)) questionnaires.set(key, await questionnaireOfWave(wave));
	}
	const options = new Map<string, string>();
	for (const { sections } of questionnaires.values())
		for (const question of sections.flatMap(({ questions }) => questions))
			for (const option of question.options)
				options.set(`${question.id}.${option.id}`, textIn(option.texts, language, option.id).text);
	const cohorts = await db
		.select({ slug: impactCohort.slug, title: impactCohort.title, startsOn: impactCohort.startsOn })
		.from(impactCohort)
		.where(inArray(impactCohort.id, [...scope.cohorts]));
	const titles = new Map(
		cohorts.map(({ slug, title, startsOn }) => [
			slug,
			[textIn(title, language, slug).text, startsOn?.slice(0, 7)].filter(Boolean).join(', ')
		])
	);
	const byId = new Map(indicators.map((one) => [one.id, one]));
	const category = (dimension: string, code: string): string => {
		if (code === '') return m.impact_unknown({}, { locale });
		switch (dimension) {
			case 'country':
			case 'region':
				return conceptLabel(`${dimension}:${code}`, language) ?? code;
			case 'language':
				return languageNameIn(code, language);
			case 'cohort':
				return titles.get(code) ?? code;
			default:
				return options.get(`${dimension}.${code}`) ?? profileCategory(dimension, code, language) ?? code;
		}
	};
	const nameOf = ({ id, texts }: Pick<Indicator, 'id' | 'texts'>): string =>
		(texts[language] ?? texts['en'] ?? Object.values(texts)[0])?.name ?? id;
	return {
		indicator: nameOf,
		dimension: (dimension) => dimensionName(dimension, language),
		category,
		fact: ({ indicator, option, group }) => {
			const of = byId.get(indicator);
			const question = of && 'question' in of.measure ? of.measure.question : '';
			const own = option === null ? null : of?.categories?.[option];
			return [
				...(option === null ? [] : [own ? textIn(own, language, option).text : category(question, option)]),
				...Object.entries(group).map(([dimension, code]) => category(dimension, code))
			].join(' · ');
		}
	};
}
