import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Drawings from '@resvg/resvg-wasm';
import { needsHan, paperFonts } from '#certificates/index.server.ts';

/** Twice as many as a screen has in the width of a page: sharp in print, and 100 kB for a map. */
const pageWide = 1200;

/** A drawing as PNG, `across` pixels wide, for programmes that show no SVG. What was drawn last is kept: files of a release are made for each who asks. */
export async function pixelsOf(svg: string, across = pageWide): Promise<Uint8Array> {
	const name = `${across} ${svg}`;
	const known = drawn.get(name);
	if (known) return known;
	const { Resvg } = await resvg();
	const fontBuffers = await fontsFor(needsHan(svg));
	const drawing = new Resvg(svg, {
		fitTo: { mode: 'width', value: across },
		background: '#ffffff',
		font: { fontBuffers, defaultFontFamily: 'Noto Serif' }
	});
	const image = drawing.render();
	const png = image.asPng();
	image.free();
	drawing.free();
	for (const [oldest] of drawn) if (drawn.size >= mostDrawn) drawn.delete(oldest);
	drawn.set(name, png);
	return png;
}

const mostDrawn = 40;
const drawn = new Map<string, Uint8Array>();
const fonts = new Map<boolean, Promise<Buffer[]>>();

function fontsFor(han: boolean): Promise<Buffer[]> {
	const known = fonts.get(han) ?? paperFonts(han);
	known.catch(() => fonts.delete(han));
	fonts.set(han, known);
	return known;
}

let loading: Promise<typeof Drawings> | null = null;

/** Loaded by whoever first asks. */
function resvg(): Promise<typeof Drawings> {
	loading ??= load();
	loading.catch(() => (loading = null));
	return loading;
}

async function load(): Promise<typeof Drawings> {
	const module = await import('@resvg/resvg-wasm');
	const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
	await module.initWasm(await readFile(file));
	return module;
}
