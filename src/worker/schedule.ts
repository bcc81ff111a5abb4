import type { Jobs } from '#platform/index.server.ts';

type Scheduled = { task: keyof Jobs & string; match: string };

/** Everything that happens by the clock, in UTC (minute hour day month weekday). Of several processes, one does it. */
export const schedule: Scheduled[] = [
	// At night: expired links, sessions and attempts are forgotten.
	{ task: 'people.tidy', match: '17 2 * * *' },
	// What was refused by the log is forgotten after ninety days.
	{ task: 'records.tidy', match: '27 2 * * *' },
	// What learners told of themselves is erased on its day.
	{ task: 'training.tidy', match: '37 2 * * *' },
	// Lists of publications that nobody came back to are forgotten after thirty days.
	{ task: 'research.tidy', match: '47 2 * * *' },
	// Decided claims, invitations and focal points are forgotten on their day.
	{ task: 'network.tidy', match: '57 2 * * *' },
	// Who was trained in editions that are over is counted for their partnerships.
	{ task: 'network.countOutcomes', match: '7 3 * * *' },
	// Who was trained in what a centre ran this year is counted, thirty days after each training; its agencies' contacts go on their day.
	{ task: 'events.countSeries', match: '9 3 * * *' },
	{ task: 'worker.countSeriesEditions', match: '10 3 * * *' },
	{ task: 'events.tidyAgencies', match: '11 3 * * *' },
	// Experts are reminded to confirm their profiles, and fall asleep; what has served its purpose is erased.
	{ task: 'network.tidyExperts', match: '12 3 * * *' },
	// Who passed or taught a course here is asked onto the roster of experts, by the hub's rule.
	{ task: 'worker.openRoster', match: '22 3 * * *' },
	// Marks of letters, settled reports, bans that are over and old lines of the moderators' log are forgotten.
	{ task: 'discussions.tidy', match: '57 2 * * *' },
	// Answers of applicants are erased on their day, and whoever does not take part is forgotten.
	{ task: 'events.tidyApplications', match: '42 2 * * *' },
	// What digests told is forgotten after thirty days.
	{ task: 'following.tidy', match: '7 3 * * *' },
	// Badges that opened nothing are forgotten after ninety days.
	{ task: 'events.tidyAttendance', match: '32 3 * * *' },
	// Certificates of events that are over are awarded, or their holders asked for their name.
	{ task: 'events.settleCertificates', match: '45 4 * * *' },
	// Files that were sent and saved in nothing are dropped after a day.
	{ task: 'platform.sweepFiles', match: '37 3 * * *' },
	// Six months after an event, where its speakers are written to is forgotten.
	{ task: 'events.tidySpeakers', match: '42 2 * * *' },
	// Fourteen months after an event its action plans name nobody any more.
	{ task: 'events.tidyPlans', match: '27 3 * * *' },
	// Who took an action plan home is asked how it goes, and reminded.
	{ task: 'events.followPlans', match: '40 4 * * *' },
	// Who took part in what an open wave is about is asked, before the letters of the day go out.
	{ task: 'surveys.fill', match: '40 4 * * *' },
	// Waves of surveys: letters that are due go out, what is past its last day is closed; who was asked is forgotten, and each answer on its day.
	{ task: 'surveys.follow', match: '50 4 * * *' },
	{ task: 'surveys.tidy', match: '47 3 * * *' },
	// Who took part in what was held is counted again, before the day begins.
	{ task: 'impact.countCohorts', match: '52 3 * * *' },
	// Digests of what is new for those who follow it.
	{ task: 'following.daily', match: '0 5 * * *' },
	{ task: 'following.weekly', match: '30 5 * * 1' },
	// Attempts whose time ran out are counted though nobody came back.
	{ task: 'training.settleDue', match: '*/10 * * * *' }
];
