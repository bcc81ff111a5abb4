import { defineParams } from '@sveltejs/kit/params';

export const params = defineParams({
	/** The three kinds of entry share their pages. Also read by the browser's router, hence no import of the catalogue. */
	segment: (text) => (text === 'courses' || text === 'events' || text === 'resources' ? text : undefined),
	/** Projects, recommendations and practices share theirs. */
	dossiers: (text) =>
		text === 'projects' || text === 'recommendations' || text === 'practices' ? text : undefined,
	/** The files that reference managers read; `csl.json` is how a feed calls the last. */
	citation: (text) =>
		text === 'bib' || text === 'ris' || text === 'json' || text === 'csl.json' ? text : undefined,
	/** What spreadsheet programs read. */
	table: (text) => (text === 'csv' || text === 'xlsx' ? text : undefined),
	/** A story as it was released: 'releases/2'; '' is the newest. */
	release: (text) => (text === '' || /^releases\/[1-9]\d{0,5}$/u.test(text) ? text : undefined),
	/** What a story can be taken away as. */
	paper: (text) => (text === 'pdf' || text === 'docx' || text === 'csv' ? text : undefined)
});
