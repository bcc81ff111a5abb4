import { dayOfInstant } from '#catalogue/ui/day.ts';
import { findApplication } from '#events/index.server.ts';
import { wordsOf } from '#events/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { answerText, shownField } from '../../../../../events/[slug]/apply/shown.server.ts';
import { decisionTexts, stateTexts } from '../words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language } = locals;
	const id = idFrom<'Application'>(params.application);
	if (!id) throw new NotFound('application');
	const found = await findApplication(actor, params.event, id);
	const day = (at: Date) => dayOfInstant(at, language);
	const criteria = found.criteria.map((one) => ({
		...{ id: one.id, scale: one.scale },
		name: wordsOf(one.texts, language)?.words.name ?? ''
	}));
	return {
		...{ id, number: found.number, name: found.name ?? '–', email: found.email, agency: found.agency },
		...{ nominationReason: found.nominationReason, state: stateTexts[found.state]() },
		...{ score: found.score, spread: found.spread, criteria },
		letters: languageNameIn(found.language, language),
		answers: found.fields.map((field) => {
			const value = found.answers.get(field.id);
			return {
				...{ id: field.id, label: shownField(field, language).label, isFile: field.kind === 'file' },
				text: value === undefined ? null : answerText(field, value, language)
			};
		}),
		reviews: found.judgements.map(({ points, ...one }) => ({
			...one,
			points: criteria.map((criterion) => ({ ...criterion, points: points[criterion.id] ?? null }))
		})),
		decisions: found.decisions.map(({ at, by, decision, reason }) => ({
			...{ reason, by, day: day(at), decision: decisionTexts[decision]() }
		}))
	};
};
