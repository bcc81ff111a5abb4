import { redirect } from '@sveltejs/kit';
import { Refusal } from '#platform/index.ts';
import { beginImport, listImports } from '#research/index.server.ts';
import { answering } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { spokenLanguages } from '../../entries/form/choices.server.ts';
import { onlyFor } from '../../only.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	onlyFor('workers', event);
	const { actor } = event.locals;
	return { languages: spokenLanguages(), imports: await listImports(actor) };
};

export const actions: Actions = {
	/** Reads what was pasted, or the file; the page that shows it follows. */
	default: async (event) => {
		onlyFor('workers', event);
		const { actor, language, now } = event.locals;
		const form = await event.request.formData();
		const file = await fileIn(form);
		form.delete('file');
		const pasted = form.get('text');
		const text = typeof pasted === 'string' ? pasted : '';
		// Longer than other fields may be, and kept all the same.
		const values = { ...valuesOf(form), text: [text] };
		return answering(values, async () => {
			const asked = {
				text: file ? await textOf(file) : text,
				name: file?.name ?? null,
				language: one(values, 'language')
			};
			const id = await beginImport(actor, asked, now);
			redirect(303, `/${language}/desk/publications/import/${id}`);
		});
	}
};

function fileIn(form: FormData): File | null {
	const file = form.get('file');
	return file instanceof File && file.size > 0 ? file : null;
}

async function textOf(file: File): Promise<string> {
	if (file.size > 8_000_000) throw new Refusal('publications_too_long', { megabytes: 8, field: 'file' });
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
	} catch {
		throw new Refusal('file_not_utf8', { field: 'file' });
	}
}
