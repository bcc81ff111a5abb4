import { redirect } from '@sveltejs/kit';
import {
	allowedInEvent,
	assignReviews,
	myReviews,
	openEvent,
	putReviewing,
	reviewProgress,
	reviewingOf,
	type Reviewing,
	type ReviewingInput
} from '#events/index.server.ts';
import { mostCriteria, scales, type Criterion } from '#events/index.ts';
import { m } from '#messages/messages.js';
import { idFrom } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageName } from '#vocabulary/index.ts';
import { signedIn } from '../../../editions/signed-in.server.ts';
import { doneText } from '../applications/words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = locals;
	const event = await openEvent(actor, 'review', params.event);
	const manages = (await allowedInEvent(actor, event)).includes('manage');
	const reviewing = await reviewingOf(event.id);
	const given = Number(url.searchParams.get('given') ?? 'NaN');
	const short = Number(url.searchParams.get('short') ?? '0');
	return {
		done: Number.isInteger(given)
			? `${m.applications_assigned({ count: given })}${short > 0 ? ` ${m.applications_assigned_short({ count: short })}` : ''}`
			: doneText(url),
		...{ manages, blind: reviewing.blind, revision: reviewing.revision },
		mine: await myReviews(actor, params.event),
		progress: manages ? await reviewProgress(actor, params.event) : [],
		languages: event.languages.map((code) => ({ code, name: languageName(code) })),
		scales: scales.map((scale) => ({ value: String(scale), label: `0–${scale}` })),
		places: Array.from({ length: Math.min(reviewing.criteria.length + 2, mostCriteria) }, (_, at) => at),
		values: valuesOfReviewing(reviewing)
	};
};

function valuesOfReviewing({ blind, reviewersEach, criteria }: Reviewing): Values {
	const values: Values = { blind: blind ? ['yes'] : [], reviewersEach: [String(reviewersEach)] };
	return Object.assign(values, ...criteria.map(valuesOfCriterion)) as Values;
}

function valuesOfCriterion(
	{ id, weight, scale, texts }: ReviewingInput['criteria'][number],
	at: number
): Values {
	return {
		...{ [`id.${at}`]: [id ?? ''], [`weight.${at}`]: [String(weight)], [`scale.${at}`]: [String(scale)] },
		...Object.fromEntries(
			Object.entries(texts).flatMap(([code, { name, hint }]) => [
				[`name.${at}.${code}`, [name]],
				[`hint.${at}.${code}`, [hint]]
			])
		)
	};
}

/** A criterion without a name is left out; the others move up. */
function criteriaFrom(values: Values, languages: readonly string[]): ReviewingInput['criteria'] {
	return Array.from({ length: mostCriteria }, (_, at) => ({
		id: idFrom<'Criterion'>(one(values, `id.${at}`)),
		weight: Number(one(values, `weight.${at}`) || '1'),
		scale: Number(one(values, `scale.${at}`) || '5'),
		texts: Object.fromEntries(
			languages.flatMap((code) => {
				const name = one(values, `name.${at}.${code}`).trim();
				return name === '' ? [] : [[code, { name, hint: one(values, `hint.${at}.${code}`).trim() }]];
			})
		) as Criterion['texts']
	})).filter(({ texts }) => Object.keys(texts).length > 0);
}

export const actions: Actions = {
	save: async (event) => {
		const actor = signedIn(event);
		const sent = valuesOf(await event.request.formData());
		const { languages } = await openEvent(actor, 'manage', event.params.event);
		const criteria = criteriaFrom(sent, languages);
		const said = {
			blind: sent['blind'] ?? [],
			reviewersEach: sent['reviewersEach'] ?? [],
			revision: sent['revision'] ?? []
		};
		const values: Values = Object.assign({ ...said }, ...criteria.map(valuesOfCriterion));
		return answering(values, async () => {
			await putReviewing(actor, event.params.event, {
				...{ blind: one(sent, 'blind') === 'yes', criteria },
				...{ reviewersEach: Number(one(sent, 'reviewersEach')), revision: Number(one(sent, 'revision')) }
			});
			redirect(303, `${event.url.pathname}?done=saved`);
		});
	},
	assign: async (event) => {
		const actor = signedIn(event);
		return answering({}, async () => {
			const { assigned, short } = await assignReviews(actor, event.params.event, event.locals.now);
			redirect(303, `${event.url.pathname}?given=${assigned}&short=${short}`);
		});
	}
};
