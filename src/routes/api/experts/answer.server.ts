import { json } from '@sveltejs/kit';
import type { ExpertHead, ExpertShown } from '../../roster/shown.server.ts';

/** Open to any page and programme; kept by no cache, so that what an expert takes back is gone with the next question. */
export function unkept(body: unknown, language: string): Response {
	return json(body, {
		headers: {
			'access-control-allow-origin': '*',
			'cross-origin-resource-policy': 'cross-origin',
			'cache-control': 'no-store',
			'content-language': language,
			vary: 'accept-language'
		}
	});
}

export function expertLineAnswer(expert: ExpertHead, origin: string) {
	return {
		code: expert.code,
		url: `${origin}${expert.path}`,
		name: expert.name,
		headline: expert.headline,
		roles: expert.roles,
		languages: expert.languages.map(({ code, level }) => ({ code, level })),
		illustrative: expert.illustrative
	};
}

export function expertAnswer(expert: ExpertShown, origin: string) {
	return {
		...expertLineAnswer(expert, origin),
		about: expert.about,
		photo: expert.photo && `${origin}${expert.photo}`,
		expertise: expert.expertise.map(({ topic, evidence }) => ({
			topic: topic.text,
			evidence: evidence.map(({ kind, text, href, author }) => ({
				kind,
				text,
				url: href?.startsWith('/') ? `${origin}${href}` : href,
				author
			}))
		})),
		audiences: expert.audiences,
		modalities: expert.modalities,
		places: expert.places.map(({ text }) => text),
		affiliations: expert.affiliations.map(({ name, position, years }) => ({
			name: name.text,
			position,
			years
		})),
		availability: expert.availability,
		orcid: expert.orcid
	};
}
