import { isLanguage, languageName } from '#vocabulary/index.ts';
import { listDiscussions } from '#discussions/index.server.ts';
import { writtenIn } from './languages.server.ts';
import { subjectFrom, titleIn } from './subjects.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	const { actor, language } = locals;
	const about = url.searchParams.get('about');
	const subject = about === null ? null : await subjectFrom(about, locals);
	const spoken = url.searchParams.get('in') ?? '';
	const chosen = isLanguage(spoken) ? spoken : '';
	const before = new Date(url.searchParams.get('before') ?? Number.NaN);
	const { lines, total, next } = await listDiscussions(actor, {
		...(subject && { about: subject }),
		...(chosen && { language: chosen }),
		before: Number.isNaN(before.getTime()) ? null : before
	});
	const again = new URLSearchParams();
	if (about !== null) again.set('about', about);
	if (chosen) again.set('in', chosen);
	const feed = new URLSearchParams(about === null ? {} : { about });
	feed.set('lang', language);
	return {
		about,
		subject: subject && { ...titleIn(subject, language), path: `/${language}${subject.path}` },
		lines: lines.map((line) => ({
			...line,
			subject: { ...titleIn(line.subject, language), path: `/${language}${line.subject.path}` },
			languages: line.languages.map((code) => ({ code, name: languageName(code) }))
		})),
		total,
		chosen,
		languages: writtenIn(language),
		feed: `/feeds/discussions.atom?${feed}`,
		older: next && `?${new URLSearchParams([...again, ['before', next.toISOString()]])}`
	};
};
