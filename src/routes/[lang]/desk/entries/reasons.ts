import { m } from '#messages/messages.js';
import type { DuplicateReason } from '#catalogue/index.ts';

const reasons: Record<DuplicateReason, () => string> = {
	same_doi: m.desk_reason_same_doi,
	same_url: m.desk_reason_same_url,
	near_title: m.desk_reason_near_title
};

/** Why two records are likely the same, in words. */
export function reasonText(reason: DuplicateReason): string {
	return reasons[reason]();
}
