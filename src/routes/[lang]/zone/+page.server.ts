import { redirect } from '@sveltejs/kit';
import { isZone } from '#catalogue/index.ts';
import { localPath } from '#people/index.ts';
import { refused } from '#ui/form/answer.server.ts';
import { one, valuesOf } from '#ui/form/values.ts';
import { readersZone, zoneCookie, zoneSeconds } from '../../zone.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, cookies, url }) => ({
	then: localPath(url.searchParams.get('then'), `/${locals.language}/learning`),
	zone: readersZone(cookies) ?? '',
	zones: Object.entries(Object.groupBy(zones(), (zone) => zone.split('/')[0] ?? '')).map(([area, some]) => ({
		area,
		zones: (some ?? []).map((zone) => ({ zone, name: nameOf(zone, locals.now) }))
	}))
});

export const actions: Actions = {
	default: async ({ request, cookies, locals, url }) => {
		const values = valuesOf(await request.formData());
		const zone = one(values, 'zone');
		if (!isZone(zone)) return refused(values, [{ field: 'zone', code: 'required' }]);
		cookies.set(zoneCookie, zone, {
			path: '/',
			maxAge: zoneSeconds,
			sameSite: 'lax',
			httpOnly: true,
			secure: url.protocol === 'https:'
		});
		redirect(303, localPath(one(values, 'then'), `/${locals.language}/learning`));
	}
};

function zones(): string[] {
	return [...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/')), 'UTC'];
}

/** 'Cairo (UTC+2)': the city, and how its clocks stand now. */
function nameOf(zone: string, now: Date): string {
	const city = (zone.split('/').slice(1).join(' – ') || zone).replaceAll('_', ' ');
	const offset = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
		.formatToParts(now)
		.find(({ type }) => type === 'timeZoneName')
		?.value.replace('GMT', 'UTC');
	return offset === undefined || offset === city ? city : `${city} (${offset})`;
}
