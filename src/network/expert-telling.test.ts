import { expect, test } from 'vitest';
import type { Evidence, Profile } from './expert.ts';
import { refusalToEvidence, refusalToTell, type Citable, type WordedPart } from './expert-telling.ts';

const citable: Citable = {
	publication: new Set(['p1']),
	dossier: new Set(['d1']),
	course: new Set(['c1']),
	certificate: new Set(['MINE'])
};
const today = '2026-11-22';
const tell = <Part extends WordedPart>(part: Part, told: Profile[Part]) =>
	refusalToTell(part, told, citable, today)?.code ?? null;

const link = (url: string): Evidence => ({ kind: 'link', title: 'A page', url });

test.each<[string, Evidence, string | null]>([
	['one’s own certificate', { kind: 'certificate', id: 'MINE' }, null],
	['somebody else’s certificate', { kind: 'certificate', id: 'YOURS' }, 'expert_evidence_not_yours'],
	['a course somebody else taught', { kind: 'course', id: 'c2' }, 'expert_evidence_not_yours'],
	['a publication nobody knows', { kind: 'publication', id: '' }, 'expert_publication_unknown'],
	['a project of the hub', { kind: 'dossier', id: 'd1' }, null],
	['a project that is not public', { kind: 'dossier', id: 'd2' }, 'expert_project_unknown'],
	['a link', link('https://example.org/a'), null],
	['a link that runs', link('javascript:alert(1)'), 'expert_url'],
	['a link with an end of line in it', link('https://example.org/\nBcc: x'), 'expert_url'],
	['a project without a title', { kind: 'project', title: ' ', years: null, url: null }, 'required'],
	[
		'a project of years that are none',
		{ kind: 'project', title: 'A', years: '19', url: null },
		'expert_years'
	]
])('evidence that is %s', (_, evidence, code) => {
	expect(refusalToEvidence(evidence, citable)?.code ?? null).toBe(code);
});

test('a name may not bring a second line, nor turn the page round', () => {
	const name = (text: string) => tell('name', { name: text, headline: 'Trainer', language: 'en' });
	expect(name('Aida Sample')).toBe(null);
	expect(name('Aida\r\nBcc: everybody@example.org')).toBe('unreadable_characters');
	expect(name('Aida \u202eelpmaS')).toBe('unreadable_characters');
	expect(tell('name', { name: 'Aida', headline: 'Trainer\nSubject: x', language: 'en' })).toBe(
		'unreadable_characters'
	);
	expect(tell('name', { name: 'Aida', headline: 'x'.repeat(161), language: 'en' })).toBe('longer_than');
});

test('what is not known is refused, and so is nothing', () => {
	expect(tell('roles', [])).toBe('expert_choose');
	expect(tell('languages', [{ code: 'xx', level: 'C1' }])).toBe('expert_choose');
	expect(tell('languages', [{ code: 'ru', level: 'D3' as 'C1' }])).toBe('expert_choose');
	expect(
		tell('languages', [
			{ code: 'ru', level: 'C1' },
			{ code: 'ru', level: 'B1' }
		])
	).toBe('expert_language_twice');
	expect(tell('places', { countries: ['XX'], regions: [] })).toBe('expert_choose');
	expect(tell('places', { countries: ['KZ'], regions: ['143'] })).toBe(null);
	expect(tell('expertise', [])).toBe('required');
	expect(tell('expertise', [{ topic: 'alchemy', evidence: link('https://example.org') }])).toBe(
		'expert_choose'
	);
	expect(tell('orcid', '0000-0002-1825-0097')).toBe(null);
	expect(tell('orcid', '0000-0002-1825-0098')).toBe('expert_orcid');
});

test('for whom and how is told in the words of the catalogue, each once', () => {
	const offer = (audiences: string[], modalities: string[]) => tell('offer', { audiences, modalities });
	expect(offer(['ngo'], [])).toBe(null);
	expect(offer([], ['hybrid', 'online-live'])).toBe(null);
	expect(offer([], [])).toBe('required');
	expect(offer(['ngo', 'ngo'], [])).toBe('expert_choose');
	expect(offer(['everybody'], [])).toBe('expert_choose');
	expect(offer(['ngo'], ['by post'])).toBe('expert_choose');
});

test('days and years end after they begin', () => {
	expect(tell('availability', [{ from: '2027-03-02', until: '2027-03-01', busy: true }])).toBe(
		'expert_ends_first'
	);
	expect(tell('availability', [{ from: '2027-02-30', until: '2027-03-01', busy: true }])).toBe(
		'expert_no_day'
	);
	const at = (since: number | null, until: number | null) =>
		tell('affiliations', [{ organisation: null, name: 'A school', position: null, since, until }]);
	expect(at(2010, 2009)).toBe('expert_ends_first');
	expect(at(Number('ten'), null)).toBe('expert_years');
	expect(at(2010, null)).toBe(null);
});
