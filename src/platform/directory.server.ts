import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The data directory cannot be used; the message is for the operator. */
export class DirectoryProblem extends Error {
	override name = 'DirectoryProblem';
}

/** A private directory for sockets, near the root: a socket's path must stay under 108 bytes. */
export function socketDirectory(dataDirectory: string): string {
	mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
	const uid = process.getuid?.() ?? 0;
	const name = createHash('sha256').update(realpathSync(dataDirectory)).digest('hex').slice(0, 12);
	const path = join(tmpdir(), `serai-${uid}-${name}`);
	mkdirSync(path, { recursive: true, mode: 0o700 });
	if (process.getuid && statSync(path).uid !== uid)
		throw new DirectoryProblem(`${path} belongs to someone else. Remove it and start again.`);
	return path;
}

const megabyte = 1024 * 1024;
/** A new database takes 50 MB; PostgreSQL stops when it cannot write its log. */
const leastFree = 200 * megabyte;

/** Megabytes free for us on the directory's disk. */
export async function freeMegabytes(directory: string): Promise<number> {
	const { bavail, bsize } = await statfs(directory);
	return Math.floor((bavail * bsize) / megabyte);
}

/**
 * Makes the directory where it is missing, and an empty one private: `mkdir` alone lets everyone look in. One with files
 * in it stays as its operator has it. Throws DirectoryProblem when it cannot be written or its disk is full.
 */
export async function makeUsable(directory: string): Promise<void> {
	const trial = join(directory, `.trial-${randomUUID()}`);
	try {
		await mkdir(directory, { recursive: true, mode: 0o700 });
		if ((await readdir(directory)).length === 0) await makePrivate(directory);
		await writeFile(trial, '');
		await rm(trial);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? String(error);
		throw new DirectoryProblem(
			`The data directory ${directory} cannot be written (${code}). Give this user the right to, or set HUB_DATA to another directory.`
		);
	}
	const free = await freeMegabytes(directory);
	if (free * megabyte < leastFree)
		throw new DirectoryProblem(
			`Only ${free} MB are free for ${directory}, and Serai needs 200 MB. Free some space, or set HUB_DATA to a directory on another disk.`
		);
}

/** A directory that belongs to another user, such as a mounted volume, stays as it is; `serai doctor` tells of it. */
async function makePrivate(directory: string): Promise<void> {
	await chmod(directory, 0o700).catch(() => {});
}

/**
 * Where a Serai that holds the directory listens. On Linux it is an abstract socket: the kernel gives a name to one
 * process and takes it back when that dies, so nothing is ever left behind to be taken over by two at once.
 */
export function lockAddress(directory: string): string {
	const path = join(socketDirectory(directory), 'lock');
	return process.platform === 'linux' ? `\0${path}` : path;
}

/**
 * Holds the data directory for this process; returns what lets it go. Throws DirectoryProblem when another Serai holds it.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
	const address = lockAddress(directory);
	// A socket with a file stays behind when its process is killed, and answers nobody.
	if (!address.startsWith('\0') && !(await isAnswered(address))) await rm(address, { force: true });
	const server = net.createServer((socket) => socket.on('error', () => {}).end());
	const listening = await new Promise<boolean>((resolve) => {
		server.once('error', () => resolve(false)).listen(address, () => resolve(true));
	});
	if (!listening)
		throw new DirectoryProblem(
			`Another Serai already uses ${directory}. Stop it first, or set HUB_DATA to another directory.`
		);
	server.unref();
	return () => new Promise((resolve) => server.close(() => resolve()));
}

function isAnswered(address: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = net.connect(address);
		socket.once('error', () => resolve(false));
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
	});
}
