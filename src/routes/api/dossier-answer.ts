import { entryPath } from '#catalogue/index.ts';
import { dossierPath } from '#research/index.ts';
import type { DossierPage } from '#research/index.server.ts';
import type * as v from 'valibot';
import type * as schemas from './schemas.ts';

export function dossierAnswer(
	page: DossierPage,
	origin: string,
	language: string
): v.InferOutput<typeof schemas.Dossier> {
	return {
		...{ id: page.id, slug: page.slug, kind: page.kind },
		url: `${origin}${dossierPath(language, page)}`,
		website: page.url,
		...{ title: page.title, summary: page.summary, results: page.results },
		...{ conditions: page.conditions, passage: page.passage },
		languages: page.titles.map((one) => one.language),
		organisations: page.organisations.map(({ slug, name, shortName, role }) => ({
			...{ slug, name, shortName, role }
		})),
		funders: page.funders,
		publications: page.publications.map((entry) => ({
			...{ slug: entry.slug, title: entry.title, url: `${origin}${entryPath(language, entry)}` }
		})),
		...{ startedYear: page.startedYear, endedYear: page.endedYear, place: page.place },
		...{ countries: page.countries, regions: page.regions, topics: page.topics },
		...{ sdgTargets: page.sdgTargets, gcmObjectives: page.gcmObjectives },
		...{ addressees: page.addressees, wording: page.wording, locator: page.locator, copying: page.copying },
		uptakes: page.uptakes.map(({ id: _, ...uptake }) => uptake),
		...{ source: page.source, evidence: page.evidence, confirmedOn: page.confirmedOn },
		illustrative: page.illustrative
	};
}
