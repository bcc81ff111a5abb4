import { daysText } from '#catalogue/ui/day.ts';
import { listQuestionnaires, listWaves } from '#surveys/index.server.ts';
import { lastDayOf, maySurvey, maySurveySome, phaseOf, textIn } from '#surveys/index.ts';
import { languageName } from '#vocabulary/index.ts';
import { onlyFor } from '../only.server.ts';
import { doneText } from './done.ts';
import { linkageNames, phaseNames, waveKindNames } from './words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor, language, now } = event.locals;
	const [questionnaires, waves] = await Promise.all([listQuestionnaires(actor), listWaves(actor)]);
	return {
		done: doneText(event.url),
		mayAdd: maySurveySome(actor),
		waves: waves.map((wave) => ({
			...{ slug: wave.slug, title: textIn(wave.title, language, wave.slug), illustrative: wave.illustrative },
			...{ kind: waveKindNames[wave.kind](), linkage: linkageNames[wave.linkage]() },
			...{ phase: phaseNames[phaseOf(wave, now)](), days: daysText(wave.opensOn, lastDayOf(wave), language) },
			...{ invited: wave.kind === 'open' ? null : wave.invited, responses: wave.responses + wave.waiting }
		})),
		questionnaires: questionnaires.map((one) => ({
			...{
				slug: one.slug,
				title: textIn(one.draft.title, language, one.slug),
				languages: one.draft.languages.map((code) => ({ code, name: languageName(code) }))
			},
			...{ ready: one.ready, version: one.versions[0]?.number ?? null, manage: maySurvey(actor, one) }
		}))
	};
};
