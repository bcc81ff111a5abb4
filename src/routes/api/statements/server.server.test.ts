import { describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { enrol, logOf } from '#training/index.server.ts';
import type { EnrolmentId } from '#training/index.ts';
import { useDatabase } from '../../../../testing/database.ts';
import { aPerson } from '../../../people/builders.server.ts';
import { anEdition, said, sentBody } from '../../../training/builders.server.ts';
import { POST } from './+server.ts';

useDatabase();
const now = new Date('2027-02-10T10:00:00Z');
const asking = { language: 'en', profile: { country: 'EC', gender: 'female', sector: 'ngo' } };
const own = { 'content-type': 'application/json', origin: 'http://hub.example' };

async function send(actor: Actor, body: unknown, headers: Record<string, string> = own) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const request = new Request('http://hub.example/api/statements', { method: 'POST', headers, body: text });
	const event = { request, url: new URL(request.url), locals: { actor, language: 'en', now, requestId: '' } };
	const response = await POST(event as unknown as Parameters<typeof POST>[0]);
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function aLearner() {
	const [person, edition] = [await aPerson(), await anEdition()];
	const { id } = await enrol(person, edition.id, asking, now);
	return { person, id };
}
const lengthOf = async (id: EnrolmentId) => (await logOf({ id, continuesId: null }, db)).length;

describe('what a device sends', () => {
	test('is taken, and named as kept, as often as it comes', async () => {
		const { person, id } = await aLearner();
		const statement = said(id, { object: crypto.randomUUID() });
		const body = { person: person.id, ...(sentBody([statement]) as object) };
		const kept = { status: 200, body: { kept: [statement.id], refused: [] } };
		expect([await send(person, body), await send(person, body)]).toEqual([kept, kept]);
		expect(await lengthOf(id)).toBe(1);
	});

	test('is not taken from a visitor, nor from who signed in after them', async () => {
		const { person, id } = await aLearner();
		const body = { person: person.id, ...(sentBody([said(id, {})]) as object) };
		expect(await send(visitor, body)).toEqual({ status: 401, body: { code: 'signed_out' } });
		expect(await send(await aPerson(), body)).toEqual({ status: 409, body: { code: 'other_person' } });
		expect(await lengthOf(id)).toBe(0);
	});

	test('for somebody else’s enrolment is refused one by one', async () => {
		const { id } = await aLearner();
		const [other, statement] = [await aPerson(), said(id, {})];
		expect(await send(other, sentBody([statement]))).toEqual({
			status: 200,
			body: { kept: [], refused: [{ id: statement.id, reason: 'not_yours' }] }
		});
		expect(await lengthOf(id)).toBe(0);
	});

	test.each([
		['another page', 403, { ...own, origin: 'http://evil.example' }, '{}'],
		['another page that hides its name', 403, { ...own, origin: 'null' }, '{}'],
		['a browser that says so', 403, { ...own, 'sec-fetch-site': 'cross-site' }, '{}'],
		['a form', 415, { ...own, 'content-type': 'text/plain' }, '{"statements":[]}'],
		['what is no JSON', 422, own, '{'],
		['what is no list', 422, own, '{"statements":{}}'],
		['a list too long', 422, own, JSON.stringify({ statements: Array<null>(501).fill(null) })],
		['too much', 413, own, `"${'x'.repeat(1_000_001)}"`]
	])('from %s is answered with %i', async (_, status, headers, body) => {
		expect((await send(await aPerson(), body, headers)).status).toBe(status);
	});

	test('a malformed one is named, and the others are kept', async () => {
		const { person, id } = await aLearner();
		const good = said(id, { object: crypto.randomUUID() });
		const { statements } = sentBody([good]) as { statements: object[] };
		const { body } = await send(person, {
			statements: [...statements, { ...statements[0], id: 'x', verb: 'ate' }]
		});
		expect(body).toEqual({ kept: [good.id], refused: [{ id: 'x', reason: 'malformed' }] });
	});
});
