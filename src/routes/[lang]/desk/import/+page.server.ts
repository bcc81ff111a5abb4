import { importContent, previewImport, type RefusedRow } from '#catalogue/index.server.ts';
import { answering, sentenceOf } from '#ui/form/answer.server.ts';
import { fieldLabel } from '../entries/labels.server.ts';
import { onlyFor } from '../only.server.ts';
import { fileFrom, packed, unpacked } from './upload.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => onlyFor('reviewers', event);

// A page is read by a person: what is beyond is counted.
const most = 100;

export const actions: Actions = {
	/** Reads a file and says what importing it would do; nothing is written. */
	preview: async (event) => {
		onlyFor('reviewers', event);
		const form = await event.request.formData();
		return answering({}, async () => {
			const { name, content } = await fileFrom(form);
			return { preview: await previewOf(event.locals, name, content) };
		});
	},
	/** Imports what was previewed, all of it or (`skip`) the good records; what changed meanwhile is previewed anew. */
	import: async (event) => {
		onlyFor('reviewers', event);
		const { actor, now } = event.locals;
		const form = await event.request.formData();
		return answering({}, async () => {
			const content = await unpacked(form.get('content'));
			const skip = form.get('skip') === 'yes';
			const { written, added, changed, unchanged, retired, refused } = await importContent(
				actor,
				content,
				undefined,
				{ skip, now }
			);
			if (!written) return { preview: await previewOf(event.locals, nameFrom(form), content) };
			return { imported: { added, changed, unchanged, retired, refused: refused.length } };
		});
	}
};

function nameFrom(form: FormData): string {
	const name = form.get('name');
	return typeof name === 'string' ? name.slice(0, 200) : '';
}

async function previewOf({ actor, now }: App.Locals, name: string, content: Uint8Array) {
	const { added, changed, unchanged, retired, refused } = await previewImport(actor, content, now);
	return {
		name,
		content: await packed(content),
		counts: {
			added: added.length,
			changed: changed.length,
			unchanged,
			retired,
			refused: refused.length
		},
		added: added.slice(0, most),
		changed: changed
			.slice(0, most)
			.map(({ fields, ...one }) => ({ ...one, fields: fields.filter(isSaid).map(fieldLabel) })),
		refused: refused.slice(0, most).flatMap(saidOf)
	};
}

/** What a text was made from follows from the text. */
function isSaid(field: string): boolean {
	return !field.endsWith('.sourceRevision');
}

function saidOf({ position, id, problems }: RefusedRow) {
	return problems.map(({ path, code, details }) => ({
		position,
		id,
		path,
		sentence: sentenceOf(code, details)
	}));
}

export type PreviewPage = Awaited<ReturnType<typeof previewOf>>;
