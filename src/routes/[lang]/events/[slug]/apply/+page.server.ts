import { redirect } from '@sveltejs/kit';
import { dayText, daysText } from '#catalogue/ui/day.ts';
import {
	beginApplication,
	confirmApplication,
	eraseOwnApplication,
	eventTitleIn,
	ownApplication,
	sendLinkAgain,
	sendLinkTo,
	withdrawApplication
} from '#events/index.server.ts';
import { eventPath, refusalToAct } from '#events/index.ts';
import { m } from '#messages/messages.js';
import { Refusal } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { languageNameIn } from '#vocabulary/index.ts';
import { forgetKey, keepKey, keyOf } from './key.server.ts';
import { stepsOf } from './shown.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const done: Record<string, () => string> = {
	saved: m.applications_done_saved,
	sent: m.applications_done_sent,
	link: m.applications_done_link,
	again: m.applications_done_again,
	confirmed: m.applications_done_confirmed,
	withdrawn: m.applications_done_withdrawn,
	erased: m.applications_done_erased,
	unusable: m.applications_link_unusable
};

export const load: PageServerLoad = async ({ cookies, locals, params, setHeaders, url }) => {
	const { language, now } = locals;
	setHeaders({ 'cache-control': 'private, no-store' });
	const { event, phase, form, own } = await ownApplication(params.slug, keyOf(cookies, params.slug), now);
	const application = own?.application;
	const firstMissing = own?.missing[0]?.step ?? 'check';
	return {
		done: done[url.searchParams.get('done') ?? '']?.() ?? null,
		eventPath: eventPath(language, event.slug),
		title: await eventTitleIn(event, language),
		days: event.startsOn ? daysText(event.startsOn, event.endsOn ?? event.startsOn, language) : null,
		until: event.applyUntil ? dayText(event.applyUntil, language) : null,
		isOpen: phase === 'applying',
		byNomination: event.admission === 'nomination',
		illustrative: event.illustrative,
		steps: stepsOf(form.fields).map(({ name }) => name),
		questions: form.fields.length,
		own: application && {
			...{ name: application.name ?? '', email: application.email ?? '', state: application.state },
			...{ number: application.number, agency: application.agency },
			language: languageNameIn(application.language, language),
			// Whoever was nominated sees first what was entered for them.
			goOn: application.agency && +application.savedAt === +application.startedAt ? 'you' : firstMissing,
			mayWithdraw: refusalToAct(application.state, 'withdraw') === null
		}
	};
};

const back = ({ locals, params }: RequestEvent, code: string): never =>
	redirect(303, `/${locals.language}/events/${params.slug}/apply?done=${code}`);

/** Does something with one's own application, and comes back with what was done. */
const withOwn =
	(code: string, work: (slug: string, key: string, now: Date) => Promise<void>, sure = false) =>
	async (event: RequestEvent) => {
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			if (sure && one(values, 'sure') !== 'yes')
				throw new Refusal('application_not_sure', { field: `sure-${code}` });
			await work(event.params.slug, keyOf(event.cookies, event.params.slug), event.locals.now);
			if (code === 'erased') forgetKey(event, event.params.slug);
			back(event, code);
		});
	};

export const actions: Actions = {
	begin: async (event) => {
		const values = valuesOf(await event.request.formData());
		const { language, now } = event.locals;
		const { slug } = event.params;
		return answering(values, async () => {
			const applicant = { name: one(values, 'name'), email: one(values, 'email'), language };
			keepKey(event, slug, await beginApplication(slug, applicant, now));
			redirect(303, `/${language}/events/${slug}/apply/you`);
		});
	},
	again: async (event) => {
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			await sendLinkTo(event.params.slug, one(values, 'again'), event.locals.now);
			back(event, 'again');
		});
	},
	link: withOwn('link', sendLinkAgain),
	confirm: withOwn('confirmed', confirmApplication),
	withdraw: withOwn('withdrawn', withdrawApplication, true),
	erase: withOwn('erased', eraseOwnApplication, true)
};
