import type { UiLanguage } from '#vocabulary/index.ts';
import { listIndicators } from './indicators.server.ts';
import { namesOf } from './names.server.ts';
import type { PaperNames } from './paper-names.ts';
import type { ReadStory } from './story.ts';

/** What a story's numbers are called, in any language. An indicator that is defined no longer has its id for a name. */
export async function namesFor(
	{ scope, indicators: frozen }: Pick<ReadStory, 'scope' | 'indicators'>,
	language: UiLanguage
): Promise<PaperNames> {
	const indicators = await listIndicators();
	const names = await namesOf(scope, language, indicators);
	const known = new Map(indicators.map((one) => [one.id, one.texts]));
	return {
		indicator: (id) => {
			const texts = frozen[id] ?? known.get(id) ?? {};
			return (
				texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? { name: id, counts: '', limits: '' }
			);
		},
		option: (indicator, option) => names.fact({ indicator, option, group: {} }),
		dimension: (_, dimension) => names.dimension(dimension),
		category: (_, dimension, category) => names.category(dimension, category)
	};
}
