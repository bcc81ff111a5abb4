import type { CertificateStatus, Kind } from '#certificates/index.ts';
import { m } from '#messages/messages.js';

const kinds: Record<Kind, () => string> = {
	participation: m.certificates_kind_participation,
	completion: m.certificates_kind_completion
};
const statuses: Record<CertificateStatus, () => string> = {
	valid: m.certificates_status_valid,
	superseded: m.certificates_status_superseded,
	revoked: m.certificates_status_revoked
};

/** A code or an address inside a sentence, whose direction it must not change. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

export const kindName = (kind: Kind): string => kinds[kind]();
export const statusName = (status: CertificateStatus): string => statuses[status]();
