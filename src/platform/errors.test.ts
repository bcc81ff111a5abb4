import { expect, test } from 'vitest';
import { statusOfRefusal } from './errors.ts';

test.each([
	['someone else was first', 'changed_meanwhile', 409],
	['too often', 'too_many_attempts', 429],
	['any other refusal', 'email_invalid', 422],
	['a code that every object has', 'constructor', 422]
])('%s', (_, code, status) => expect(statusOfRefusal(code)).toBe(status));
