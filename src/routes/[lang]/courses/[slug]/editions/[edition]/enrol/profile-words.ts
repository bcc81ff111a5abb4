import { m } from '#messages/messages.js';
import type { ProfileName } from '#training/index.ts';

/** What a field of the learner's profile is called. */
export function fieldText(name: ProfileName): string {
	return fields[name]();
}

/** Why it is asked. */
export function purposeText(name: ProfileName): string {
	return purposes[name]();
}

/** Until when it is kept: months after the edition, or after enrolling where that has no end. */
export function keptText(months: number, hasEnd: boolean): string {
	const kept = m.editions_kept_months;
	const open = m.editions_kept_months_from_now;
	return hasEnd ? kept({ count: months }) : open({ count: months });
}

export function choiceText(name: ProfileName, value: string): string {
	if (value === 'not_said') return m.editions_not_said();
	const say = (m as unknown as Record<string, (() => string) | undefined>)[`editions_${name}_${value}`];
	return say ? say() : value;
}

const fields: Record<ProfileName, () => string> = {
	country: m.editions_country,
	gender: m.editions_gender,
	age_band: m.editions_age_band,
	sector: m.editions_sector,
	occupation: m.editions_occupation,
	organisation: m.editions_organisation,
	relation: m.editions_relation,
	background: m.editions_background
};

const purposes: Record<ProfileName, () => string> = {
	country: m.editions_country_why,
	gender: m.editions_gender_why,
	age_band: m.editions_age_band_why,
	sector: m.editions_sector_why,
	occupation: m.editions_occupation_why,
	organisation: m.editions_organisation_why,
	relation: m.editions_relation_why,
	background: m.editions_background_why
};
