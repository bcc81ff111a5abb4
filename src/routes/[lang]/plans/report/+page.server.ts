import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/day.ts';
import { largestEvidence, outcomes, type ReportId } from '#events/index.ts';
import { openMilestone, reportMilestone, type RefusedMilestone } from '#events/index.server.ts';
import { idFrom, newId } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { refusedText } from '../../../plans/refused.ts';
import { eventTitleOf } from '../../../plans/titles.server.ts';
import { dayThere } from '../../../plans/days.ts';
import { monthText, standText } from '../../../plans/words.ts';
import type { Actions, PageServerLoad } from './$types';

function refusedWords({ refused, until, next }: RefusedMilestone, language: string) {
	return {
		text: refusedText(refused, until ? dayText(until, language) : '–'),
		next: next ? dayText(next, language) : null
	};
}

/** What a milestone's letter asks. Looking at it answers nothing: programmes that check letters follow their links. */
export const load: PageServerLoad = async ({ url, locals: { language, now }, setHeaders }) => {
	// Not 'no-referrer': the form would come without its origin, and be refused as another site's.
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const key = (url.searchParams.get('key') ?? '').slice(0, 300);
	const found = await openMilestone(key, now);
	if ('refused' in found) return { refused: refusedWords(found, language), asked: null };
	const { event, plan, month, until, reports } = found;
	return {
		refused: null,
		asked: {
			...{ key, plan, month: monthText(month), id: newId() },
			event: (await eventTitleOf(event, language)).text,
			until: dayText(until, language),
			megabytes: largestEvidence,
			outcomes: outcomes.map((value) => ({ value, label: standText(value) })),
			reports: reports.map(({ id, at, outcome, words }) => ({
				...{ id, words },
				outcome: standText(outcome),
				day: dayThere(at, event.zone, language)
			})),
			done: url.searchParams.get('done') !== null
		}
	};
};

export const actions: Actions = {
	default: async ({ request, locals: { language, now }, url }) => {
		const sent = await request.formData();
		const values = valuesOf(sent);
		const key = (url.searchParams.get('key') ?? '').slice(0, 300);
		return answering(values, async () => {
			const file = sent.get('file');
			const has = file instanceof File && file.size > 0;
			const result = await reportMilestone(
				key,
				{
					id: idFrom<'MilestoneReport'>(one(values, 'id')) satisfies ReportId | null,
					outcome: one(values, 'outcome'),
					words: one(values, 'words'),
					link: one(values, 'link'),
					file: has ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null
				},
				now
			);
			if ('refused' in result)
				return {
					values,
					problems: [],
					kept: [one(values, 'words'), one(values, 'link')].filter(Boolean).join('\n')
				};
			redirect(303, `/${language}/plans/report?key=${encodeURIComponent(key)}&done`);
		});
	}
};
