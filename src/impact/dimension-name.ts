import { m } from '#messages/messages.js';
import { conceptLabel, languageNameIn, type UiLanguage } from '#vocabulary/index.ts';

type Sentence = (inputs: Record<string, never>, options: { locale: UiLanguage }) => string;

const dimensions: Record<string, Sentence> = {
	cohort: m.impact_by_cohort,
	year: m.impact_by_year,
	country: m.impact_by_country,
	region: m.impact_by_region,
	gender: m.impact_by_gender,
	sector: m.impact_by_sector,
	relation: m.impact_by_relation,
	topic_relation: m.impact_by_topic_relation,
	age_band: m.impact_by_age_band,
	language: m.impact_by_language,
	certificate: m.impact_by_certificate
};

/** What people are told apart by; a question of somebody’s own by its id. */
export function dimensionName(dimension: string, language: string): string {
	return dimensions[dimension]?.({}, { locale: language as UiLanguage }) ?? dimension;
}

/** What learners told of themselves when they enrolled, in the words of that form. */
const categories: Record<string, Record<string, Sentence>> = {
	gender: {
		female: m.editions_gender_female,
		male: m.editions_gender_male,
		other: m.editions_gender_other
	},
	age_band: {
		under_18: m.editions_age_band_under_18,
		'18_24': m.editions_age_band_18_24,
		'25_34': m.editions_age_band_25_34,
		'35_44': m.editions_age_band_35_44,
		'45_54': m.editions_age_band_45_54,
		'55_64': m.editions_age_band_55_64,
		'65_over': m.editions_age_band_65_over
	},
	sector: {
		government: m.editions_sector_government,
		local_government: m.editions_sector_local_government,
		international_organisation: m.editions_sector_international_organisation,
		ngo: m.editions_sector_ngo,
		private_sector: m.editions_sector_private_sector,
		self_employed: m.editions_sector_self_employed,
		academia: m.editions_sector_academia,
		student: m.editions_sector_student,
		looking_for_work: m.editions_sector_looking_for_work,
		other: m.editions_sector_other
	},
	relation: {
		works_on_it: m.editions_relation_works_on_it,
		studies_it: m.editions_relation_studies_it,
		lives_it: m.editions_relation_lives_it,
		has_business: m.editions_relation_has_business,
		wants_business: m.editions_relation_wants_business,
		supports_others: m.editions_relation_supports_others,
		curious: m.editions_relation_curious
	},
	certificate: {
		completion: m.impact_certificate_completion,
		participation: m.impact_certificate_participation,
		none: m.impact_certificate_none
	}
};

export function profileCategory(dimension: string, category: string, language: string): string | null {
	return categories[dimension]?.[category]?.({}, { locale: language as UiLanguage }) ?? null;
}

/** All that there are, in the order of the form. */
export function profileCategories(dimension: string): readonly string[] {
	return Object.keys(categories[dimension] ?? {});
}

/** What a category of a cohort is called; what has no name stands as it is. */
export function cohortCategoryName(dimension: string, category: string, language: string): string {
	if (category === '') return m.impact_unknown({}, { locale: language as UiLanguage });
	if (dimension === 'country') return conceptLabel(`country:${category}`, language) ?? category;
	if (dimension === 'language') return languageNameIn(category, language);
	return profileCategory(dimension, category, language) ?? category;
}
