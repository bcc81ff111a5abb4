import { redirect } from '@sveltejs/kit';
import { listVersions } from '#courses/index.server.ts';
import { dayText, daysText } from '#catalogue/ui/when.ts';
import { isDay } from '#catalogue/index.ts';
import { m } from '#messages/messages.js';
import { idFrom } from '#platform/index.ts';
import { cloneEdition, openEdition, previewClone } from '#training/index.server.ts';
import { clonedBelongings, clonedFields, type CloneQuestion } from '#training/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { signedIn } from '../../signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { language, actor } = locals;
	const edition = await openEdition(actor, 'manage', params.slug);
	const versions = await listVersions(edition.courseId);
	const asked = Object.fromEntries(
		['slug', 'startsOn', 'versionId'].map((name) => [name, (url.searchParams.get(name) ?? '').slice(0, 80)])
	) as Record<'slug' | 'startsOn' | 'versionId', string>;
	const given = givenFrom(asked);
	const preview = isDay(asked.startsOn) ? await previewClone(actor, params.slug, given) : null;
	return {
		values: {
			slug: [asked.slug],
			startsOn: [asked.startsOn],
			versionId: [asked.versionId || (versions[0]?.id ?? '')]
		} satisfies Values,
		versions: versions.map(({ id, number, frozenAt }) => ({
			value: id as string,
			label: m.team_version({ number, day: dayText(frozenAt.toISOString().slice(0, 10), language) })
		})),
		/** What a clone takes along, from the declared cloner. */
		taken: takenOf(),
		preview: preview && {
			days:
				preview.input.startsOn === null
					? null
					: daysText(preview.input.startsOn, preview.input.endsOn, language),
			asked: preview.asked.map((question) => questionText(question, language))
		}
	};
};

function givenFrom({ slug, startsOn, versionId }: Record<'slug' | 'startsOn' | 'versionId', string>) {
	return { slug: slug.trim(), startsOn: startsOn || null, versionId: idFrom<'Version'>(versionId) };
}

function takenOf() {
	const names: [string, string][] = [
		[m.team_field_languages(), clonedFields.languages],
		[m.team_field_admission(), clonedFields.admission],
		[m.team_field_seats(), clonedFields.seats],
		[m.team_field_hours(), clonedFields.hours],
		[m.team_rules(), clonedFields.rules],
		[m.team_notes(), clonedBelongings.notes],
		[m.team_questions_asked(), clonedBelongings.applicationQuestions],
		[m.team_members(), clonedBelongings.team],
		[m.team_field_ends_on(), clonedFields.endsOn],
		[m.team_field_enrol_from(), clonedFields.enrolFrom],
		[m.team_field_enrol_until(), clonedFields.enrolUntil],
		[m.team_sessions(), clonedBelongings.liveSessions],
		[m.team_announcements(), clonedBelongings.announcements],
		[m.team_tab_people(), clonedBelongings.enrolments],
		[m.team_invitations(), clonedBelongings.invitations],
		[m.team_tab_discussions(), clonedBelongings.discussions]
	];
	return (['copied', 'shifted', 'skipped'] as const).map((how) => ({
		how,
		names: names.filter(([, one]) => one === how).map(([name]) => name)
	}));
}

function questionText(question: CloneQuestion, language: string): string {
	const list = (parts: string[]) => new Intl.ListFormat(language).format(parts);
	switch (question.code) {
		case 'languages_left_out':
			return m.team_clone_languages({
				languages: list(question.languages.map((code) => languageNameIn(code, language)))
			});
		case 'quizzes_missing':
			return m.team_clone_quizzes({ quizzes: list(question.quizzes) });
		case 'days_unknown':
			return m.team_clone_days();
		case 'version_needed':
			return m.team_clone_version();
	}
}

export const actions: Actions = {
	clone: async (event) => {
		const actor = signedIn(event);
		const { locals, params, request } = event;
		const values = valuesOf(await request.formData());
		const form = new Reading(values);
		form.line('slug', { required: true, longest: 80 });
		form.line('startsOn', { required: true, longest: 10 });
		if (form.problems.length > 0) return refused(values, form.problems);
		return answering(values, async () => {
			const given = givenFrom({
				slug: one(values, 'slug'),
				startsOn: one(values, 'startsOn'),
				versionId: one(values, 'versionId')
			});
			const { edition } = await cloneEdition(actor, params.slug, given, locals.now);
			redirect(303, `/${locals.language}/desk/editions/${edition.slug}/settings?done=cloned`);
		});
	}
};
