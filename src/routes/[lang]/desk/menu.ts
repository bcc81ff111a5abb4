import { m } from '#messages/messages.js';

/** What a person may do here, as `+layout.server.ts` says it. */
export type DeskRights = {
	worksHere: boolean;
	mayReview: boolean;
	contributes: boolean;
	writesCourses: boolean;
	leadsEditions: boolean;
	leadsEvents: boolean;
	overseesCertificates: boolean;
	keepsRoster: boolean;
	mayManagePeople: boolean;
};

/** `holds`: other addresses of the desk that belong to it. */
type Place = { at: string; name: string; shown: boolean; holds?: readonly string[] };
type Group = { name: string; places: Place[] };

export type MenuLink = { path: string; name: string; current: 'page' | 'true' | undefined };

/** As many as stand in one line. Whoever is shown more finds them in groups. */
const line = 8;

/**
 * The desk's menu in lines, none where nothing is shown: all places in one, or the groups, each a link to its first place, and below
 * them the places of the group that `path` is in.
 */
export function deskMenu(language: string, path: string, may: DeskRights): MenuLink[][] {
	const desk = `/${language}/desk`;
	const groups = groupsFor(may)
		.map(({ name, places }) => ({ name, places: places.filter(({ shown }) => shown) }))
		.filter(({ places }) => places.length > 0);
	const within = (at: string) => path === `${desk}/${at}` || path.startsWith(`${desk}/${at}/`);
	const isHere = ({ at, holds = [] }: Place) =>
		at === '' ? path === desk : within(at) || holds.some((other) => within(other));
	const link = (place: Place): MenuLink => ({
		path: place.at === '' ? desk : `${desk}/${place.at}`,
		name: place.name,
		current: isHere(place) ? 'page' : undefined
	});
	const all = groups.flatMap(({ places }) => places);
	// Nothing but what waits, and who is shown that only has nothing to do here.
	if (all.length < 2) return [];
	if (all.length <= line) return [all.map(link)];
	const here = groups.find(({ places }) => places.some(isHere));
	const top = groups.map(({ name, places: [first, ...others] }): MenuLink => {
		const own = link(first as Place);
		if (others.length === 0) return own;
		return { path: own.path, name, current: here?.name === name ? 'true' : undefined };
	});
	return here && here.places.length > 1 ? [top, here.places.map(link)] : [top];
}

function groupsFor(may: DeskRights): Group[] {
	const speaksForSome = may.contributes || may.mayReview;
	const alone = (at: string, name: string, shown: boolean): Group => ({
		name,
		places: [{ at, name, shown }]
	});
	return [
		alone('', m.desk_nav_home(), true),
		{
			name: m.desk_group_catalogue(),
			places: [
				{ at: 'queue', name: m.desk_nav_queue(), shown: may.mayReview },
				{
					at: 'entries',
					name: m.desk_nav_entries(),
					shown: may.worksHere,
					holds: ['import', 'translations']
				},
				{ at: 'research', name: m.dossier_desk_title(), shown: may.worksHere, holds: ['publications'] }
			]
		},
		{
			name: m.desk_group_training(),
			places: [
				{ at: 'courses', name: m.courses_nav(), shown: may.writesCourses },
				{ at: 'editions', name: m.team_editions(), shown: may.leadsEditions },
				{ at: 'events', name: m.events_title(), shown: may.leadsEvents },
				{
					at: 'certificates',
					name: m.certificates_desk_title(),
					shown: may.overseesCertificates,
					holds: ['issuer']
				}
			]
		},
		{
			name: m.ui_network(),
			places: [
				{
					at: 'organisations',
					name: m.desk_nav_organisations(),
					shown: speaksForSome,
					holds: ['claims']
				},
				{ at: 'partnerships', name: m.partnerships_title(), shown: speaksForSome },
				{ at: 'programmes', name: m.programmes_title(), shown: speaksForSome },
				{ at: 'roster', name: m.experts_roster(), shown: may.keepsRoster },
				{ at: 'discussions', name: m.discussions_title(), shown: may.mayReview }
			]
		},
		{
			name: m.desk_group_evaluation(),
			places: [
				{ at: 'surveys', name: m.surveys_desk_title(), shown: speaksForSome },
				{ at: 'stories', name: m.story_desk_title(), shown: speaksForSome },
				{ at: 'impact', name: m.impact_desk_title(), shown: may.mayReview }
			]
		},
		alone('digests', m.following_desk_title(), may.mayManagePeople),
		alone('people', m.desk_nav_people(), may.mayManagePeople)
	];
}
