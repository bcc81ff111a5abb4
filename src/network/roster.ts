import { readings } from '#search/index.ts';
import { languageLevels, type LanguageLevel } from './expert.ts';
import type { Availability } from './expert-spans.ts';
import { confirmationBounds } from './expert-state.ts';
import { packedSpan } from './roster-days.ts';
import {
	facetCount,
	facetIndex,
	rosterFacetNames,
	type RosterAsked,
	type RosterFacet
} from './roster-facets.ts';
import { heldOf, Values, type Held, type RosterRow } from './roster-held.ts';
import {
	count,
	hasValue,
	hasWord,
	judge,
	isMet,
	knownOf,
	none,
	out,
	places,
	rank,
	wishesMet,
	type Seeking
} from './roster-judging.ts';

/** Why an expert stands in a list: the values asked for that they have, and what is known of the days. */
export type RosterHit = {
	id: string;
	met: { facet: RosterFacet; value: string; level: LanguageLevel | null; evidence: number }[];
	words: string[];
	/** Which of the wishes are not met, by their places in the list. */
	lacks: number[];
	free: Availability | null;
};

export type RosterAnswer = {
	total: number;
	hits: RosterHit[];
	counts: Record<RosterFacet, { value: string; count: number }[]>;
};

/** All experts in memory. Who finds whom is decided here as `visibleParts` does: a part that may not be seen finds nobody. */
export class Roster {
	readonly #values = new Values();
	readonly #experts = new Map<string, Held>();
	#list: Held[] = [];
	#stale = false;

	get size(): number {
		return this.#experts.size;
	}

	put(row: RosterRow): void {
		this.#experts.set(row.id, heldOf(row, this.#values));
		this.#stale = true;
	}

	remove(id: string): void {
		this.#stale = this.#experts.delete(id) || this.#stale;
	}

	find(asked: RosterAsked): RosterAnswer {
		if (this.#stale) {
			this.#list = [...this.#experts.values()];
			this.#stale = false;
		}
		const list = this.#list;
		const seeking = this.#seeking(asked);
		const counts = rosterFacetNames.map(() => new Uint32Array(this.#values.texts.length));
		const ranks = new Float64Array(list.length);
		let found = 0;
		for (let i = 0; i < list.length; i++) {
			const one = list[i] as Held;
			const met = wishesMet(one, asked.viewerLevel, seeking);
			const failed = judge(one, asked, seeking, met);
			if (failed === out) continue;
			if (failed === none) {
				for (let facet = 0; facet < facetCount; facet++)
					count(one, facet, asked, counts[facet] as Uint32Array);
				ranks[found++] = rank(one, asked, seeking, met) * places + (places - 1 - i);
			} else count(one, failed, asked, counts[failed] as Uint32Array);
		}
		// Numbers are sorted as numbers: the rank stands above the place in the list.
		const sorted = ranks.subarray(0, found).sort();
		const first = found - 1 - asked.page * asked.size;
		const hits: RosterHit[] = [];
		for (let at = first; at >= 0 && at > first - asked.size; at--) {
			const place = places - 1 - ((sorted[at] as number) % places);
			hits.push(this.#hit(list[place] as Held, asked, seeking));
		}
		return { total: found, hits, counts: this.#countsOf(counts) };
	}

	#seeking({ filters, wishes, level, free, now, months }: RosterAsked): Seeking {
		const known = (facet: RosterFacet, value: string): number => this.#values.known(facet, value);
		return {
			filters: rosterFacetNames.flatMap((facet, index) => {
				const values = filters[facet];
				return values?.length ? [{ facet: index, ids: values.map((value) => known(facet, value)) }] : [];
			}),
			least: level === null ? 0 : languageLevels.indexOf(level),
			free: free && packedSpan(free),
			asleepAt: confirmationBounds(now, months).asleep.getTime(),
			wishes: wishes.map(({ filters: some, word }) => ({
				filters: some.map(({ facet, value }) => ({
					facet: facetIndex.get(facet) as number,
					id: known(facet, value)
				})),
				stems: word === null ? [] : readings(word).map(({ language, stem }) => `${language} ${stem}`),
				word
			}))
		};
	}

	#hit(one: Held, asked: RosterAsked, seeking: Seeking): RosterHit {
		const wanted = [
			...seeking.filters.flatMap(({ facet, ids }) => ids.map((id) => ({ facet, id }))),
			...seeking.wishes.flatMap(({ filters }) => filters)
		];
		const seen = new Set<number>();
		const met = wanted.flatMap(({ facet, id }): RosterHit['met'] => {
			if (id < 0 || seen.has(id) || !hasValue(one, facet, id, asked.viewerLevel, 0)) return [];
			seen.add(id);
			const text = this.#values.texts[id] as string;
			const at = one.values[facet]?.indexOf(id) ?? -1;
			const name = rosterFacetNames[facet] as RosterFacet;
			return [
				{
					facet: name,
					value: text.slice(text.indexOf(':') + 1),
					level: name === 'language' ? (languageLevels[one.levels[at] ?? 0] ?? null) : null,
					evidence: name === 'topic' ? (one.evidence.get(id) ?? 0) : 0
				}
			];
		});
		const words = seeking.wishes.flatMap(({ word, stems }) =>
			word !== null && hasWord(one, stems, asked.viewerLevel) ? [word] : []
		);
		const lacks = seeking.wishes.flatMap((wish, i) =>
			isMet(one, asked.viewerLevel, wish, seeking.least) ? [] : i
		);
		return {
			id: one.id,
			met,
			words,
			lacks,
			free: seeking.free && knownOf(one, seeking.free, asked.viewerLevel)
		};
	}

	#countsOf(counts: readonly Uint32Array[]): RosterAnswer['counts'] {
		return Object.fromEntries(
			rosterFacetNames.map((facet, index) => {
				const found: { value: string; count: number }[] = [];
				counts[index]?.forEach((count, id) => {
					if (count > 0)
						found.push({ value: (this.#values.texts[id] as string).slice(facet.length + 1), count });
				});
				return [facet, found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))];
			})
		) as RosterAnswer['counts'];
	}
}
