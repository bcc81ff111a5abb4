import { redirect } from '@sveltejs/kit';
import {
	decide,
	formOf,
	putTargets,
	releaseDecisions,
	selectionOf,
	type Selection
} from '#events/index.server.ts';
import {
	decisions,
	dimensions,
	effectOfChoices,
	effectOfEach,
	isIn,
	isOpenToDecision,
	refusalToDecide,
	wideSpread,
	type ApplicationId,
	type Choices,
	type Decision,
	type Target
} from '#events/index.ts';
import { m } from '#messages/messages.js';
import { Refusal } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { all, one, valuesOf, type Values } from '#ui/form/values.ts';
import { shownField } from '../../../../events/[slug]/apply/shown.server.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { decisionTexts, dimensionTexts, doneText, stateTexts } from '../applications/words.ts';
import { valueNames } from '../applications/values.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows on one page; the effect is counted over all. */
const rows = 60;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const selection = await selectionOf(locals.actor, params.event);
	const page = Math.max(1, Math.min(1000, Math.trunc(Number(url.searchParams.get('page') ?? '1')) || 1));
	return {
		done: doneText(url),
		...(await shown(selection, new Map(), locals.language, page)),
		targetRows: targetRows(selection.targets),
		targetOptions: await targetOptions(selection.event, locals.language)
	};
};

/** What the page shows of a selection, with the choices made on it. */
async function shown(
	{ event, candidates, targets, seen }: Selection,
	choices: Choices,
	language: string,
	page: number
) {
	const nameOfValue = valueNames((await formOf(event.id)).fields, language);
	const effect = effectOfChoices(candidates, targets, choices);
	const from = (page - 1) * rows;
	const shownRows = candidates.slice(from, from + rows);
	const each = effectOfEach(candidates, targets, choices);
	const does = {
		helps: m.applications_does_helps,
		fits: m.applications_does_fits,
		breaks: m.applications_does_breaks
	} as const;
	const states = {
		missing: m.applications_target_missing,
		met: m.applications_target_met,
		beyond: m.applications_target_beyond
	};
	const list = new Intl.ListFormat(language, { type: 'unit' });
	const boundsOf = ({ least, most }: Target) =>
		list.format([
			...(least === null ? [] : [m.applications_least({ count: least })]),
			...(most === null ? [] : [m.applications_most({ count: most })])
		]);
	return {
		...{ seen, wideSpread, seats: event.seats, before: effect.before, after: effect.after, page },
		total: candidates.length,
		pages: Math.ceil(candidates.length / rows),
		proposed: candidates.filter(({ proposed }) => proposed !== null).length,
		targets: effect.targets.map((target) => ({
			...{ before: target.before, after: target.after, state: target.state },
			dimension: dimensionTexts[target.dimension](),
			value: nameOfValue(target.dimension, target.value),
			bounds: boundsOf(target),
			stateText: states[target.state]()
		})),
		lines: shownRows.map((one) => ({
			...{ id: one.id, number: one.number, name: one.name ?? '–', score: one.score, spread: one.spread },
			state: stateTexts[one.state](),
			proposed: one.proposed && decisionTexts[one.proposed](),
			isIn: isIn(one, choices.get(one.id)),
			choice: choices.get(one.id) ?? '',
			choices: isOpenToDecision(one.state)
				? decisions
						.filter((decision) => refusalToDecide(one, decision) === null)
						.map((decision) => ({ value: decision, label: decisionTexts[decision]() }))
				: [],
			facts: dimensions.flatMap((dimension) =>
				(one.facts[dimension] ?? []).map((value) => nameOfValue(dimension, value))
			),
			effects: (each.get(one.id) ?? []).map(({ target, count, does: what }) => ({
				what,
				value: nameOfValue(target.dimension, target.value),
				text: does[what]({ count })
			}))
		}))
	};
}

function targetRows(targets: readonly Target[]) {
	const shown = (count: number | null) => (count === null ? '' : String(count));
	return targets.map(({ dimension, value, least, most }) => ({
		...{ key: `${dimension}:${value}`, least: shown(least), most: shown(most) }
	}));
}

/** Everything a target can be about: what the form offers, and each country where it asks for one. */
async function targetOptions(event: Selection['event'], language: string) {
	const { fields } = await formOf(event.id);
	return fields.flatMap((field) => {
		const { counts } = field;
		if (counts === null) return [];
		return shownField(field, language).options.map(({ value, label }) => ({
			value: `${counts}:${value}`,
			label: `${dimensionTexts[counts]()}: ${label}`
		}));
	});
}

function choicesFrom(values: Values): Map<ApplicationId, Decision> {
	return new Map(
		Object.entries(values).flatMap(([name, [chosen]]) => {
			const decision = decisions.find((known) => known === chosen);
			return name.startsWith('choice.') && decision
				? [[name.slice('choice.'.length) as ApplicationId, decision]]
				: [];
		})
	);
}

const countIn = (text: string): number | null =>
	text.trim() === '' ? null : /^\d{1,5}$/u.test(text.trim()) ? Number(text) : Number.NaN;

export const actions: Actions = {
	/** Shows what the choices would do; nothing is saved. */
	preview: async ({ locals, params, request }) => {
		const values = valuesOf(await request.formData());
		const selection = await selectionOf(locals.actor, params.event);
		const choices = choicesFrom(values);
		return {
			...{ values, problems: [], status: 200 as const },
			preview: await shown(selection, choices, locals.language, Number(one(values, 'page')) || 1)
		};
	},
	decide: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const decided = [...choicesFrom(values)].map(([id, decision]) => ({ id, decision }));
			const seen = Number(one(values, 'seen'));
			await decide(
				actor,
				event.params.event,
				{ decided, reason: one(values, 'reason'), seen },
				event.locals.now
			);
			redirect(303, `${event.url.pathname}?done=decided&page=${Number(one(values, 'page')) || 1}`);
		});
	},
	release: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			if (one(values, 'sure') !== 'yes') throw new Refusal('application_not_sure', { field: 'sure' });
			await releaseDecisions(actor, event.params.event, Number(one(values, 'count')), event.locals.now);
			redirect(303, `${event.url.pathname}?done=released`);
		});
	},
	targets: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const [least, most] = [all(values, 'least'), all(values, 'most')];
			const targets = all(values, 'target').flatMap((key, at): Target[] => {
				const dimension = dimensions.find((known) => key.startsWith(`${known}:`));
				const bounds = { least: countIn(least[at] ?? ''), most: countIn(most[at] ?? '') };
				// A target without bounds is none: so one is taken away.
				if (!dimension || (bounds.least === null && bounds.most === null)) return [];
				return [{ dimension, value: key.slice(dimension.length + 1, 80), ...bounds }];
			});
			if (targets.some(({ least, most }) => Number.isNaN(least) || Number.isNaN(most)))
				throw new Refusal('not_number', { field: 'targets' });
			await putTargets(actor, event.params.event, targets);
			redirect(303, `${event.url.pathname}?done=saved`);
		});
	}
};
