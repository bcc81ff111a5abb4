import { numberText } from '#catalogue/ui/locale.ts';
import { shownAs, type Proposal } from '#impact/index.ts';
import { m } from '#messages/messages.js';
import { shownNames } from '../../words.ts';

/** How somebody may be named: what is proposed, why no more exactly, and what may be chosen. */
export type ProposalWords = {
	shown: string;
	because: string[];
	options: { value: string; label: string }[];
};

export function proposalWords(proposal: Proposal, _country: string | null, language: string): ProposalWords {
	const options = shownAs.slice(shownAs.indexOf(proposal.shown));
	return {
		shown: proposal.shown,
		because: proposal.because.map(({ shown, reason, count }) => {
			const what = shownNames[shown]();
			if (reason === 'consent') return m.story_desk_because_consent({ what });
			if (reason === 'unknown') return m.story_desk_because_unknown({ what });
			return m.story_desk_because_few({ what, count: numberText(count ?? 0, language) });
		}),
		options: options.map((value) => ({ value, label: shownNames[value]() }))
	};
}
