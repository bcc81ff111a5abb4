import { conceptNames } from '#vocabulary/index.ts';
import { expect, test } from 'vitest';
import { emptyQuery } from './address.ts';
import { ConceptFinder } from './concepts.ts';
import { analyse } from './document.ts';
import { highlight } from './highlight.ts';
import { SearchIndex } from './search-index.ts';

const now = new Date('2026-06-01T00:00:00Z');
const finder = new ConceptFinder(conceptNames());

/** Titles by key; the letters before the number are the language. */
function indexOf(titles: Record<string, string>, filters: Record<string, string[]> = {}): SearchIndex {
	const index = SearchIndex.empty(finder, () => []);
	for (const [i, [key, title]] of Object.entries(titles).entries()) {
		const language = key.replace(/\d+$/, '');
		index.take(
			key,
			i,
			analyse({
				key,
				texts: [{ language, title, body: '' }],
				filters: filters[key] ?? [],
				periods: [],
				newestAt: now
			})
		);
	}
	return index;
}

test('among equals, what one can still take part in stands before what is over', () => {
	const index = SearchIndex.empty(finder, () => []);
	const days = {
		over: ['2019-11-18', '2019-11-22'],
		open: ['2026-05-01', null],
		coming: ['2026-07-01', null]
	};
	for (const [i, [key, [from, until]]] of Object.entries(days).entries()) {
		const periods = [{ from: new Date(from ?? 0), until: until ? new Date(until) : null }];
		const texts = [{ language: 'ar', title: 'ريادة الأعمال', body: '' }];
		index.take(key, i, analyse({ key, texts, filters: [], periods, newestAt: now }));
	}
	const answer = index.find({ ...emptyQuery(), text: 'ريادة الأعمال' }, { now });
	expect(answer.hits.map(({ key }) => key)).toEqual(['coming', 'open', 'over']);
});

function found(index: SearchIndex, text: string): string[] {
	const answer = index.find({ ...emptyQuery(), text }, { now });
	return answer.lack ? [] : answer.hits.map(({ key }) => key).sort();
}

test.each([
	['Arabic without its conjunction', 'ar', 'الهجرة والتنمية في المنطقة', 'التنمية'],
	['Arabic without its conjunction and article', 'ar', 'الهجرة والتنمية في المنطقة', 'تنمية'],
	['Arabic with a conjunction before a bare noun', 'ar', 'تنمية وهجرة', 'الهجرة'],
	['Arabic with a preposition and the article', 'ar', 'دليل للهجرة الآمنة', 'هجرة'],
	['Arabic asked for with a conjunction', 'ar', 'هجرة العمالة', 'وهجرة'],
	['Arabic ministries with and without the article', 'ar', 'وزارة العمل', 'الوزارة'],
	['Arabic plurals in -at', 'ar', 'سياسات الهجرة', 'سياسة'],
	['Arabic for refugees, where a letter is swallowed', 'ar', 'تعليم للاجئين', 'لاجئين'],
	['Arabic with vowel signs and tatweel', 'ar', 'الهِجْرَة الـعـمـالية', 'هجره'],
	['Arabic with another alef', 'ar', 'إفريقيا', 'افريقيا'],
	['French without accents', 'fr', 'L’accueil des réfugiés', 'refugie'],
	['French after an elision', 'fr', 'L’immigration aujourd’hui', 'immigration'],
	['French feminine plurals', 'fr', 'Femmes réfugiées', 'réfugiés'],
	['Spanish without accents', 'es', 'Migración y cooperación', 'cooperacion'],
	['Spanish plurals', 'es', 'Cooperaciones sur-sur', 'cooperación'],
	['Spanish ñ without a key for it', 'es', 'España', 'espana'],
	['Russian plurals', 'ru', 'Права мигрантов', 'мигранты'],
	['Russian cases', 'ru', 'Денежные переводы', 'денежных переводов'],
	['Russian ё', 'ru', 'Отчёт о беженцах', 'отчет'],
	['Chinese words', 'zh', '国际劳务移民手册', '劳务移民'],
	['Chinese that the segmenter cuts badly', 'zh', '境内流离失所者的权利', '流离失所'],
	['Chinese of one character', 'zh', '这本书很好', '书'],
	['English plurals and case', 'en', 'Migrant REMITTANCES', 'remittance'],
	['English with another hyphenation', 'en', 'A self-paced course', 'self paced'],
	['Portuguese, which has no stemmer, without accents', 'pt', 'Migração laboral', 'migracao'],
	['Azerbaijani letters', 'az', 'Əmək miqrasiyası', 'emek'],
	['Latin letters in an Arabic title', 'ar', 'منظمة IOM', 'iom'],
	['full-width letters', 'zh', 'ＩＯＭ 移民', 'iom']
])('%s', (_, language, title, text) => {
	expect(found(indexOf({ [`${language}1`]: title, en9: 'Unrelated' }), text)).toEqual([`${language}1`]);
});

test('a word finds texts in every language by that language’s own stems', () => {
	const index = indexOf({ en1: 'Installation notes', fr1: 'Une installation', es1: 'Las instalaciones' });
	expect(found(index, 'installation')).toEqual(['en1', 'fr1']);
});

test.each(['migration', 'migraciones', 'هجرة', 'миграции', '移民'])(
	'the broad word %s finds what it is called in every language, its own words first',
	(text) => {
		const titles = {
			ar1: 'دليل الهجرة',
			en1: 'Migration handbook',
			es1: 'Manual de migración',
			fr1: 'Guide des migrations',
			ru1: 'Пособие о миграции',
			zh1: '移民手册'
		};
		expect(found(indexOf({ ...titles, en9: 'Handbook of cooking' }), text)).toEqual(Object.keys(titles));
	}
);

test('its own words weigh more than its translations, which are marked', () => {
	const index = indexOf({ en1: 'Migration', es1: 'Migración' });
	const asked = { now };
	const answer = index.find({ ...emptyQuery(), text: 'migración' }, asked);
	expect(answer.hits.map(({ key, because }) => [key, because])).toEqual([
		['es1', { words: true, concepts: [] }],
		['en1', { words: true, concepts: [] }]
	]);
	expect(answer.concepts).toEqual([]);
	expect(highlight('On migration', 'en', answer.matcher)).toEqual([
		{ text: 'On ', marked: false },
		{ text: 'migration', marked: true }
	]);
});

test.each([
	'free course',
	'curso gratuito',
	'cours gratuit',
	'formation gratuite',
	'دورة مجانية',
	'бесплатный курс',
	'бесплатные курсы',
	'免费课程'
])('%s finds what costs nothing, in all languages, and names the filters', (text) => {
	const titles = { ar1: 'الهجرة', en1: 'Rights', zh1: '权利' };
	const free = ['kind:course', 'cost:free'];
	const index = indexOf({ ...titles, en2: 'Free movement' }, { ar1: free, en1: free, zh1: free });
	expect(found(index, text)).toEqual(Object.keys(titles));
	expect(index.find({ ...emptyQuery(), text }, { now }).concepts.toSorted()).toEqual([
		'cost:free',
		'kind:course'
	]);
});

test.each([
	['online workshop', ['modality:online-self-paced', 'type:course/workshop']],
	['taller presencial', ['modality:face-to-face', 'type:course/workshop']],
	['webinaire avec attestation', ['certificate:yes', 'type:event/webinar']],
	['دورة عن بعد', ['kind:course', 'modality:online-self-paced']],
	['дистанционное обучение', ['modality:online-self-paced']],
	['在线课程', ['kind:course', 'modality:online-self-paced']],
	['free movement of persons', ['topic:free-movement']]
])('%s names %j', (text, named) => {
	const { concepts } = indexOf({}).find({ ...emptyQuery(), text }, { now });
	expect(named.filter((concept) => concepts.includes(concept))).toEqual(named);
	expect(concepts.includes('cost:free')).toBe(false);
});

test('the name of a concept in one language finds what is tagged with it in another, and says so', () => {
	const index = indexOf(
		{ ar1: 'دورة عن الأموال', es1: 'Remesas y desarrollo' },
		{ ar1: ['topic:remittances'] }
	);
	const answer = index.find({ ...emptyQuery(), text: 'remesas' }, { now });
	expect(answer.concepts).toContain('topic:remittances');
	expect(answer.hits).toEqual([
		{ key: 'es1', because: { words: true, concepts: [] } },
		{ key: 'ar1', because: { words: false, concepts: ['topic:remittances'] } }
	]);
});

test.each([
	'migración laboral',
	'هجرة العمالة',
	'labour migration',
	'migration de main-d’œuvre',
	'трудовая миграция',
	'劳务移民'
])('%s finds labour migration in all languages', (text) => {
	const titles = { ar1: 'دورة', en1: 'Course', es1: 'Curso', ru1: 'Курс', zh1: '课程' };
	const tagged = Object.fromEntries(Object.keys(titles).map((key) => [key, ['topic:labour-migration']]));
	expect(found(indexOf(titles, tagged), text)).toEqual(Object.keys(titles));
});

test('a concept beside other words is one thought among them', () => {
	const index = indexOf(
		{ en1: 'Handbook', en2: 'Handbook of cooking', ar1: 'دليل' },
		{ en1: ['topic:remittances'], ar1: ['topic:remittances'] }
	);
	expect(found(index, 'remesas handbook')).toEqual(['en1']);
});

test('a country is found by any of its names', () => {
	const index = indexOf({ en1: 'Course', en2: 'Course' }, { en1: ['country:EC'], en2: ['country:BO'] });
	expect([found(index, 'Эквадор'), found(index, '厄瓜多尔'), found(index, 'bolivia')]).toEqual([
		['en1'],
		['en1'],
		['en2']
	]);
});

test('quoted words stand side by side, in their order, within one field', () => {
	const index = indexOf({
		en1: 'Migration policies for cities',
		en2: 'Policy on migration',
		en3: 'Cities and migration policy'
	});
	expect([found(index, '"migration policy"'), found(index, '«migration policies» cities')]).toEqual([
		['en1', 'en3'],
		['en1', 'en3']
	]);
});

test('an excluded word takes away what has the word or its concept', () => {
	const index = indexOf(
		{ en1: 'Handbook', en2: 'Handbook of refugees', ar1: 'Handbook' },
		{ ar1: ['topic:remittances'] }
	);
	expect([
		found(index, 'handbook -refugee'),
		found(index, 'handbook -remesas'),
		found(index, '-handbook')
	]).toEqual([['ar1', 'en1'], ['en1', 'en2'], []]);
});

test('words that say nothing do not narrow, unless there is nothing else', () => {
	const index = indexOf({ en1: 'Rights at work', en2: 'The Who' });
	expect([found(index, 'the rights of work'), found(index, 'the who')]).toEqual([['en1'], ['en2']]);
});

test.each([
	['cities rights volcano', ['en1'], { hasMost: true, words: ['volcano'] }],
	['cities volcano', ['en1', 'en2'], { hasMost: false, words: ['volcano'] }],
	['cities law', ['en1', 'en2', 'en3'], { hasMost: false, words: [] }],
	['cities rights', ['en1'], null],
	['volcano eruption', [], null]
])(
	'when nothing has all words, %s shows what has the most of them and says what it lacks',
	(text, keys, lack) => {
		const index = indexOf({ en1: 'Cities and rights', en2: 'Cities', en3: 'Law' });
		const answer = index.find({ ...emptyQuery(), text }, { now });
		expect([answer.hits.map(({ key }) => key).sort(), answer.lack]).toEqual([keys, lack]);
	}
);

test('a thousand words, lone quotes and marks are answered normally', () => {
	const index = indexOf({ en1: 'Cities and rights' });
	const hostile = [
		'cities '.repeat(1000),
		Array.from({ length: 1000 }, (_, i) => `word${i}`).join(' '),
		'"',
		'-',
		'- -',
		'"" -""',
		'-"',
		'“cities',
		'\u202ecities\u0000',
		'؟',
		'\ud800',
		'。'
	];
	expect(hostile.map((text) => found(index, text))).toEqual([
		['en1'],
		[],
		['en1'],
		['en1'],
		['en1'],
		['en1'],
		['en1'],
		['en1'],
		['en1'],
		['en1'],
		['en1'],
		['en1']
	]);
});
