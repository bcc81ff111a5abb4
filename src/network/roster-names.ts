import { fold, stemOf, tokens } from '#search/index.ts';
import { audiences, conceptNames, languages, modalities, uiLanguages } from '#vocabulary/index.ts';
import type { ExpertRole } from './expert.ts';
import { offerWords, plainWords, roleWords, speakerWords } from './roster-words.ts';
import type { RosterFacet } from './roster-facets.ts';

export type NamedFilter = { facet: RosterFacet; value: string };
/** What a name means: filters, or a month. */
export type Name = { filters: NamedFilter[]; month: number | null };

const facetOf: Record<string, RosterFacet> = { topic: 'topic', country: 'country', region: 'region' };

/** Every name of a role, language, topic, country, region, audience, format and month, by the stems of its words in its language. */
export class Names {
	readonly #spaced = new Map<string, Name>();
	readonly #unspaced = new Map<string, Name>();
	/** A name's first stem → how many words the longest name has that begins so. */
	readonly #longest = new Map<string, number>();
	/** Words that narrow nothing, folded. */
	readonly plain = new Set<string>();

	constructor() {
		this.#addConcepts();
		this.#addLanguages();
		this.#addRoles();
		for (const language of uiLanguages) {
			for (let month = 0; month < 12; month++)
				for (const name of monthNames(language, month)) this.#add(name, language, null, month);
			for (const word of (plainWords[language] ?? '').split(' ')) this.plain.add(fold(word));
		}
		this.#addOffers();
	}

	/** The longest name that begins a list of stems. */
	spaced(language: string, stems: readonly string[]): { name: Name; length: number } | null {
		const longest = this.#longest.get(`${language} ${stems[0] ?? ''}`) ?? 0;
		for (let length = Math.min(longest, stems.length); length > 0; length--) {
			const name = this.#spaced.get(`${language} ${stems.slice(0, length).join(' ')}`);
			if (name) return { name, length };
		}
		return null;
	}

	/** The name that a run of a script without spaces is. */
	unspaced(run: string): Name | undefined {
		return this.#unspaced.get(fold(run));
	}

	#addConcepts(): void {
		for (const { concept, language, text } of conceptNames()) {
			const colon = concept.indexOf(':');
			const facet = facetOf[concept.slice(0, colon)];
			if (facet) this.#add(text, language, { facet, value: concept.slice(colon + 1) });
		}
	}

	#addLanguages(): void {
		for (const { code, native, names } of languages) {
			const filter: NamedFilter = { facet: 'language', value: code };
			this.#add(native, code, filter);
			for (const [language, text] of Object.entries(names)) if (text) this.#add(text, language, filter);
			for (const [language, words] of Object.entries(speakerWords[code] ?? {}))
				for (const word of words) this.#add(word, language, filter);
		}
	}

	#addRoles(): void {
		for (const [role, byLanguage] of Object.entries(roleWords) as [ExpertRole, Record<string, string[]>][])
			for (const [language, words] of Object.entries(byLanguage))
				for (const word of words) this.#add(word, language, { facet: 'role', value: role });
	}

	/** For whom and how, where the name means nothing else: a researcher is sought more often than who teaches researchers. */
	#addOffers(): void {
		const named = [
			...offerWords,
			...audiences.map((one) => ({ facet: 'audience' as const, values: [one.id], words: one.labels })),
			...modalities.map((one) => ({ facet: 'modality' as const, values: [one.id], words: one.labels }))
		];
		const offers = named.flatMap(({ facet, values, words }) =>
			Object.entries(words).flatMap(([language, said]) =>
				[said].flat().map((text) => ({ facet, values, language, text }))
			)
		);
		const free = offers.filter(({ text, language }) => !this.#means(text, language));
		for (const { facet, values, language, text } of free)
			for (const value of values) this.#add(text, language, { facet, value });
	}

	#means(text: string, language: string): boolean {
		const words = tokens(text);
		if (!words[0]?.spaced) return this.unspaced(text) !== undefined;
		const stems = words.map(({ text: word }) => stemOf(word, language).stem);
		return this.spaced(language, stems)?.length === stems.length;
	}

	#add(text: string, language: string, filter: NamedFilter | null, month: number | null = null): void {
		const words = tokens(text);
		const [first] = words;
		if (!first) return;
		if (!first.spaced) return put(this.#unspaced, fold(text), filter, month);
		const stems = words.map(({ text: word }) => stemOf(word, language).stem);
		this.#addSpaced(language, stems, filter, month);
		// As it is written, too: a name in a language without stems.
		this.#addSpaced(
			'und',
			words.map(({ text: word }) => fold(word)),
			filter,
			month
		);
	}

	#addSpaced(
		language: string,
		stems: readonly string[],
		filter: NamedFilter | null,
		month: number | null
	): void {
		const first = `${language} ${stems[0] ?? ''}`;
		this.#longest.set(first, Math.max(stems.length, this.#longest.get(first) ?? 0));
		put(this.#spaced, `${language} ${stems.join(' ')}`, filter, month);
	}
}

function put(into: Map<string, Name>, key: string, filter: NamedFilter | null, month: number | null): void {
	const known = into.get(key) ?? { filters: [], month: null };
	if (filter && !known.filters.some(({ facet, value }) => facet === filter.facet && value === filter.value))
		known.filters.push(filter);
	known.month ??= month;
	into.set(key, known);
}

const levantine =
	'كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول'.split(',');
const chinese = '一 二 三 四 五 六 七 八 九 十 十一 十二'.split(' ');

/** Alone, and as it stands in a date: март, марта, марте; in the Arab east, and in Chinese numbers, it has another name. */
function monthNames(language: string, month: number): Set<string> {
	const at = new Date(Date.UTC(2026, month, 15));
	const alone = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(at);
	const inDate = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
		.formatToParts(at)
		.find(({ type }) => type === 'month')?.value;
	const names = [alone, inDate ?? alone];
	if (language === 'ar') names.push(levantine[month] ?? alone);
	if (language === 'zh') names.push(`${chinese[month] ?? ''}月`, `${month + 1}月`);
	if (language === 'ru') names.push(alone.replace(/[ьй]?$/u, 'е'));
	return new Set(names);
}
