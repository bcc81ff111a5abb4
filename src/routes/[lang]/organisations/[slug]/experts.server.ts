import { positionAt } from '#network/index.ts';
import { expertsAffiliated } from '#network/index.server.ts';
import type { Actor } from '#people/index.ts';
import { expertHead, type ExpertHead } from '../../../roster/shown.server.ts';

export type ExpertsOf = { total: number; lines: (ExpertHead & { position: string | null })[] };

/** Who belongs to an organisation, as everybody sees them, or, for who signed in, as members do. */
export async function expertsOf(
	actor: Actor,
	slug: string,
	{ language, now }: { language: string; now: Date }
): Promise<ExpertsOf> {
	const viewer = actor.kind === 'person' ? 'member' : 'visitor';
	const { total, experts } = await expertsAffiliated(slug, viewer, now);
	const lines = experts.map(async (one) => ({
		...(await expertHead(one, language)),
		position: positionAt(one.profile.affiliations, slug, now.getUTCFullYear())?.position ?? null
	}));
	return { total, lines: await Promise.all(lines) };
}
