import { redirect } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import { findTwins, mergeEntries, type ForEdit } from '#catalogue/index.server.ts';
import { readEntry } from '#catalogue/index.ts';
import { Forbidden, NotFound } from '#platform/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { withDone } from '../../../../done.server.ts';
import { answeringEdit } from '../../../../meanwhile.server.ts';
import { onlyFor } from '../../../../only.server.ts';
import { nextWaiting } from '../../../../queue/next.server.ts';
import { queuePath, reviewFrom } from '../../../../queue/review.server.ts';
import { entryAt, titleOf } from '../../../entry.server.ts';
import { fieldLabel } from '../../../labels.server.ts';
import {
	chosenInput,
	differingFields,
	isList,
	likelySide,
	valueOf,
	type MergeField,
	type Side
} from '../../../merge.ts';
import { speakerFor, stateText, wordsOf, type Speaker } from '../../../words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language } = locals;
	const [keep, other] = await pairFrom(locals, params, url.searchParams.get('keep'));
	const speaker = await speakerFor(language, keep.input.kind, {
		slugs: [keep, other].flatMap(({ input }) => [...input.providers, ...input.partners])
	});
	const twins = await findTwins(actor, keep.id, language, locals.now);
	return {
		review: reviewFrom(url),
		keep: sideOf(keep, language),
		other: sideOf(other, language),
		reasons: twins.find(({ entry }) => entry.id === other.id)?.reasons ?? [],
		fields: differingFields(keep.input, other.input).map((field) => ({
			field,
			label: field === 'dates' ? m.desk_field_dates() : fieldLabel(field),
			keep: words(field, keep, speaker),
			other: words(field, other, speaker),
			isList: isList(keep.input, field),
			likely: likelySide(keep.input, other.input, field)
		}))
	};
};

function sideOf(entry: ForEdit, language: string) {
	const { id, revision, state, input } = entry;
	return { id, revision, title: titleOf(entry, language), stateText: stateText(state), url: input.url };
}

function words(field: MergeField, { input }: ForEdit, speaker: Speaker) {
	if (field !== 'dates') return wordsOf(field, field === 'url' ? input.url : valueOf(input, field), speaker);
	const { startsOn, startsAt, endsOn, endsAt, zone } = input;
	const text = [startsAt ?? startsOn, endsAt ?? endsOn].filter(Boolean).join(' – ').replaceAll('T', ' ');
	return text ? [{ text: zone ? `${text} (${zone})` : text }] : [];
}

/** The one that stays first: as asked, else what is published, else the other one (it was here before). */
async function pairFrom(
	{ actor }: App.Locals,
	params: { id: string; other: string },
	asked: string | null
): Promise<[keep: ForEdit, other: ForEdit]> {
	const [own, other] = await Promise.all([entryAt(actor, params.id), entryAt(actor, params.other)]);
	if (own.id === other.id) throw new NotFound('duplicate');
	if (!own.allowed.includes('merge') || !other.allowed.includes('merge')) throw new Forbidden('entry.merge');
	const ownStays = asked ? asked === own.id : own.state === 'published' && other.state !== 'published';
	return ownStays ? [own, other] : [other, own];
}

const sides: readonly Side[] = ['keep', 'other', 'both'];

export const actions: Actions = {
	merge: async (event) => {
		onlyFor('workers', event);
		const { locals, params, request, url } = event;
		const { actor, language, now } = locals;
		const values = valuesOf(await request.formData());
		const [keep, other] = await pairFrom(locals, params, one(values, 'keep'));
		const choice = (field: MergeField): Side =>
			sides.find((side) => side === one(values, `choose.${field}`)) ??
			likelySide(keep.input, other.input, field);
		const { input, problems } = readEntry(chosenInput(keep.input, other.input, choice));
		if (problems)
			return refused(
				values,
				problems.map(({ path, code }) => ({ field: path, code }))
			);
		return answeringEdit(values, language, async () => {
			const merged = await mergeEntries(
				actor,
				{
					keep: { id: keep.id, revision: revision(values, 'keepRevision') },
					duplicate: { id: other.id, revision: revision(values, 'otherRevision') },
					chosen: input
				},
				now
			);
			const review = reviewFrom(url);
			if (!review) redirect(303, withDone(`/${language}/desk/entries/${merged.id}`, 'merged', merged.id));
			const reviewed = [keep, other].find(({ id }) => id === params.id) ?? other;
			const next = await nextWaiting(actor, reviewed, review.query, language, now);
			redirect(303, withDone(queuePath(language, next, review.filters), 'merged', merged.id));
		});
	}
};

function revision(values: Values, name: string): number {
	return Number(one(values, name)) || 0;
}
