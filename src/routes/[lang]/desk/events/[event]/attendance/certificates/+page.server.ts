import { redirect } from '@sveltejs/kit';
import { eventCertificateDesk, setEventRules } from '#events/index.server.ts';
import {
	eventRuleText,
	inputFrom,
	moduleIn,
	phaseOfEvent,
	ruleFrom,
	type EventRules,
	type ModuleId,
	type RuleInput
} from '#events/index.ts';
import { m } from '#messages/messages.js';
import { Refusal } from '#platform/index.ts';
import { answering } from '#ui/form/answer.server.ts';
import { all, one, valuesOf, type Values } from '#ui/form/values.ts';
import { signedIn } from '../../../../editions/signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

const kinds = ['participation', 'completion'] as const;

/** What the certificates ask for, and where everybody stands. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, language, now } = locals;
	const { event, certificates, standings, modules } = await eventCertificateDesk(actor, params.event);
	const over = phaseOfEvent(event, now) === 'over';
	const { compare } = new Intl.Collator(language);
	return {
		done: url.searchParams.get('done') === 'rules' ? m.attendance_done_rules() : null,
		revision: certificates.revision,
		hours: certificates.hours === null ? '' : String(certificates.hours),
		modules: modules.map((module) => ({
			value: module.id,
			label: moduleIn(module, language)?.words.title ?? '–'
		})),
		rules: kinds.map((kind) => {
			const rule = certificates.rules[kind];
			const input = inputFrom(rule);
			return {
				kind,
				least: leastText(input),
				modules: input?.modules ?? [],
				/** What the form cannot say. */
				kept: rule !== null && input === null ? eventRuleText(rule, modules, language) : null
			};
		}),
		over,
		standings: standings
			.map(({ id, name, confirmedName, held, have, need, met }) => ({
				...{ id, name: confirmedName ?? name, have, need },
				earned: met.completion || met.participation,
				codes: held.filter(({ revoked, supersededBy }) => !revoked && supersededBy === null)
			}))
			.sort((one, other) => compare(one.name, other.name))
	};
};

function leastText(input: RuleInput | null): string {
	const least = input?.least;
	if (!least) return '';
	return 'share' in least ? String(Math.round(least.share * 100)) : `${least.sessions} ×`;
}

export const actions: Actions = {
	rules: async (event) => {
		const actor = signedIn(event);
		const values = valuesOf(await event.request.formData());
		return answering(values, async () => {
			const hours = one(values, 'hours').trim();
			const rules = Object.fromEntries(
				kinds.map((kind) => [kind, ruleFrom(inputOf(values, kind))])
			) as EventRules;
			await setEventRules(actor, event.params.event, Number(one(values, 'revision')), {
				rules,
				hours: hours === '' ? null : Number(hours)
			});
			redirect(303, `${event.url.pathname}?done=rules`);
		});
	}
};

/** A percentage, or a number of sessions where the rule said one: '3 ×'. */
function inputOf(values: Values, kind: string): RuleInput {
	const text = one(values, `least_${kind}`).trim();
	const sessions = /^(\d{1,3})\s*×$/u.exec(text)?.[1];
	const percent = /^(\d{1,3})\s*[%٪]?$/u.exec(text)?.[1];
	const share = Number(percent) / 100;
	if (text !== '' && !sessions && !(share > 0 && share <= 1))
		throw new Refusal('rule_share', { field: `least_${kind}` });
	return {
		least: text === '' ? null : sessions ? { sessions: Math.max(1, Number(sessions)) } : { share },
		modules: all(values, `modules_${kind}`) as ModuleId[]
	};
}
