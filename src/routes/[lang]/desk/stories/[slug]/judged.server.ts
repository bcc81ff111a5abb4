import { numberText } from '#catalogue/ui/locale.ts';
import { listIndicators, namesOf, type Story } from '#impact/index.server.ts';
import { parseKey, recodeOf, type Group, type Publication, type StoryAudit } from '#impact/index.ts';
import { m } from '#messages/messages.js';
import { recodeNames, verdictNames } from '../words.ts';

/** An audit in words, for the team: which groups could be worked out, and what would tell less of them. */
export async function judged(story: Pick<Story, 'cohorts' | 'waves'>, audit: StoryAudit, language: string) {
	const indicators = await listIndicators();
	const names = await namesOf(story, language, indicators);
	const keyText = (key: string): string => {
		const parsed = parseKey(key);
		const indicator = indicators.find(({ id }) => id === parsed?.indicator);
		if (!parsed || !indicator) return key;
		return [names.indicator(indicator), names.fact(parsed)].filter((text) => text !== '').join(': ');
	};
	const groupText = (group: Group): string =>
		Object.entries(group)
			.filter(([, category]) => category !== 'all')
			.map(([dimension, category]) => {
				const plain = dimension.replace(/^(?:wave|invited):[^:]*:/u, '');
				if (plain.startsWith('is:')) return keyText(plain.slice('is:'.length));
				return `${names.dimension(plain)}: ${names.category(plain, category)}`;
			})
			.join(' · ');
	return {
		...{ verdict: audit.verdict, verdictText: verdictNames[audit.verdict](), checked: audit.checked },
		exposed: audit.exposed.map(({ group, least, most, verdict }) => ({
			...{
				group: groupText(group),
				verdict: verdictNames[verdict](),
				recode: recodeNames[recodeOf(group)]()
			},
			...{ least, most }
		})),
		changed: audit.changed.map(({ key, release, by }) => ({
			...{ key, name: keyText(key), release },
			by: numberText(by, language)
		})),
		different: (audit.different ?? []).map(({ key, publication, by }) => ({
			...{ key, name: keyText(key), title: titleOf(publication) },
			by: numberText(by, language)
		})),
		beside: new Intl.ListFormat(language).format(new Set((audit.publications ?? []).map(titleOf))),
		narrow: audit.narrow.filter((key) => parseKey(key) !== null).map((key) => ({ key, name: keyText(key) }))
	};
}

function titleOf(publication: Publication): string {
	return publication?.title ?? m.story_desk_beside_numbers();
}

export type Judged = Awaited<ReturnType<typeof judged>>;
