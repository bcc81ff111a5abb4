import { redirect } from '@sveltejs/kit';
import { dayText, instantText } from '#catalogue/ui/when.ts';
import { answerNeeds, findSeries, needsByLink, takenByCountry } from '#events/index.server.ts';
import { priorities, quarters, seatsByCountry } from '#events/index.ts';
import { m } from '#messages/messages.js';
import { system } from '#people/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { has, valuesOf } from '#ui/form/values.ts';
import { conceptLabel, country, labelIn } from '#vocabulary/index.ts';
import { displayLines } from '../../../lines.server.ts';
import { quarterText } from '../../../words.ts';
import { choicesOfNeed, enteredNeed, needValues } from './need-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const done: Record<string, () => string> = {
	kept: m.programmes_need_kept,
	sent: m.programmes_need_sent
};

/** An agency's page, by its link: what is open to it this year, and what it is asked. No account is needed to answer. */
export const load: PageServerLoad = async ({ params, locals, url, setHeaders }) => {
	// No other site learns the address; our own form would have no Origin under 'no-referrer'.
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
	const { language, now } = locals;
	const needs = await needsByLink(params.slug, params.token, now);
	// The link opens the year also while it is a draft: it was sent by who keeps it. Drafts of events stay theirs.
	const page = await findSeries(system('agency'), params.slug, language);
	const lines = page.lines.map((line) => (line.event?.state === 'draft' ? { ...line, event: null } : line));
	const [shown, taken] = await Promise.all([
		displayLines({ ...page, lines }, { language, now }),
		takenByCountry(lines)
	]);
	const { agency, questions, open, answer, savedAt, sentAt } = needs;
	const mine = lines.filter(
		({ countries }) => countries.length === 0 || countries.some((one) => one.country === agency.country)
	);
	const code = url.searchParams.get('done') ?? '';
	return {
		done: Object.hasOwn(done, code) ? (done[code]?.() ?? null) : null,
		...{ slug: page.slug, year: page.year, text: page.text, isPublic: page.state === 'published' },
		illustrative: page.illustrative || agency.illustrative,
		agency: { name: agency.name, country: labelIn(country(agency.country)?.names ?? {}, language).text },
		calls: mine.flatMap((line) => {
			const display = shown.find(({ id }) => id === line.id);
			if (!display || display.state === 'cancelled') return [];
			const standing = seatsByCountry(line, taken.get(line.id) ?? new Map()).find(
				(one) => one.country === agency.country
			);
			const { id, title, href, kind, when, call } = display;
			return [{ ...{ id, title, href, kind, when, call }, standing: standing ?? null }];
		}),
		need: questions && {
			open,
			closesOn: dayText(questions.closesOn, language),
			topics: questions.topics.map((id) => ({ id, name: conceptLabel(`topic:${id}`, language) ?? id })),
			values: answer ? needValues(answer) : {},
			savedAt: savedAt && instantText(savedAt, null, 'UTC', language),
			sent: sentAt !== null,
			...choicesOfNeed(language)
		},
		priorities: [...priorities],
		quarters: quarters.map((quarter) => ({ value: String(quarter), label: quarterText(quarter) }))
	};
};

export const actions: Actions = {
	default: async ({ params, locals, request, url }) => {
		const values = valuesOf(await request.formData());
		const sent = has(values, 'act', 'send');
		const { questions } = await needsByLink(params.slug, params.token, locals.now);
		const { answer, form } = enteredNeed(values, questions?.topics ?? []);
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			await answerNeeds(params.slug, params.token, answer, { sent }, locals.now);
			redirect(303, `${url.pathname}?done=${sent ? 'sent' : 'kept'}`);
		});
	}
};
