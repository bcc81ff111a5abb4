import { dayText } from '#catalogue/ui/day.ts';
import { dayIn } from '#catalogue/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { findLearner } from '#training/index.server.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { stateText } from '../state-text.ts';
import { answersShown, toldInWords } from '../told.ts';
import { certificateShown, contributionShown, lessonsShown, quizzesShown } from './shown.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, language, now } = locals;
	const id = idFrom<'Enrolment'>(params.enrolment);
	if (!id) throw new NotFound('learner');
	const { edition, own, name, told, answers, study, certificates, contributions } = await findLearner(
		actor,
		params.slug,
		id,
		now
	);
	const day = (at: Date | null | undefined) => (at ? dayText(dayIn(edition.zone, at), language) : null);
	const reader = { language, edition };
	return {
		name,
		state: stateText(own.state),
		spoken: languageNameIn(own.language, language),
		asked: day(own.askedAt),
		since: day(own.enrolledAt),
		last: day(study?.progress.lastAt),
		told: toldInWords(told, language),
		motivation: own.motivation,
		answers: answersShown(answers, language),
		reason: own.decidedReason,
		lessons: study && lessonsShown(study, language),
		quizzes: study ? quizzesShown(study, reader) : [],
		evidence: study?.evidence ?? [],
		certificates: certificates.map((one) => certificateShown(one, reader)),
		contributions: contributions.map((one) => contributionShown(one, study, reader))
	};
};
