import { redirect } from '@sveltejs/kit';
import { m } from '#messages/messages.js';
import {
	beginCourse,
	FolderRefused,
	type FilesByPath,
	type FolderPreview,
	importCourse,
	listCourses,
	longestFolderZip,
	ownOrganisations,
	previewFolder,
	readZip,
	withFolderSent
} from '#courses/index.server.ts';
import { mayBegin, sentenceCode, wordsIn } from '#courses/index.ts';
import { listOrganisations } from '#network/index.server.ts';
import { contributesTo } from '#people/index.ts';
import { answering, sentenceOf } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { all, one, valuesOf } from '#ui/form/values.ts';
import { isLanguage, languageName, uiLanguages } from '#vocabulary/index.ts';
import { fileFrom, megabytes, packed, unpacked } from '../import/upload.server.ts';
import { answeringWriting } from './form/answering.server.ts';
import { signedIn } from './signed-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, language } = locals;
	const own = ownOrganisations(actor);
	const begins = mayBegin(actor, contributesTo(actor));
	return {
		courses: (await listCourses(actor)).map(
			({ key, titles, sourceLanguage, languages, lessons, versions, illustrative }) => {
				const title = wordsIn(titles, language, sourceLanguage);
				return {
					...{ key, lessons, versions, illustrative },
					title: { text: title?.words ?? key, language: title?.language ?? sourceLanguage },
					languages: languages.map((code) => ({ code, name: languageName(code) }))
				};
			}
		),
		folder: {
			hint: m.courses_bring_hint({ most: longestFolderZip, plain: megabytes }),
			to: { place: `/${language}/desk/uploads`, use: 'folder', course: null }
		},
		begin: begins
			? {
					languages: uiLanguages.map((code) => ({ value: code, label: languageName(code), lang: code })),
					organisations: (await listOrganisations(language))
						.filter(({ id }) => own === null || own.includes(id))
						.map(({ slug, title }) => ({ value: slug, label: title.text, lang: title.language })),
					needsOrganisation: own !== null
				}
			: null
	};
};

// A page is read by a person: what is beyond is counted.
const mostProblems = 200;

export const actions: Actions = {
	begin: async (event) => {
		signedIn(event);
		const { actor, now, language } = event.locals;
		const values = valuesOf(await event.request.formData());
		const form = new Reading(values);
		const title = form.line('title', { required: true }) ?? '';
		const summary = form.text('summary', { longest: 2000 }) ?? '';
		const source = one(values, 'source');
		const languages = all(values, 'languages').filter(isLanguage);
		const provider = one(values, 'organisation');
		return answering(values, () =>
			answeringWriting(values, async () => {
				const { key } = await beginCourse(
					actor,
					{
						...{ title, summary, languages },
						source: isLanguage(source) ? source : language,
						providers: provider === '' ? [] : [provider]
					},
					now
				);
				redirect(303, `/${language}/desk/courses/${key}?done=begun`);
			})
		);
	},
	/** Reads a folder's zip and says what it holds, or everything that is wrong with it; nothing is written. */
	preview: async (event) => {
		signedIn(event);
		const form = await event.request.formData();
		return folder(async () => {
			const { actor } = event.locals;
			const told = ({ languages, ...preview }: FolderPreview) => ({
				...preview,
				languages: languages.map(languageName)
			});
			const sent = sentIn(form, 'sent.file');
			if (sent)
				return withFolderSent(actor, sent, false, async (files, name) => ({
					preview: { ...told(await previewFolder(actor, files)), name, content: '', sent }
				}));
			const { name, content } = await fileFrom(form);
			const preview = told(await previewFolder(actor, readZip(content)));
			return { preview: { ...preview, name, content: await packed(content), sent: '' } };
		});
	},
	/** Brings in what was looked at, whole or not at all. */
	import: async (event) => {
		signedIn(event);
		const { actor, now, language } = event.locals;
		const form = await event.request.formData();
		return folder(async () => {
			const bring = async (files: FilesByPath) => {
				const { key } = await previewFolder(actor, files);
				await importCourse(actor, files, now);
				return key;
			};
			const sent = sentIn(form, 'sent');
			const key = sent
				? await withFolderSent(actor, sent, true, bring)
				: await bring(readZip(await unpacked(form.get('content'))));
			redirect(303, `/${language}/desk/courses/${key}?done=imported`);
		});
	}
};

/** The id of a zip that was sent before its form was. */
function sentIn(form: FormData, name: string): string | null {
	return /^([0-9a-f-]{36})(?: |$)/u.exec(String(form.get(name) ?? ''))?.[1] ?? null;
}

/** A folder's mistakes are told with their places; what is wrong with the file itself, beside its field. */
function folder<Result>(work: () => Promise<Result>) {
	return answering({}, async () => {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof FolderRefused)) throw error;
			return {
				refused: {
					count: error.problems.length,
					title: m.courses_folder_refused({ count: error.problems.length }),
					places: error.problems.slice(0, mostProblems).map(({ file, path, code }) => {
						const said = sentenceCode(code);
						return { file, path, sentence: sentenceOf(said.code, said.details) };
					})
				}
			};
		}
	});
}
