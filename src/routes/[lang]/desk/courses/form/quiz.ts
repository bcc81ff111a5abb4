import type { Settings, Words } from '#courses/index.ts';
import { all, one, type Values } from '#ui/form/values.ts';

type Draw = { pool: string; take: number }[];

/** `words`: its title, where it has one. */
export function quizValues(settings: Settings, words: Words): Values {
	const draw = (settings['draw'] ?? []) as Draw;
	const pass = settings['pass'] as number | null | undefined;
	return {
		title: [String(words['title'] ?? '')],
		attempts: [String(settings['attempts'] ?? '')],
		mark: [String(settings['mark'] ?? 'best')],
		minutes: [String(settings['minutes'] ?? '')],
		pass: [pass === null || pass === undefined ? '' : String(Math.round(pass * 1000) / 10)],
		feedback: [String(settings['feedback'] ?? 'at-once')],
		'draw.pool': draw.map(({ pool }) => pool),
		'draw.take': draw.map(({ take }) => String(take))
	};
}

/** The rules a form says, for the schema to check. A pass mark is told in per cent. */
export function readQuiz(values: Values): Settings {
	const takes = all(values, 'draw.take');
	const pass = one(values, 'pass').trim().replace('%', '').replace(',', '.').trim();
	return {
		attempts: count(one(values, 'attempts')),
		mark: one(values, 'mark') || 'best',
		minutes: count(one(values, 'minutes')),
		pass: pass === '' ? null : Number.isFinite(Number(pass)) ? Number(pass) / 100 : pass,
		feedback: one(values, 'feedback') || 'at-once',
		draw: all(values, 'draw.pool').flatMap((pool, at) =>
			pool.trim() === '' ? [] : [{ pool: pool.trim(), take: count(takes[at] ?? '') ?? 1 }]
		)
	};
}

function count(entered: string): number | string | null {
	const plain = entered.trim();
	if (plain === '') return null;
	return /^\d{1,6}$/u.test(plain) ? Number(plain) : plain;
}
