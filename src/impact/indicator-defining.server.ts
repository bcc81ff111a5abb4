import { asc, desc, eq } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import type { Actor } from '#people/index.ts';
import { Forbidden, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction } from '#platform/index.server.ts';
import { listQuestionnaires, listWaves, questionnaireOfWave, versionContent } from '#surveys/index.server.ts';
import type { Questionnaire } from '#surveys/index.ts';
import { canonical } from './canonical.ts';
import { builtIn } from './built-in.ts';
import { mayCount } from './policy.ts';
import { impactIndicator } from './cohort-tables.server.ts';
import { definitionOf, hashOf } from './data-version.server.ts';
import type { Fact, Scope } from './fact.ts';
import { factsOf } from './fact.server.ts';
import type { Indicator } from './indicator.ts';
import { indicatorFrom, type IndicatorInput } from './indicator-definition.ts';
import { offerOf, type Offer } from './indicator-offer.ts';

/** What the hub’s questionnaires ask: the newest frozen version of each, and those that waves asked by. */
export async function indicatorOffer(actor: Actor, population: string): Promise<Offer> {
	if (!mayCount(actor)) throw new Forbidden('impact.define');
	if (population !== 'respondents')
		return offerOf(population === 'invited' ? population : 'participants', []);
	const [questionnaires, waves] = await Promise.all([listQuestionnaires(actor), listWaves(actor)]);
	const asked = new Map<string, () => Promise<Questionnaire>>();
	for (const { id, versions } of questionnaires) {
		const [newest] = versions;
		if (newest) asked.set(`${id} ${newest.number}`, () => versionContent(id, newest.number));
	}
	for (const wave of waves)
		asked.set(`${wave.questionnaireId} ${wave.version}`, () => questionnaireOfWave(wave));
	return offerOf('respondents', await Promise.all([...asked.values()].map((read) => read())));
}

/** What a definition comes to in a scope; nothing is kept. Its answers, of one with several; none: nobody was asked. */
export async function tryIndicator(indicator: Indicator, scope: Scope, now: Date): Promise<Fact[]> {
	// Under a name of its own: what was counted of one draft is not taken for another.
	const id = `trial_${hashOf(definitionOf(indicator)).slice(0, 24)}`;
	return factsOf(scope, { ...indicator, id }, now);
}

/**
 * Keeps a definition as the next version of itself. `seen`: the version that was looked at, 0 for a new one. Throws
 * Forbidden, and Refusal with its field: all that `indicatorFrom` names, impact_indicator_taken, impact_indicator_same,
 * impact_indicator_base_empty (nobody of the scope it was tried on is in its base), changed_meanwhile.
 */
export async function defineIndicator(
	actor: Actor,
	input: IndicatorInput,
	{ seen, scope }: { seen: number; scope: Scope },
	now: Date
): Promise<{ id: string; version: number }> {
	const read = indicatorFrom(input, await indicatorOffer(actor, input.population), seen + 1);
	if ('problems' in read) {
		const [{ field, code, details } = { field: '', code: 'required' }] = read.problems;
		throw new Refusal(code, { field, ...details });
	}
	const { indicator } = read;
	const tried = await tryIndicator(indicator, scope, now);
	if (!tried.some(({ state }) => state !== 'no_answer'))
		throw new Refusal('impact_indicator_base_empty', { field: 'cohorts' });
	const { id, version } = indicator;
	await transaction(async (tx) => {
		const [last] = await tx
			.select()
			.from(impactIndicator)
			.where(eq(impactIndicator.id, id))
			.orderBy(desc(impactIndicator.version))
			.limit(1);
		if (seen === 0 && last) throw new Refusal('impact_indicator_taken', { field: 'id' });
		if (seen > 0 && last?.version !== seen) throw new Refusal('changed_meanwhile');
		if (last && sameness(last.definition) === sameness(indicator)) throw new Refusal('impact_indicator_same');
		const [made] = await tx
			.insert(impactIndicator)
			.values({
				...{ id, version, definition: indicator, madeAt: now },
				madeBy: actor.kind === 'person' ? actor.id : null
			})
			.onConflictDoNothing()
			.returning({ id: impactIndicator.id });
		if (!made) throw new Refusal('impact_indicator_taken', { field: 'id' });
		await auditLine(tx, actor, 'define', 'indicator', id);
	});
	return { id, version };
}

/** All but its number. */
function sameness({ version: _, ...rest }: Indicator): string {
	return canonical(rest);
}

export type IndicatorVersion = { definition: Indicator; madeAt: Date | null };

/** Every version of an indicator, the newest first; what comes with the hub has one. Throws NotFound. */
export async function indicatorVersions(id: string): Promise<IndicatorVersion[]> {
	const own = await db
		.select({ definition: impactIndicator.definition, madeAt: impactIndicator.madeAt })
		.from(impactIndicator)
		.where(eq(impactIndicator.id, id))
		.orderBy(asc(impactIndicator.version));
	const versions: IndicatorVersion[] = [
		...builtIn.filter((one) => one.id === id).map((definition) => ({ definition, madeAt: null })),
		...own
	];
	if (versions.length === 0) throw new NotFound('indicator');
	return versions.reverse();
}
