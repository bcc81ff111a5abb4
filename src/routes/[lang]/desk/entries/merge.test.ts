import { expect, test } from 'vitest';
import { readEntry, type EntryInput } from '#catalogue/index.ts';
import { chosenInput, differingFields, likelySide } from './merge.ts';

function input(fields: Record<string, unknown>): EntryInput {
	const { input: read, problems } = readEntry({
		kind: 'event',
		type: 'forum',
		url: 'https://example.org/a',
		titleLanguage: 'en',
		texts: { en: { title: 'A forum' } },
		...fields
	});
	if (!read) throw new Error(JSON.stringify(problems));
	return read;
}

test('only what differs is asked, and dates are asked together', () => {
	const keep = input({ startsOn: '2026-05-01', endsOn: '2026-05-02' });
	const other = input({ startsOn: '2026-05-01', endsOn: '2026-05-03', place: 'Quito' });
	expect(differingFields(keep, other)).toEqual(['dates', 'place']);
});

test('an empty field takes what the other knew, lists are united, the rest stays', () => {
	const keep = input({ topics: ['remittances'], duration: '2 days' });
	const other = input({ topics: ['refugees'], duration: '3 days', place: 'Quito' });
	expect(differingFields(keep, other).map((field) => [field, likelySide(keep, other, field)])).toEqual([
		['place', 'other'],
		['duration', 'keep'],
		['topics', 'both']
	]);
});

test('a page of its own beats its provider’s', () => {
	const keep = input({ urlLevel: 'landing' });
	const other = input({ url: 'https://example.org/b' });
	expect(likelySide(keep, other, 'url')).toBe('other');
	expect(chosenInput(keep, other, () => 'other')).toMatchObject({
		url: 'https://example.org/b',
		urlLevel: 'item'
	});
});

test('what was chosen is what the record says, field by field', () => {
	const keep = input({ topics: ['remittances'], texts: { en: { title: 'A forum' } } });
	const other = input({
		topics: ['refugees'],
		texts: { en: { title: 'The forum' }, es: { title: 'El foro' } }
	});
	const chosen = chosenInput(keep, other, (field) => (field === 'topics' ? 'both' : 'other'));
	expect(chosen['topics']).toEqual(['remittances', 'refugees']);
	expect(chosen['texts']).toMatchObject({ en: { title: 'The forum' }, es: { title: 'El foro' } });
});

test('who provides is no partner besides', () => {
	const keep = input({ providers: ['iom'], partners: ['ilo'] });
	const other = input({ providers: ['ilo'] });
	const chosen = chosenInput(keep, other, (field) => (field === 'providers' ? 'both' : 'keep'));
	expect(chosen).toMatchObject({ providers: ['iom', 'ilo'], partners: [] });
});
