import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { Refusal } from '#platform/index.ts';
import { saveAnswers } from '#surveys/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { pagePath, privately, refusedWords } from '../answering.server.ts';
import { keptFileSchema } from '../kept.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => setHeaders(privately);

const largest = 2 * 1024 * 1024;

export const actions: Actions = {
	/** The file that a device made without a line: its answers are kept, and looked at once more before they are sent. */
	default: async ({ request, locals: { language, now } }) => {
		const form = await request.formData();
		return answering({}, async () => {
			const file = form.get('file');
			if (!(file instanceof File) || file.size === 0) throw new Refusal('required', { field: 'file' });
			if (file.size > largest) throw new Refusal('file_too_large', { field: 'file', megabytes: 2 });
			const read = v.safeParse(keptFileSchema, parsed(await file.text()));
			if (!read.success) throw new Refusal('survey_file_unreadable', { field: 'file' });
			const key = read.output.link.split('/').at(-1)?.slice(0, 200) ?? '';
			const saved = await saveAnswers(key, read.output, now);
			if ('refused' in saved)
				return { values: {}, problems: [{ field: 'file', sentence: refusedWords(saved, language).text }] };
			redirect(303, pagePath(language, key, 'check'));
		});
	}
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
