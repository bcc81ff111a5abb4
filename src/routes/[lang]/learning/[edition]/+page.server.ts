import { mailIsSent } from '#platform/index.server.ts';
import { noticesOf } from '#training/index.server.ts';
import { learnersZone } from '../../../zone.server.ts';
import { entryPathOf } from './entry.server.ts';
import {
	listedModule,
	openStudy,
	otherLanguages,
	partOf,
	personIn,
	towardsCertificate
} from './study.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const { language } = locals;
	const { open, door } = await openStudy(event);
	const edition = await entryPathOf(params.edition, locals.actor, language);
	if (door)
		return {
			door: { ...door, edition, tellsByLetter: mailIsSent() },
			contents: null
		};
	const { study, version, progress } = open;
	const { content } = version;
	const base = `/${language}/learning/${params.edition}`;
	const modules = content.modules.map((module) =>
		listedModule(module, { content, progress, base, language })
	);
	const place = modules.flatMap(({ lessons }) => lessons).find(({ id }) => id === progress.place);
	const first = modules[0]?.lessons[0] ?? null;
	return {
		door: null,
		contents: {
			as: study.as,
			studied: {
				language,
				person: personIn(study, locals.actor),
				registration: study.enrolment?.id ?? '',
				towards:
					study.as === 'learner' ? towardsCertificate(study.edition, content, progress, language) : null,
				lesson: null
			},
			title: partOf(content.titles, language, content.source),
			summary: partOf(content.summaries, language, content.source),
			edition,
			notices: await noticesOf(study.edition, {
				...{ language, now: locals.now, calendar: `${edition}.ics` },
				mine: await learnersZone(event.cookies, study.enrolment?.id)
			}),
			modules,
			next: place ?? first,
			begun: place !== undefined,
			languages: otherLanguages(study.edition, content, language, `/learning/${params.edition}`)
		}
	};
};
