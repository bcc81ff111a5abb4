import { redirect } from '@sveltejs/kit';
import { dayText } from '#catalogue/ui/when.ts';
import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';
import { ruleText, type Edition } from '#training/index.ts';
import { allowedIn, gradebookOf, openEdition, publishEdition, versionOf } from '#training/index.server.ts';
import type { UiLanguage } from '#vocabulary/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { doneText } from '../edition-words.server.ts';
import { surveysAbout } from '../../surveys/about.server.ts';
import { signedIn } from '../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const edition = await openEdition(actor, 'see', params.slug);
	// Who may not follow it has its figures.
	if (!(await allowedIn(actor, edition)).includes('follow')) redirect(303, `${url.pathname}/figures`);
	return {
		done: doneText(url),
		dates: datesOf(edition, language),
		seats: edition.seats,
		rules: await rulesOf(edition, language),
		standing: edition.versionId === null ? null : await standingIn(edition, actor, now),
		surveys:
			edition.versionId === null || edition.state !== 'published'
				? null
				: await surveysAbout(actor, `edition:${edition.id}`, language, now)
	};
};

/** Where its learners stand, from the gradebook. */
async function standingIn({ slug }: Edition, actor: Actor, now: Date) {
	const { lines } = await gradebookOf(actor, slug, now);
	const here = lines.filter(({ state }) => state === 'enrolled');
	return {
		enrolled: here.length,
		begun: here.filter(({ summary }) => summary.lastAt !== null).length,
		participation: lines.filter(({ certificate }) => certificate === 'participation').length,
		completion: lines.filter(({ certificate }) => certificate === 'completion').length,
		stuck: here.filter(({ stuck }) => stuck.length > 0).length
	};
}

function datesOf(edition: Edition, language: string): { name: string; text: string }[] {
	const day = (text: string | null, name: string) =>
		text === null ? [] : [{ name, text: dayText(text, language, edition.datePrecision) }];
	return [
		...day(edition.enrolFrom, m.team_field_enrol_from()),
		...day(edition.enrolUntil, m.team_field_enrol_until()),
		...day(edition.startsOn, m.team_field_starts_on()),
		...day(edition.endsOn, m.team_field_ends_on()),
		{ name: m.team_field_zone(), text: edition.zone }
	];
}

async function rulesOf(edition: Edition, language: UiLanguage) {
	if (edition.versionId === null) return [];
	const { content } = await versionOf(edition);
	return (['participation', 'completion'] as const).flatMap((kind) => {
		const rule = edition.rules[kind];
		return rule === null ? [] : [{ kind, text: ruleText(rule, content, language) }];
	});
}

export const actions: Actions = {
	publish: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			await publishEdition(actor, event.params.slug, Number(one(values, 'revision')), event.locals.now);
			redirect(303, `${event.url.pathname}?done=published`);
		});
	}
};
