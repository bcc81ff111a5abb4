import type { FieldKind, Sensitivity } from '#events/index.ts';
import { m } from '#messages/messages.js';

export const kindTexts: Record<FieldKind, () => string> = {
	short: m.applications_kind_short,
	long: m.applications_kind_long,
	choice: m.applications_kind_choice,
	several: m.applications_kind_several,
	date: m.applications_kind_date,
	country: m.applications_kind_country,
	number: m.applications_kind_number,
	file: m.applications_kind_file
};

export const sensitivityTexts: Record<Sensitivity, () => string> = {
	ordinary: m.applications_sensitivity_ordinary,
	personal: m.applications_sensitivity_personal,
	sensitive: m.applications_sensitivity_sensitive
};
