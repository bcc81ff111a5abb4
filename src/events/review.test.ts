import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import { aField } from './application-builders.server.ts';
import { judged, problemsOfCriteria, scoreOf, type Criterion } from './criterion.ts';
import { assignFairly } from './review-assignment.ts';
import { answersShown, filesShown, hidden } from './review-blind.ts';

const criterion = (weight: number, scale: number): Criterion => ({
	...{ id: newId<'Criterion'>(), weight, scale },
	texts: { en: { name: 'Reach', hint: '' } }
});

describe('a judgement', () => {
	const [reach, plan] = [criterion(3, 5), criterion(1, 10)];
	test('weighs each criterion on its own scale', () => {
		expect(
			judged(
				[reach, plan],
				new Map([
					[reach.id, 5],
					[plan.id, 0]
				])
			)
		).toBe(75);
		expect(
			judged(
				[reach, plan],
				new Map([
					[reach.id, 5],
					[plan.id, 10]
				])
			)
		).toBe(100);
	});
	test('is none while a criterion is not judged', () => {
		expect(judged([reach, plan], new Map([[reach.id, 5]]))).toBe(null);
	});
	test('is told together with how far the reviewers are apart', () => {
		expect(scoreOf([80, 60.5])).toEqual({ mean: 70.3, spread: 19.5, reviews: 2 });
		expect(scoreOf([])).toBe(null);
	});
	test('is by criteria of sound weights and scales', () => {
		const found = problemsOfCriteria([criterion(0, 5), criterion(2, 7), { ...reach, texts: {} }], ['en']);
		expect(found.map(({ field, code }) => [field, code])).toEqual([
			['weight.0', 'criterion_weight'],
			['scale.1', 'not_chosen'],
			['name.2.en', 'required']
		]);
	});
});

describe('reviewers are asked fairly', () => {
	test('each application has as many as it needs, nobody has two more than another, and nobody is asked twice', () => {
		const ids = fc.integer({ min: 0, max: 40 });
		fc.assert(
			fc.property(
				ids,
				fc.integer({ min: 2, max: 7 }),
				fc.integer({ min: 2, max: 4 }),
				(count, people, each) => {
					fc.pre(people >= each);
					const applications = Array.from({ length: count }, (_, i) => `a${i}`);
					const reviewers = Array.from({ length: people }, (_, i) => `r${i}`);
					const { assigned, short } = assignFairly(applications, reviewers, each, []);
					const loads = reviewers.map((id) => assigned.filter(({ reviewer }) => reviewer === id).length);
					expect([assigned.length, short]).toEqual([count * each, []]);
					expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
					expect(
						new Set(assigned.map(({ application, reviewer }) => `${application} ${reviewer}`)).size
					).toBe(assigned.length);
				}
			)
		);
	});
	test('whoever has a conflict is not asked again there, and another takes over', () => {
		const standing = [
			{ application: 'a', reviewer: 'x', conflict: true },
			{ application: 'a', reviewer: 'y', conflict: false }
		];
		expect(assignFairly(['a'], ['x', 'y', 'z'], 2, standing)).toEqual({
			assigned: [{ application: 'a', reviewer: 'z' }],
			short: []
		});
		expect(assignFairly(['a'], ['x', 'y'], 2, standing).short).toEqual(['a']);
	});
});

describe('a blind reviewer', () => {
	const organisation = aField({ identifies: true });
	const photo = aField({ kind: 'file' });
	const why = aField({ kind: 'long' });
	const group = aField({ kind: 'choice' });
	const answers = new Map([
		[organisation.id, 'City of Kisumu'],
		[photo.id, 'amina.jpg'],
		[
			why.id,
			'I, AMINA Odhiambo, work for the City of Kisumu (amina@kisumu.example). Aminata is my colleague.'
		],
		[group.id, 'officials']
	]);
	const fields = [organisation, photo, why, group];

	test('reads nothing that says who it is, wherever it stands', () => {
		const shown = answersShown(fields, answers, true, 'Amina Odhiambo');
		expect([...shown]).toEqual([
			[why.id, `I, ${hidden}, work for the ${hidden} (${hidden}). Aminata is my colleague.`],
			[group.id, 'officials']
		]);
	});
	test('reads everything where the review is open', () => {
		expect(answersShown(fields, answers, false, 'Amina Odhiambo')).toEqual(answers);
	});
	test('opens a file only where the form says that it tells nobody, and never one that identifies', () => {
		const hiddenFile = aField({ kind: 'file' });
		const readable = aField({ kind: 'file', readBlind: true });
		const both = aField({ kind: 'file', readBlind: true, identifies: true });
		const all = [why, hiddenFile, readable, both];
		expect(filesShown(all, true)).toEqual([readable]);
		expect(filesShown(all, false)).toEqual([hiddenFile, readable, both]);
	});
	test('reads no Chinese name, though no space stands around it', () => {
		const shown = answersShown([why], new Map([[why.id, '我叫王芳，在北京工作。']]), true, '王芳');
		expect(shown.get(why.id)).toBe(`我叫${hidden}，在北京工作。`);
	});
	test('a name full of signs covers itself and breaks nothing', () => {
		const shown = answersShown([why], new Map([[why.id, 'I am A.(B)*+ of Ghent.']]), true, 'A.(B)*+ D’Ghent');
		expect(shown.get(why.id)).toBe(`I am ${hidden} of ${hidden}.`);
	});
});
