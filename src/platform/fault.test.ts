import { expect, test } from 'vitest';
import { faultText } from './fault.ts';

test('a failed query is logged by its cause and place, without what was asked', () => {
	const error = new Error('Failed query: insert into person …\nparams: amina@example.org,secret', {
		cause: new Error('duplicate key value violates unique constraint "person_email_key"')
	});
	const text = faultText(error);
	expect(text.split('\n')[0]).toBe(
		'a query failed: duplicate key value violates unique constraint "person_email_key"'
	);
	expect(text).not.toMatch(/amina|secret/);
	expect(text).toContain('fault.test.ts');
});

test('any other error keeps its name, message and place', () => {
	expect(faultText(new RangeError('too far'))).toMatch(/^RangeError: too far\n\s+at /);
	expect(faultText('half a sentence')).toBe('half a sentence');
});
