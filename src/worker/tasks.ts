import { expertJobs, networkJobs } from '#network/index.server.ts';
import { discussionsJobs } from '#discussions/index.server.ts';
import {
	applicationJobs,
	attendanceJobs,
	eventJobs,
	participantJobs,
	planJobs
} from '#events/index.server.ts';
import { seriesJobs } from '#events/index.server.ts';
import { followingJobs } from '#following/index.server.ts';
import { auditJobs, cohortJobs } from '#impact/index.server.ts';
import { peopleJobs } from '#people/index.server.ts';
import { sweepFiles, type Tasks } from '#platform/index.server.ts';
import { recordsJobs } from '#records/index.server.ts';
import { researchJobs } from '#research/index.server.ts';
import { surveyJobs } from '#surveys/index.server.ts';
import { trainingJobs } from '#training/index.server.ts';
import { analyseAnew } from './analysing.server.ts';
import { openRoster } from './opening.server.ts';
import { countOutcomes } from './outcomes.server.ts';
import { fillWaves } from './reactions.ts';
import { putNamedAgain } from './renaming.server.ts';
import { countSeriesEditions } from './series-outcomes.server.ts';

/** Everything the hub does later, by name. A job that a capability declares and this list lacks does not compile. */
export const tasks: Tasks = {
	...expertJobs,
	...networkJobs,
	...discussionsJobs,
	...applicationJobs,
	...eventJobs,
	...participantJobs,
	...planJobs,
	...attendanceJobs,
	...followingJobs,
	...auditJobs,
	...cohortJobs,
	...peopleJobs,
	...recordsJobs,
	...researchJobs,
	...seriesJobs,
	...surveyJobs,
	...trainingJobs,
	'worker.openRoster': async () => void (await openRoster(new Date())),
	'worker.countSeriesEditions': () => countSeriesEditions(new Date()),
	'surveys.fill': () => fillWaves(new Date()),
	'worker.analyse': () => analyseAnew(),
	'platform.sweepFiles': async () => void (await sweepFiles(new Date())),
	'network.renamed': (renamed) => putNamedAgain(renamed),
	'network.countOutcomes': () => countOutcomes(new Date())
};
