export {
	contributesTo,
	isAdministrator,
	isContributorOf,
	isEditor,
	isRosteringStaff,
	system,
	visitor,
	worksHere,
	type Actor,
	type Person,
	type Role
} from './actor.ts';
export { deviceFromUserAgent, type Device } from './device.ts';
export { cleanName, longestName, refusalToName } from './name.ts';
export { longestPassword, shortestPassword } from './password.ts';
export { problemsOf, type NewPerson, type PersonProblem } from './person.ts';
export { may, type PeopleAct } from './policy.ts';
export { localPath } from './then.ts';
