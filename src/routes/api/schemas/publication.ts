import { openAccesses, workTypes } from '#research/index.ts';
import * as v from 'valibot';
import { address } from './plain.ts';

export const Contributor = v.object({
	name: v.pipe(v.string(), v.description('family name, or the whole name where `given` is null')),
	given: v.nullable(v.string()),
	orcid: v.nullable(v.string())
});

export const Publication = v.object({
	type: v.pipe(v.picklist(workTypes), v.description('how it is cited')),
	authors: v.array(Contributor),
	editors: v.array(Contributor),
	published: v.nullable(
		v.pipe(v.string(), v.description('a year, a month or a day, as exactly as it is known'))
	),
	container: v.nullable(v.pipe(v.string(), v.description('the journal, book or series it is part of'))),
	volume: v.nullable(v.string()),
	issue: v.nullable(v.string()),
	pages: v.nullable(v.string()),
	number: v.nullable(v.string()),
	edition: v.nullable(v.string()),
	publisher: v.nullable(v.string()),
	publisherPlace: v.nullable(v.string()),
	isbn: v.nullable(v.string()),
	issn: v.nullable(v.string()),
	openAccess: v.nullable(v.picklist(openAccesses)),
	licence: v.nullable(v.string()),
	keywords: v.array(v.string()),
	citations: v.pipe(
		v.object({ bib: address, ris: address, json: address }),
		v.description('the same for reference managers')
	)
});
