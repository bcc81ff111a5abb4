import { m } from '#messages/messages.js';
import type { PeopleColumn } from '#impact/index.ts';

/** What a column of a list can say, in the order of the form. */
export function columnNames(): { name: PeopleColumn; label: string }[] {
	return [
		{ name: 'country', label: m.impact_by_country() },
		{ name: 'gender', label: m.impact_by_gender() },
		{ name: 'sector', label: m.impact_by_sector() },
		{ name: 'relation', label: m.impact_by_relation() },
		{ name: 'age_band', label: m.impact_by_age_band() },
		{ name: 'language', label: m.impact_by_language() },
		{ name: 'certificate', label: m.impact_by_certificate() },
		{ name: 'count', label: m.impact_bring_count() }
	];
}
