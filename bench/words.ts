import { goals, objectives, targets, topics, type Labels } from '../src/vocabulary/index.ts';
import type { Random } from './random.ts';

export const benchLanguages = ['en', 'es', 'fr', 'ar', 'ru', 'zh'] as const;
export type BenchLanguage = (typeof benchLanguages)[number];

/** Different words of one language in 100,000 records: more than in a real hub, whose texts are about one subject. */
const wordsPerLanguage = 12_000;

/** In about 7,500 of 100,000 records, and in about 4,000. Neither names a concept. */
export const frequentWord = 'guidance';
export const secondWord = 'practice';
/** As frequent, and looked for in every language. */
export const broadWord = 'training';
const ranks: Partial<Record<BenchLanguage, Record<string, number>>> = {
	en: { [frequentWord]: 36, [broadWord]: 37, [secondWord]: 72 }
};

const syllables: Record<BenchLanguage, string[]> = {
	en: 'con tra ver mi gra so cial pol lin ter ment ing ous ba re der sta tem por fin lab mar ket'.split(' '),
	es: 'ca sa mi gra ción la bo ral per so na tra ba jo ter ri to rio fa ci li dad no che'.split(' '),
	fr: 'mai son pou voir tra vail lé gal é cri ture fron ti ère ac cueil mo bi li té gé né ral'.split(' '),
	ar: 'مه اجر عمل قان ون حد ود سيا سة تع ليم صح بلد ان مجت مع شب كة نظ ام'.split(' '),
	ru: 'ми гра пра во тру до вой го род об ще ст ван на род по мо щь за кон ный'.split(' '),
	zh: [
		...'人民国家地方社会经济发展教育卫生法律政府城市农村家庭儿童妇女青年工作保护服务管理研究数据方法项目合作机构'
	]
};

/** All words of a language, the most frequent first: those of our own definitions, then invented ones. */
export function wordsOf(language: BenchLanguage, random: Random): string[] {
	const words = new Set(realWords(language));
	while (words.size < wordsPerLanguage) {
		const length = language === 'zh' ? 2 : 2 + random.below(3);
		words.add(Array.from({ length }, () => random.pick(syllables[language])).join(''));
		if (language === 'zh' && words.size > 3000) break;
	}
	const ranked = [...words];
	for (const [word, rank] of Object.entries(ranks[language] ?? {})) {
		const at = ranked.indexOf(word);
		if (at >= 0) ranked.splice(at, 1);
		ranked.splice(rank, 0, word);
	}
	return ranked;
}

/** Words of our definitions by how often they stand there. */
function realWords(language: BenchLanguage): string[] {
	const labels: Labels[] = [
		...topics.flatMap(({ labels: own, definition }) => [own, definition]),
		...[...goals, ...objectives].flatMap(({ labels: own, titles }) => [own, titles]),
		...targets.map(({ titles }) => titles)
	];
	const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
	const counts = new Map<string, number>();
	for (const text of labels.map((own) => own[language] ?? ''))
		for (const { segment, isWordLike } of segmenter.segment(text.toLowerCase()))
			if (isWordLike) counts.set(segment, (counts.get(segment) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}
