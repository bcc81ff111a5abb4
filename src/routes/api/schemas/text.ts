import * as v from 'valibot';

export const LocalText = v.object({
	text: v.string(),
	language: v.pipe(
		v.string(),
		v.description('BCP 47: the language the text is in, which may differ from the one asked for')
	),
	isTranslation: v.boolean()
});

/** As its author wrote it. */
export const OwnText = v.object({ text: v.string(), language: v.string() });
