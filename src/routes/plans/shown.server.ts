import { dayText } from '#catalogue/ui/day.ts';
import { dayIn } from '#catalogue/index.ts';
import { milestoneMonths, type EventFacts } from '#events/index.ts';
import { sessionTitles, standsOf, type FoundPlan } from '#events/index.server.ts';
import { dossierPath } from '#research/index.ts';
import { dossierSummaries } from '#research/index.server.ts';
import { dayThere } from './days.ts';
import { audienceText, intentText, monthText, planStateText, standText } from './words.ts';

/** A plan as its page shows it: practices by name where they are published, sessions by their titles, days in words. */
export async function shownPlan(found: FoundPlan, event: EventFacts, language: string, now: Date) {
	const { plan, practices, milestones, reports, becameId } = found;
	const ids = [...practices.map(({ practiceId }) => practiceId), becameId].flatMap((id) => id ?? []);
	const [known, sessions] = await Promise.all([
		dossierSummaries([...new Set(ids)], language),
		sessionTitles(event.id, language)
	]);
	const practiceOf = (id: string | null) => {
		const dossier = known.find((one) => one.id === id);
		return dossier ? { title: dossier.title, path: dossierPath(language, dossier) } : null;
	};
	const stands = standsOf(milestones, reports, dayIn(event.zone, now));
	return {
		...{ number: plan.number, language: plan.language, title: plan.title, gaps: plan.gaps },
		...{ partners: plan.partners, capacity: plan.capacity, illustrative: plan.illustrative },
		state: planStateText(plan.state),
		isDraft: plan.state === 'draft',
		isClosed: plan.state === 'closed',
		audience: plan.audience,
		audienceText: audienceText(plan.audience),
		became: practiceOf(becameId),
		practices: practices.map(({ id, intent, words, practiceId, sessionId }) => ({
			...{ id, words, intent: intentText(intent) },
			session: sessions.find((one) => one.id === sessionId) ?? null,
			practice: practiceOf(practiceId)
		})),
		steps: plan.steps.map((step) => ({
			...step,
			due: step.dueOn ? dayText(step.dueOn, language) : null
		})),
		milestones: milestoneMonths.flatMap((month) => {
			const own = milestones.find((one) => one.month === month);
			if (!own) return [];
			return {
				month,
				name: monthText(month),
				due: dayText(own.dueOn, language),
				stand: standText(stands[month]),
				reports: reports
					.filter((one) => one.month === month)
					.map(({ id, at, outcome, words, link, fileName }) => ({
						...{ id, words, link, fileName },
						day: dayThere(at, event.zone, language),
						outcome: standText(outcome)
					}))
			};
		})
	};
}
export type ShownPlan = Awaited<ReturnType<typeof shownPlan>>;
