import { sessionDays } from '#people/index.server.ts';
import { readSettings } from '#platform/index.server.ts';
import { iAmSeconds } from '../i-am/iam.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	sessionDays,
	iAmDays: Math.round(iAmSeconds / 86_400),
	contact: readSettings(process.env).contact
});
