import { readSettings } from '#platform/index.server.ts';
import { signed, unsigned } from './signed.server.ts';

const purpose = 'answers by mail';

/** Where a follower's answers to a discussion go: 'reply+KEY.MARK@…'. Null where the hub takes no mail. */
export async function replyAddress(replyKey: string): Promise<string | null> {
	const { mailReplyTo } = readSettings(process.env);
	if (mailReplyTo === null) return null;
	const at = mailReplyTo.lastIndexOf('@');
	return `${mailReplyTo.slice(0, at)}+${await signed(purpose, replyKey)}${mailReplyTo.slice(at)}`;
}

/** The follower's key of the first address that is one of ours, whatever became of its capitals on the road; null: none is. */
export async function replyKeyIn(addresses: readonly string[]): Promise<string | null> {
	for (const address of addresses.slice(0, 50)) {
		const token = /\+([a-z2-7]{12}\.[a-z2-7]{16})@/iu.exec(address)?.[1]?.toLowerCase();
		const key = token ? await unsigned(purpose, token) : null;
		if (key !== null) return key;
	}
	return null;
}
