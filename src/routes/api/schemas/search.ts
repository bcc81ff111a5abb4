import * as v from 'valibot';
import { Entry } from './entry.ts';
import { OrganisationName } from './organisation.ts';
import { address, whole } from './plain.ts';
import { LocalText } from './text.ts';

export const Hit = v.variant('is', [
	v.object({ is: v.literal('entry'), foundBy: v.array(v.string()), entry: Entry }),
	v.object({ is: v.literal('organisation'), foundBy: v.array(v.string()), organisation: OrganisationName }),
	v.object({
		is: v.picklist([
			'recommendation',
			'practice',
			'project',
			'story',
			'expert',
			'partnership',
			'programme',
			'discussion'
		]),
		foundBy: v.array(v.string()),
		slug: v.string(),
		url: v.pipe(address, v.description('the page here, in the language asked for')),
		title: LocalText,
		line: v.pipe(v.nullable(v.string()), v.description('what tells it from others: where, when, whose')),
		summary: v.nullable(LocalText),
		illustrative: v.pipe(v.boolean(), v.description('invented for the demonstration'))
	})
]);

export const SearchAnswer = v.object({
	total: whole,
	results: v.array(Hit),
	counts: v.pipe(
		v.record(v.string(), v.array(v.object({ value: v.string(), count: whole }))),
		v.description('for each filter, its values and how many results each would give')
	),
	concepts: v.pipe(v.array(v.string()), v.description('concepts the words name, such as topic:remittances')),
	didYouMean: v.nullable(v.string()),
	next: v.nullable(v.pipe(address, v.description('the next page; null on the last')))
});
