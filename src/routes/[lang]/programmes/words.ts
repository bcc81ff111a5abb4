import { intlLocale } from '#catalogue/ui/locale.ts';
import { m } from '#messages/messages.js';
import type { OutcomeMeasure, Quarter } from '#events/index.ts';

const quarterNames: Record<Quarter, () => string> = {
	1: m.programmes_quarter_1,
	2: m.programmes_quarter_2,
	3: m.programmes_quarter_3,
	4: m.programmes_quarter_4
};

/** 'January–March', in the page's language. */
export function quarterText(quarter: Quarter): string {
	return quarterNames[quarter]();
}

/** 'April', from 1 to 12. */
export function monthText(month: number, language: string): string {
	const format = new Intl.DateTimeFormat(intlLocale(language), { month: 'long', timeZone: 'UTC' });
	return format.format(new Date(Date.UTC(2027, month - 1, 15)));
}

export const measureTexts: Record<OutcomeMeasure, () => string> = {
	nominated: m.programmes_nominated,
	selected: m.programmes_selected,
	attended: m.programmes_attended,
	certified: m.programmes_certified
};

const genders: Record<string, () => string> = {
	female: m.programmes_gender_female,
	male: m.programmes_gender_male,
	other: m.programmes_gender_other,
	not_said: m.programmes_gender_not_said
};

/** A gender as an application's answer has it; an answer of a form of its own as it stands. */
export function genderText(key: string): string {
	return Object.hasOwn(genders, key) ? (genders[key]?.() ?? key) : key;
}
