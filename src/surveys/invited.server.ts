import { asc, sql } from 'drizzle-orm';
import { fewestShown } from '#platform/index.ts';
import { db, publicUrl } from '#platform/index.server.ts';
import type { Disposition } from './disposition.ts';
import type { InvitationId } from './invitation.ts';
import { invitationKey } from './key.server.ts';
import { surveyInvitation } from './tables.server.ts';
import type { Wave } from './wave.server.ts';

export type Invited = {
	id: InvitationId;
	name: string | null;
	email: string | null;
	language: string;
	/** Null while nothing is known. Of an anonymous wave with few responses, who answered is not told. */
	disposition: Disposition | null;
	begun: boolean;
	sentAt: Date | null;
	reminders: number;
};

/** Who was asked, for who keeps the wave, by name. */
export async function listInvited(wave: Pick<Wave, 'id' | 'linkage'>, most = 500): Promise<Invited[]> {
	const rows = await db
		.select()
		.from(surveyInvitation)
		.where(sql`${surveyInvitation.waveId} = ${wave.id}`)
		.orderBy(asc(surveyInvitation.name), asc(surveyInvitation.id))
		.limit(most);
	const answered = rows.filter(
		({ disposition }) => disposition === 'complete' || disposition === 'partial'
	).length;
	const hides = wave.linkage === 'anonymous' && answered < fewestShown;
	return rows.map(({ id, name, email, language, disposition, begun, sentAt, reminders }) => ({
		...{ id, name, email, language, sentAt, reminders },
		begun: hides ? false : begun,
		disposition:
			hides && (disposition === 'complete' || disposition === 'partial' || disposition === 'break_off')
				? null
				: disposition
	}));
}

/** The link of an invitation, for who has no address to send it to. */
export async function handedLink(wave: Pick<Wave, 'id'>, id: InvitationId): Promise<string | null> {
	const [row] = await db
		.select()
		.from(surveyInvitation)
		.where(sql`${surveyInvitation.id} = ${id} and ${surveyInvitation.waveId} = ${wave.id}`);
	return row
		? `${publicUrl()}/${row.language}/surveys/answer/${await invitationKey(row.id, row.keyVersion)}`
		: null;
}
