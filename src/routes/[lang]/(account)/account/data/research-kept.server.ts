import { m } from '#messages/messages.js';
import { dayOf } from '#discussions/ui/words.ts';
import type { Actor } from '#people/index.ts';
import { dossierPath } from '#research/index.ts';
import { ownResearch } from '#research/index.server.ts';
import { labelIn } from '#vocabulary/index.ts';
import { foundKindText } from '../../../../found/found.ts';
import { stateText } from '../../../desk/entries/words.server.ts';

export type ResearchKept = Awaited<ReturnType<typeof researchKept>>;

/** What somebody wrote for research and reported, as the page of all that is kept about them names it. */
export async function researchKept(actor: Actor, language: string) {
	const { written, uptakes } = await ownResearch(actor);
	return {
		written: written.map(({ kind, slug, state, createdAt, texts }) => ({
			path: dossierPath(language, { kind, slug }),
			kind: foundKindText(kind),
			title: labelIn(Object.fromEntries(texts.map((text) => [text.language, text.title])), language),
			state: stateText(state),
			on: dayOf(createdAt, language)
		})),
		uptakes: uptakes.map(({ what, state, reason, reportedAt }) => ({
			what,
			became:
				state === 'accepted'
					? m.dossier_data_shown()
					: state === 'reported'
						? m.dossier_data_waits()
						: m.dossier_data_refused({ reason: reason ?? '' }),
			on: dayOf(reportedAt, language)
		}))
	};
}
