import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
	changeVoice,
	openStory,
	proposalFor,
	putSaid,
	scopeOf,
	voicesOfStory,
	withdrawVoice,
	type Voice
} from '#impact/index.server.ts';
import { attributionOf, type VoiceId } from '#impact/index.ts';
import { idFrom, NotFound } from '#platform/index.ts';
import { answering, refused } from '#ui/form/answer.server.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, valuesOf, type Values } from '#ui/form/values.ts';
import { isUiLanguage, languageName, uiLanguages } from '#vocabulary/index.ts';
import { onlyFor } from '../../../../only.server.ts';
import { doneText } from '../../../done.ts';
import { proposalWords } from '../proposal.server.ts';
import { saidFrom, valuesOfVoice, voiceChoices, voiceFrom } from '../voice-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

async function openVoice({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const story = await openStory(locals.actor, params['slug'] ?? '');
	const voice = (await voicesOfStory(story.id)).find(({ id }) => id === params['voice']);
	if (!voice) throw new NotFound('voice');
	return { story, voice };
}

export const load: PageServerLoad = async (event) => {
	const { story, voice } = await openVoice(event);
	const { language } = event.locals;
	const codes = [voice.language, ...uiLanguages.filter((code) => code !== voice.language)];
	return {
		done: doneText(event.url),
		...{ kind: voice.kind, revision: voice.revision, withdrawn: voice.withdrawnAt !== null },
		...{ token: `{{${voice.kind}:${voice.id}}}`, attribution: attributionOf(voice, language) },
		values: valuesOfVoice(voice),
		proposal: proposalWords(await proposalFor(scopeOf(story), voice), voice.country, language),
		choices: await voiceChoices(scopeOf(story), language),
		said: codes.map((code) => ({
			...{ code, name: languageName(code), isOriginal: code === voice.language },
			...saidIn(voice, code)
		}))
	};
};

function saidIn(voice: Voice, code: string): { written: boolean; values: Values } {
	const said = voice.said.find(({ language }) => language === code);
	const { title, lead, text, translator } = said ?? { title: null, lead: null, text: '', translator: null };
	const values = { title: [title ?? ''], lead: [lead ?? ''], text: [text], translator: [translator ?? ''] };
	return { written: said !== undefined, values };
}

/** Does what a form asks for, with the voice it is about, and comes back to it. */
async function doing(
	event: RequestEvent,
	done: string,
	work: (voice: Voice, id: VoiceId, form: Reading, values: Values) => Promise<(() => Promise<void>) | null>
) {
	onlyFor('workers', event);
	const id = idFrom<'Quote'>(event.params['voice'] ?? '');
	if (!id) throw new NotFound('voice');
	const { voice } = await openVoice(event);
	const values = valuesOf(await event.request.formData());
	const form = new Reading(values);
	const act = await work(voice, id, form, values);
	if (form.problems.length > 0 || !act) return refused(values, form.problems);
	return answering(values, async () => {
		await act();
		redirect(303, `${event.url.pathname}?done=${done}`);
	});
}

export const actions: Actions = {
	save: (event) =>
		doing(event, 'saved', (voice, id, form, values) => {
			const { actor } = event.locals;
			const input = { ...voiceFrom(form, values, voice.kind), language: voice.language };
			const revision = Number(one(values, 'revision'));
			return Promise.resolve(() => changeVoice(actor, event.params.slug, id, revision, input));
		}),
	said: (event) =>
		doing(event, 'saved', (voice, id, form, values) => {
			const code = one(values, 'language');
			if (code !== voice.language && !isUiLanguage(code)) throw new NotFound('language');
			const words = saidFrom(form, voice.kind);
			return Promise.resolve(() => putSaid(event.locals.actor, event.params.slug, id, code, words));
		}),
	withdraw: (event) =>
		doing(event, 'withdrawn', (_, id, form, values) => {
			if (one(values, 'sure') !== 'yes') form.refuse('sure', 'application_not_sure');
			const { actor, now } = event.locals;
			return Promise.resolve(() => withdrawVoice(actor, event.params.slug, id, now));
		})
};
