import type { Prose } from '#courses/index.ts';
import type { Told } from './edition-text.ts';

export type Worded = { language: string; dir: 'ltr' | 'rtl' };

/** What the team tells the learners of an edition, in words that are ready to be shown (`ui/Notices.svelte`). */
export type Notices = {
	announcements: (Worded & {
		id: string;
		at: string;
		day: string;
		by: string | null;
		title: string;
		prose: Prose;
	})[];
	sessions: (Worded & {
		id: string;
		when: Told;
		phase: 'coming' | 'now' | 'over' | 'cancelled';
		title: string;
		note: string;
		spoken: string[];
		url: string | null;
		recordingUrl: string | null;
		/** Where the recording is a file here: what it is, and how large. */
		recorded: { url: string; media: 'audio' | 'video'; type: string; bytes: number } | null;
		transcripts: (Worded & { name: string; text: string })[];
	})[];
	/** A calendar with the run and the sessions. */
	calendar: string;
};
