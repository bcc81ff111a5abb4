/** draft: the link to come back to it; nominated: by an agency, to confirm and complete; moved-up: was waiting. */
export const applicationLetters = [
	'draft',
	'nominated',
	'submitted',
	'review',
	'selected',
	'moved-up',
	'waiting',
	'declined',
	'confirmed',
	'withdrawn'
] as const;
export type ApplicationLetter = (typeof applicationLetters)[number];
