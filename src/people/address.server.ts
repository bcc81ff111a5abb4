import { publicUrl } from '#platform/index.server.ts';

export function isSecure(): boolean {
	return publicUrl().startsWith('https:');
}
