import { isDeepStrictEqual } from 'node:util';
import type { Consent, Expert, ExpertPart, PartAudience, Profile } from './expert.ts';
import { narrowness } from './expert-visible.ts';

/** When each part last said something new, or was shown to more people; ISO 8601. Nobody hears of a part they may not see. */
export type Told = Partial<Record<ExpertPart, string>>;

/** What there is to hear of an expert, for who sees these parts: since when it has been so. Being vetted made all of it new. */
export function newsAt(
	{ told, vettedAt, updatedAt }: Pick<Expert, 'told' | 'vettedAt' | 'updatedAt'>,
	parts: readonly ExpertPart[]
): Date {
	const times = parts.flatMap((part) => (told[part] === undefined ? [] : [Date.parse(told[part])]));
	if (vettedAt) times.push(vettedAt.getTime());
	return times.length > 0 ? new Date(Math.max(...times)) : updatedAt;
}

/** The same with one part told now, if that is news: it says something else, or to more people than before. */
export function toldAgain(
	{ told, profile, consent }: { told: Told; profile: Partial<Profile>; consent: Consent },
	part: ExpertPart,
	now: { says: Profile[ExpertPart]; to: PartAudience; at: Date }
): Told {
	const before = consent[part];
	const isWider = before === undefined || narrowness(now.to) < narrowness(before);
	const isFile = part === 'photo' || part === 'cv';
	if (!isWider && !isFile && isDeepStrictEqual(profile[part], now.says)) return told;
	return { ...told, [part]: now.at.toISOString() };
}
