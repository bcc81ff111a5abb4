import * as v from 'valibot';
import { OrganisationName } from './organisation.ts';
import { address, day, whole } from './plain.ts';
import { OwnText } from './text.ts';

export const Programme = v.object({
	slug: v.string(),
	url: v.pipe(address, v.description('the page here, in the language asked for')),
	year: whole,
	title: OwnText,
	centre: OrganisationName,
	trainings: v.pipe(whole, v.description('how many trainings stand in it')),
	updatedAt: v.pipe(v.string(), v.isoTimestamp()),
	illustrative: v.pipe(v.boolean(), v.description('invented for demonstration'))
});

export const Training = v.object({
	title: OwnText,
	url: v.pipe(v.nullable(address), v.description('null: planned, it has no page yet')),
	kind: v.pipe(v.string(), v.description('in words of the language asked for')),
	state: v.picklist(['planned', 'dated', 'cancelled']),
	quarter: v.pipe(whole, v.minValue(1), v.maxValue(4)),
	startsOn: v.nullable(day),
	endsOn: v.nullable(day),
	topics: v.array(v.string()),
	languages: v.array(v.string()),
	seats: v.pipe(v.nullable(whole), v.description('null: as many as come')),
	countries: v.array(
		v.object({
			country: v.pipe(v.string(), v.description('ISO 3166-1 alpha-2')),
			seats: v.pipe(v.nullable(whole), v.description('null: of those that all share'))
		})
	),
	donor: v.pipe(v.nullable(v.string()), v.description('the slug of an organisation')),
	partnership: v.pipe(v.nullable(v.string()), v.description('its slug')),
	call: v.pipe(v.nullable(address), v.description('where an agency nominates, while it may'))
});

export const ProgrammeWhole = v.object({
	...Programme.entries,
	foreword: v.nullable(OwnText),
	calendar: v.pipe(address, v.description('iCalendar')),
	lines: v.array(Training)
});

export const ProgrammeList = v.object({ programmes: v.array(Programme) });
