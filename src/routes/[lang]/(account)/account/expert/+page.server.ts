import { redirect } from '@sveltejs/kit';
import { dayOfInstant } from '#catalogue/ui/day.ts';
import {
	confirmationDue,
	expertParts,
	expertPath,
	expertState,
	isListed,
	withdrawnDays
} from '#network/index.ts';
import {
	confirmProfile,
	neededParts,
	ownExpert,
	returnProfile,
	rosterMonths
} from '#network/index.server.ts';
import { readSettings } from '#platform/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { audienceText, partText, stateText } from '../../../../roster/words.ts';
import { signedInOnly } from '../../request.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedInOnly(event);
	const { actor, language, now } = event.locals;
	const own = await ownExpert(actor);
	const done = event.url.searchParams.get('done');
	if (!own) return { done, own: null, opens: readSettings(process.env).rosterOpens };
	const months = rosterMonths();
	const day = (at: Date | null) => at && dayOfInstant(at, language);
	const state = expertState(own, now, months);
	return {
		done,
		opens: [],
		own: {
			state,
			stateText: stateText(state),
			way: own.way,
			path: own.consent.name ? expertPath(language, own.code) : null,
			listed: isListed(own, now, months),
			described: own.describedAt !== null,
			due: day(confirmationDue(own, months)),
			erasedOn: day(own.withdrawnAt && new Date(own.withdrawnAt.getTime() + withdrawnDays * 86_400_000)),
			missing: neededParts.filter((part) => own.profile[part] === undefined).map((part) => partText(part)),
			parts: expertParts.map((part) => {
				const audience = own.consent[part];
				return { part, name: partText(part), audience: audience ? audienceText(audience) : null };
			})
		}
	};
};

const back = (language: string, done: string) => redirect(303, `/${language}/account/expert?done=${done}`);

export const actions: Actions = {
	confirm: async (event) => {
		signedInOnly(event);
		return answering({}, async () => {
			await confirmProfile(event.locals.actor, event.locals.now);
			back(event.locals.language, 'confirmed');
		});
	},
	return: async (event) => {
		signedInOnly(event);
		return answering({}, async () => {
			await returnProfile(event.locals.actor, event.locals.now);
			back(event.locals.language, 'returned');
		});
	}
};
