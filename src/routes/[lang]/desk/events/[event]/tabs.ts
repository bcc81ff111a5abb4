import type { EventAct } from '#events/index.ts';
import { m } from '#messages/messages.js';

/** The pages of an event's desk, and what opens each. '' is the overview. */
export const tabs: readonly { path: string; name: () => string; opens: readonly EventAct[] }[] = [
	{ path: '', name: m.events_tab_overview, opens: ['follow', 'review'] },
	{ path: 'texts', name: m.events_tab_texts, opens: ['manage'] },
	{ path: 'programme', name: m.events_tab_programme, opens: ['follow'] },
	{ path: 'speakers', name: m.events_speakers, opens: ['manage'] },
	{ path: 'releases', name: m.events_tab_releases, opens: ['manage'] },
	{ path: 'places', name: m.events_tab_places, opens: ['manage'] },
	{ path: 'form', name: m.applications_form, opens: ['manage'] },
	{ path: 'applications', name: m.applications_tab, opens: ['manage'] },
	{ path: 'review', name: m.applications_tab_review, opens: ['review'] },
	{ path: 'selection', name: m.applications_tab_selection, opens: ['manage'] },
	{ path: 'participants', name: m.applications_tab_participants, opens: ['follow'] },
	{ path: 'team', name: m.events_tab_team, opens: ['follow'] },
	{ path: 'attendance', name: m.attendance_tab, opens: ['attend'] },
	{ path: 'plans', name: m.plans_title, opens: ['manage'] },
	{ path: 'board', name: m.plans_board, opens: ['follow'] },
	{ path: 'settings', name: m.events_tab_settings, opens: ['manage'] }
];
