import { system } from '#people/index.ts';
import { newId } from '#platform/index.ts';
import { anOrganisation } from '../network/builders.server.ts';
import type { LineInput } from './series-line.ts';
import { putLine } from './series-line.server.ts';
import type { Series, SeriesInput } from './series.ts';
import { createSeries, showSeries } from './series-writing.server.ts';

const actor = system('test');
const now = new Date('2026-12-01T10:00:00Z');

/** A published year 2027 without lines. `centre`: a slug; one is made where none is given. */
export async function aSeries(
	given: Partial<SeriesInput> & { slug?: string; centre?: string; state?: Series['state'] } = {}
): Promise<Series> {
	const slug = given.slug ?? `year-${newId().slice(-12)}`;
	const centre = given.centre ?? (await anOrganisation()).slug;
	const texts = given.texts ?? {
		en: { title: 'Training for the passes', foreword: 'What we teach this year.' }
	};
	const made = await createSeries(actor, { slug, centre }, { year: given.year ?? 2027, texts }, now);
	return given.state === 'draft' ? made : showSeries(actor, slug, 'published', now);
}

/** A planned line of the second quarter for Georgia and Kazakhstan, five seats each. */
export function aLine(given: Partial<LineInput> = {}): LineInput {
	return {
		...{ quarter: 2, eventId: null, editionId: null, titles: { en: 'Remittances for officials' } },
		...{ topics: ['remittances'], languages: ['ru'], modality: 'face-to-face', seats: 20 },
		...{ donorId: null, partnershipId: null },
		countries: [
			{ country: 'GE', seats: 5 },
			{ country: 'KZ', seats: 5 }
		],
		...given
	};
}

export const putALine = (slug: string, given: Partial<LineInput> = {}) =>
	putLine(actor, slug, null, aLine(given), now);
