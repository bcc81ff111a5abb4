/** A part of a story that a finding or a flaw stands in. head: title and summary. The last three are words on the method. */
export type StoryPart =
	| { is: 'head' | 'text' | 'selection' | 'limits' | 'interviews' }
	| { is: 'interview'; id: string; title: string };
