import { daysAfter, instantOf, isDay, localOf } from '#catalogue/index.ts';
import { materialAudiences, moments, type Material, type MaterialInput } from '#events/index.ts';
import { Reading } from '#ui/form/reading.ts';
import { one, type Values } from '#ui/form/values.ts';

export const freshMaterial: Values = { moment: ['before'], audience: ['participants'] };

export function valuesFrom(material: Material, zone: string): Values {
	const from = material.visibleFrom && clockOf(material.visibleFrom, zone);
	const until = material.visibleUntil && clockOf(material.visibleUntil, zone);
	// The end of a day is the beginning of the next.
	const lastDay = until && (until.time === '' ? daysAfter(until.day, -1) : until.day);
	return {
		moment: [material.moment],
		audience: [material.audience],
		language: [material.language],
		title: [material.title],
		url: [material.url ?? ''],
		visibleFrom: [from?.day ?? ''],
		visibleFromTime: [from?.time ?? ''],
		visibleUntil: [lastDay ?? ''],
		visibleUntilTime: [until?.time ?? '']
	};
}

function clockOf(instant: Date, zone: string): { day: string; time: string } {
	const local = localOf(instant, zone);
	const time = local.slice(11, 16);
	return { day: local.slice(0, 10), time: time === '00:00' ? '' : time };
}

export function inputFrom(values: Values, zone: string): { input: MaterialInput; form: Reading } {
	const form = new Reading(values);
	const input: MaterialInput = {
		moment: moments.find((known) => known === one(values, 'moment')) ?? 'before',
		audience: materialAudiences.find((known) => known === one(values, 'audience')) ?? 'participants',
		language: one(values, 'language'),
		title: form.line('title') ?? '',
		url: form.line('url', { longest: 2000 }),
		visibleFrom: instantIn(form, 'visibleFrom', zone),
		visibleUntil: instantIn(form, 'visibleUntil', zone)
	};
	return { input, form };
}

const hour = /^([01]\d|2[0-3]):[0-5]\d$/u;

/** A day, and an hour of it: without one, from its beginning or until its end. */
function instantIn(form: Reading, name: 'visibleFrom' | 'visibleUntil', zone: string): Date | null {
	const day = form.line(name, { longest: 10 });
	const time = form.line(`${name}Time`, { longest: 8 })?.slice(0, 5) ?? null;
	if (day === null && time === null) return null;
	if (day === null || !isDay(day)) {
		form.refuse(name, 'not_a_day');
		return null;
	}
	if (time !== null && !hour.test(time)) {
		form.refuse(`${name}Time`, 'not_a_time');
		return null;
	}
	const whole = name === 'visibleUntil' && time === null ? daysAfter(day, 1) : day;
	return instantOf(`${whole}T${time ?? '00:00'}`, zone);
}
