import { describe, expect, test } from 'vitest';
import {
	audiences,
	broaderTopics,
	conceptLabel,
	conceptNames,
	countries,
	direction,
	goals,
	labelIn,
	languageNameIn,
	modalities,
	narrowerTopics,
	objectives,
	regions,
	regionsOf,
	targets,
	topic,
	topics,
	typeLabel,
	types,
	uiLanguages,
	type Labels
} from './index.ts';

const whole = (labels: Labels) => uiLanguages.every((language) => (labels[language] ?? '').length > 0);

describe('the vocabulary', () => {
	test('says everything in all six languages', () => {
		const all: [string, Labels][] = [
			...topics.flatMap((one): [string, Labels][] => [
				[one.id, one.labels],
				[one.id, one.definition]
			]),
			...[...goals, ...objectives].flatMap((one): [string, Labels][] => [
				[String(one.number), one.labels],
				[String(one.number), one.titles]
			]),
			...targets.map((one): [string, Labels] => [one.id, one.titles]),
			...audiences.flatMap((one): [string, Labels][] => [
				[one.id, one.labels],
				[one.id, one.iAm]
			]),
			...modalities.map((one): [string, Labels] => [one.id, one.labels]),
			...(['course', 'event', 'resource'] as const).flatMap((kind) =>
				types(kind).map((one): [string, Labels] => [one.id, one.labels])
			),
			...regions.map((one): [string, Labels] => [one.m49, one.labels]),
			...countries.map((one): [string, Labels] => [one.iso2, one.names])
		];
		expect(all.filter(([, labels]) => !whole(labels)).map(([id]) => id)).toEqual([]);
	});

	test('has the numbers of its sources: 17 goals, 23 objectives, 72 topics, 249 countries', () => {
		expect([goals.length, objectives.length, topics.length, countries.length]).toEqual([17, 23, 72, 249]);
	});

	test('names each concept once in a language', () => {
		const seen = new Map<string, string>();
		const twice: string[] = [];
		for (const { concept, language, text } of conceptNames()) {
			if (!concept.startsWith('topic:')) continue;
			const key = `${language}:${text.toLowerCase()}`;
			const other = seen.get(key);
			if (other && other !== concept) twice.push(`${key} ${other} ${concept}`);
			seen.set(key, concept);
		}
		expect(twice).toEqual([]);
	});

	test('climbs and descends the topics without a circle', () => {
		expect(broaderTopics('urban-migration')).toEqual(['local-governance', 'migration-governance']);
		expect(narrowerTopics('migration-governance')).toContain('local-governance');
		for (const { id, gcmObjectives, sdgTargets } of topics) {
			expect(broaderTopics(id).length).toBeLessThan(5);
			expect(gcmObjectives.every((number) => objectives.some((one) => one.number === number))).toBe(true);
			expect(sdgTargets.every((target) => targets.some((one) => one.id === target))).toBe(true);
		}
	});

	test('finds the regions of a country, nearest first', () => {
		expect(regionsOf('EC')).toEqual(['005', '419', '019']);
		expect(regionsOf('EG')).toEqual(['015', '002']);
		expect(regionsOf('XX')).toEqual([]);
	});

	test('falls back to English, then to any language, and says which it was', () => {
		expect(labelIn({ en: 'Report', es: 'Informe' }, 'es')).toEqual({ text: 'Informe', language: 'es' });
		expect(labelIn({ en: 'Report' }, 'ar')).toEqual({ text: 'Report', language: 'en' });
		expect(labelIn({ pt: 'Relatório' }, 'ar')).toEqual({ text: 'Relatório', language: 'pt' });
	});

	test('labels concepts and types, and knows what it does not know', () => {
		expect(conceptLabel('topic:remittances', 'es')).toBe('Remesas');
		expect(conceptLabel('country:EC', 'zh')).toBe('厄瓜多尔');
		expect(conceptLabel('topic:nothing', 'en')).toBeNull();
		expect(typeLabel('event', 'summit', 'fr')).toBe('Sommet');
		expect(direction('ar')).toBe('rtl');
		expect(languageNameIn('ar', 'en')).toBe('Arabic');
		expect(topic('remittances')?.labels.en).toBe('Remittances');
	});
});
