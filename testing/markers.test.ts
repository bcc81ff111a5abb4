import { join } from 'node:path';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { compile } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { hydrating, codeWithoutMarkers } from '../vite.markers.ts';

const kept = hydrating(join(import.meta.dirname, '..'));

describe('markers stay', () => {
	test.each([
		['in a page that ships client code', 'src/routes/[lang]/(account)/sign-in/passkey/+page.svelte'],
		['in what such a page is made of', 'src/routes/[lang]/desk/courses/[course]/[lesson]/Editor.svelte'],
		['in the frame of every page', 'src/routes/frame/PageHead.svelte'],
		['in what a script mounts', 'src/events/ui/CheckInDoor.svelte'],
		['in what comes alive in a lesson', 'src/training/ui/QuizBlock.svelte']
	])('%s', (_, path) => {
		expect(kept).toContain(path);
	});
});

test.each([
	['a list of results', 'src/catalogue/ui/EntryLine.svelte'],
	['the page that shows it', 'src/routes/[lang]/search/+page.svelte']
])('%s does without', (_, path) => {
	expect(kept).not.toContain(path);
});

test('what is shown stays the same', async () => {
	const source = `<script>let { names, found } = $props();</script>
		{#if found}<p>found</p>{:else if names.length > 5}<p>many</p>{/if}
		<ul>{#each names as name, i (i)}<li>{i > 0 ? ', ' : ''}<b>{name}</b></li>{:else}<li>none</li>{/each}</ul>
		{#key names}<i>{names.length}</i>{/key}`;
	const { js } = compile(source, { generate: 'server', name: 'Example' });
	const code = codeWithoutMarkers(js.code);
	expect(code).not.toMatch(/<!--|push\((''|""|``)\)/);
	const shown = async (code: string, props: Record<string, unknown>): Promise<string> => {
		const url = `data:text/javascript,${encodeURIComponent(code.replaceAll("'svelte/internal/server'", `'${import.meta.resolve('svelte/internal/server')}'`))}`;
		const { default: Example } = (await import(/* @vite-ignore */ url)) as {
			default: Component<Record<string, unknown>>;
		};
		return render(Example, { props }).body;
	};
	for (const props of [
		{ names: ['a', '<b>'], found: true },
		{ names: [], found: false },
		{ names: ['1', '2', '3', '4', '5', '6'], found: false }
	]) {
		const plain = (await shown(js.code, props)).replace(/<!--.*?-->/g, '');
		expect((await shown(code, props)).replace(/<!--.*?-->/g, '')).toBe(plain);
	}
});
