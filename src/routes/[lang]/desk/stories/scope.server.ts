import { daysText } from '#catalogue/ui/day.ts';
import { listCohorts } from '#impact/index.server.ts';
import type { CohortId, Scope } from '#impact/index.ts';
import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';
import { listWaves } from '#surveys/index.server.ts';
import { lastDayOf, textIn, type WaveId } from '#surveys/index.ts';
import { all, type Values } from '#ui/form/values.ts';

type Choice = { value: string; label: string; lang: string; hint: string };

/** Whom a story may speak of: every cohort, and the waves that who writes may read. */
export async function scopeChoices(
	actor: Actor,
	language: string
): Promise<{ cohorts: Choice[]; waves: Choice[] }> {
	const [cohorts, waves] = await Promise.all([listCohorts(), listWaves(actor)]);
	const hint = (from: string | null, until: string | null, ...marks: (string | false)[]): string =>
		[from && until ? daysText(from, until, language) : '', ...marks].filter(Boolean).join(' · ');
	return {
		cohorts: cohorts.map(({ id, slug, title, startsOn, endsOn, illustrative, shownAt }) => {
			const { text, language: lang } = textIn(title, language, slug);
			return {
				...{ value: id, label: text, lang },
				hint: hint(
					startsOn,
					endsOn,
					illustrative && m.cohorts_illustrative(),
					shownAt === null && m.cohorts_state_hidden()
				)
			};
		}),
		waves: waves.map(({ id, slug, title, opensOn, illustrative, ...ends }) => {
			const { text, language: lang } = textIn(title, language, slug);
			return {
				value: id,
				label: text,
				lang,
				hint: hint(opensOn, lastDayOf(ends), illustrative && m.cohorts_illustrative())
			};
		})
	};
}

/**
 * What a form ticked, of what was offered: an id that was not is left out. What the story speaks of already and who writes
 * was not offered – another team’s wave – stays.
 */
export async function scopeFrom(
	actor: Actor,
	language: string,
	values: Values,
	before: Scope = { cohorts: [], waves: [] }
): Promise<Scope> {
	const offered = await scopeChoices(actor, language);
	const ticked = (name: 'cohorts' | 'waves'): string[] => {
		const ids = offered[name].map(({ value }) => value);
		const kept = before[name].filter((id) => !ids.includes(id));
		return [...kept, ...ids.filter((id) => all(values, name).includes(id))];
	};
	return { cohorts: ticked('cohorts') as CohortId[], waves: ticked('waves') as WaveId[] };
}
