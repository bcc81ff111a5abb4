export {
	contributesTo,
	isAdministrator,
	isContributorOf,
	isEditor,
	system,
	visitor,
	worksHere,
	type Actor,
	type Person,
	type Role
} from './actor.ts';
