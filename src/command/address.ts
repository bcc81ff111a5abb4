import { readFile, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { HubSettings } from './hub.ts';

/** In the data directory: where people reach the hub that was started there last. */
export const addressFile = 'address';

/**
 * Settles where people reach the hub that listens on `port` (PORT=0 asks for any free one), for its letters and for the
 * commands, which are run without its settings. Returns the address.
 */
export async function settleAddress(settings: HubSettings, port: number): Promise<string> {
	const address = settings.publicUrl.replace(/:0$/, `:${port}`);
	process.env['PUBLIC_URL'] = address;
	await writeFile(join(settings.dataDirectory, addressFile), `${address}\n`, { mode: 0o600 });
	return address;
}

/** Makes a command's links lead to the hub as it was started last, unless PUBLIC_URL was given to the command too. */
export async function recallAddress({ dataDirectory, publicUrlGiven }: HubSettings): Promise<void> {
	if (publicUrlGiven) return;
	const known = (await readFile(join(dataDirectory, addressFile), 'utf8').catch(() => '')).trim();
	if (URL.canParse(known)) process.env['PUBLIC_URL'] = known;
}

/** What an operator should know who opens the hub to a network and does not say by what address; null otherwise. */
export function addressWarning(
	{ host, publicUrlGiven }: Pick<HubSettings, 'host' | 'publicUrlGiven'>,
	address: string,
	machine = addressOfMachine()
): string | null {
	if (publicUrlGiven || /^(localhost|127\..*|::1)$/i.test(host)) return null;
	const everywhere = host === '0.0.0.0' || host === '::';
	const example = everywhere ? address.replace(/\/\/[^/]*?(?=:\d+$)/, `//${machine}`) : address;
	return `HOST is ${host} and PUBLIC_URL is not set: letters will link to ${address}${everywhere ? ', which opens on this machine only' : ''}, and feeds to whatever address each reader asked by. Set PUBLIC_URL to the address people use, such as PUBLIC_URL=${example}.`;
}

/** One by which neighbours may reach this machine. */
function addressOfMachine(): string {
	const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
	return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? 'hub.example.org';
}
