import { participationBy, participationOf, strataOf, type Wave } from '#surveys/index.server.ts';
import { lastDayOf } from '#surveys/index.ts';
import { countingOf } from './counting.server.ts';
import { defaultThresholds } from './disclosure.ts';
import { findIndicator } from './indicators.server.ts';
import { shownBeside } from './story-method.ts';
import { toldResponse } from './story-response.ts';
import type { MethodWave, ShownInterview, StoryMethod } from './story.ts';

/** What the data say of how people were asked and who answered, with small groups hidden. */
export async function methodNow(
	waves: readonly Wave[],
	interviews: readonly ShownInterview['chosen'][],
	dataVersion: string
): Promise<StoryMethod> {
	return {
		waves: await Promise.all(waves.map(methodOfWave)),
		interviews: [...Map.groupBy(interviews, (chosen) => chosen)].map(([chosen, all]) => ({
			chosen,
			count: all.length
		})),
		thresholds: defaultThresholds,
		dataVersion
	};
}

async function methodOfWave(wave: Wave): Promise<MethodWave> {
	const [participation, dimensions] = await Promise.all([participationOf(wave), strataOf(wave.id)]);
	const { title, kind, linkage, opensOn } = wave;
	const { invited, responses, counts, rates } = participation;
	const by = kind === 'open' ? [] : dimensions;
	return toldResponse({
		...{ title, kind, linkage, opensOn, closesOn: lastDayOf(wave), invited, responses, counts, rates },
		by: await Promise.all(
			by.map(async (dimension) => ({
				dimension,
				rows: shownBeside(await participationBy(wave.id, dimension), await hiddenIn(wave, dimension))
			}))
		)
	});
}

/** Who answered is told by what they said too, in the public numbers: whoever is hidden there is hidden here. */
async function hiddenIn({ id }: Wave, dimension: string): Promise<(value: string) => boolean> {
	const respondents = await findIndicator('respondents');
	if (!respondents?.by.includes(dimension)) return () => false;
	const { counting } = await countingOf({ cohorts: [], waves: [id] });
	const hidden = (await counting.hidden(respondents, [dimension], 'everybody')).get('');
	return (value) => hidden?.isHidden({ [dimension]: value }) === true;
}
