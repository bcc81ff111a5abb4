import { stdout } from 'node:process';

/** How a long step tells how far it is; a total of 0 is not known. */
export type Told = (progress: { done: number; total: number }) => void;

/** Runs one long step: a bar that fills on a terminal, else a line when it begins, each quarter and when it ends. */
export async function withProgress<T>(title: string, work: (told: Told) => Promise<T>): Promise<T> {
	const began = Date.now();
	const draw = stdout.isTTY ? bar(title) : quarters(title);
	if (!stdout.isTTY) console.log(`${title}…`);
	const result = await work(draw);
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	console.log(`${stdout.isTTY ? '\r\x1b[K' : ''}${title}… done in ${seconds} s`);
	return result;
}

function bar(title: string): Told {
	const width = 24;
	let last = '';
	stdout.write(`${title}…`);
	return ({ done, total }) => {
		if (total <= 0) return;
		const full = Math.min(width, Math.floor((done / total) * width));
		const line = `${title}  ${'█'.repeat(full)}${'░'.repeat(width - full)}  ${done} of ${total}`;
		if (line !== last) stdout.write(`\r\x1b[K${line}`);
		last = line;
	};
}

function quarters(title: string): Told {
	let last = 0;
	return ({ done, total }) => {
		const quarter = total > 0 ? Math.floor((done / total) * 4) : 0;
		if (quarter > last && quarter < 4) console.log(`${title}… ${done} of ${total}`);
		last = Math.max(last, quarter);
	};
}
