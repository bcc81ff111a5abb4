import * as v from 'valibot';

/** What answers are made of that has no name of its own in the OpenAPI file. */
export const day = v.pipe(v.string(), v.isoDate());

export const instant = v.pipe(v.string(), v.isoTimestamp());

export const address = v.pipe(v.string(), v.url());

export const whole = v.pipe(v.number(), v.integer());

export const year = v.nullable(whole);
