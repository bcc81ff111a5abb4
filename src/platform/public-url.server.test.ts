import { afterEach, describe, expect, test, vi } from 'vitest';
import { publicUrl } from './public-url.server.ts';

afterEach(() => vi.unstubAllEnvs());

describe('where people reach the hub', () => {
	test.each([
		[{ PUBLIC_URL: 'https://hub.example.org/' }, 'https://hub.example.org'],
		[{ PUBLIC_URL: '', HOST: '0.0.0.0', PORT: '8080' }, 'http://127.0.0.1:8080'],
		[{ PUBLIC_URL: 'https://other.example.org' }, 'https://other.example.org']
	])('%o: %s', (env, address) => {
		for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
		expect(publicUrl()).toBe(address);
		expect(publicUrl()).toBe(address);
	});

	test('is not kept of a setting that is wrong', () => {
		vi.stubEnv('PUBLIC_URL', 'no address');
		expect(() => publicUrl()).toThrow('PUBLIC_URL');
		expect(() => publicUrl()).toThrow('PUBLIC_URL');
	});
});
