import { afterAll } from 'vitest';

/** Vitest's set-up: several files share a process, and what one sets in its environment is undone before the next. */
const before = { ...process.env };

afterAll(() => {
	for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
	Object.assign(process.env, before);
});
