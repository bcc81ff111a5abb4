export {
	changePassword,
	changeProfile,
	deleteAccount,
	findAccount,
	namesOf,
	type Account
} from './account.server.ts';
export { addressee, addresseesOf, type Addressee } from './addressee.server.ts';
export {
	becomeAdministrator,
	findAdministratorLink,
	firstAdministratorLink,
	grantAdministrator,
	type Granted
} from './administrator.server.ts';
export type { Caller } from './attempt.server.ts';
export { auditLine, auditOf, type Audited } from './audit.server.ts';
export { confirmAddressOf, countUnconfirmed } from './confirming.server.ts';
export { contributorsTo, giveRole, takeRole } from './contributors.server.ts';
export { emailFrom } from './email.ts';
export { inventPeople } from './demonstration.server.ts';
export { peopleJobs } from './jobs.server.ts';
export { personOfLink } from './link.server.ts';
export { accountRecord, type AccountRecord } from './own-record.server.ts';
export {
	answerPasskey,
	listPasskeys,
	passkeysPossible,
	removePasskey,
	type Passkey
} from './passkey.server.ts';
export { findPerson, listPeople, type ListedPerson } from './person.server.ts';
export { forgotPassword, resetPassword } from './reset.server.ts';
export { grantRole, withdrawRole } from './role.server.ts';
export {
	actorOf,
	endOtherSessions,
	endSession,
	isInTeam,
	listSessions,
	type Session
} from './session.server.ts';
export { sessionDays, type Cookie } from './session-cookie.server.ts';
export { secretKey } from './secret.server.ts';
export { signIn, signOut } from './sign-in.server.ts';
export { confirmAddress, signUp } from './sign-up.server.ts';
