import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './prepare.ts';

type Package = Partial<
	Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
>;

const read = <T>(name: string): T => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;
const { packages: locked } = read<{ packages: Record<string, Package> }>('package-lock.json');

/** As Node looks for a package: beside the one that asks, then further up. */
function isLocked(name: string, asking: string): boolean {
	for (let path = asking; ; path = path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')))) {
		if (locked[`${path ? `${path}/` : ''}node_modules/${name}`]) return true;
		if (path === '') return false;
	}
}

// npm writes no line for a package that was never published for some machine, or that it left out here because it is for
// another; `npm ci` then refuses on every clean clone.
test('package-lock.json knows every package that another machine would need', () => {
	const missing = Object.entries(locked).flatMap(([path, { dependencies, optionalDependencies }]) =>
		Object.keys({ ...dependencies, ...optionalDependencies })
			.filter((name) => !isLocked(name, path))
			.map((name) => `${name}, for ${path}`)
	);
	expect(missing).toEqual([]);
});

test('package-lock.json was written from package.json as it is', () => {
	const { dependencies, devDependencies, optionalDependencies } = read<Package>('package.json');
	expect(locked['']).toMatchObject({ dependencies, devDependencies, optionalDependencies });
});
