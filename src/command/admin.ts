import { grantAdministrator } from '#people/index.server.ts';
import { Refusal } from '#platform/index.ts';
import { recallAddress } from './address.ts';
import { hubSettings, openHub } from './hub.ts';
import { CommandProblem } from './problem.ts';

/** Makes the person with this address an administrator, or prints a link that makes them one when they have no account. */
export async function makeAdministrator(email: string): Promise<void> {
	const settings = hubSettings();
	const hub = await openHub(settings);
	try {
		await recallAddress(settings);
		const granted = await grantAdministrator(email);
		if (granted.outcome === 'invited')
			console.log(
				`${email} has no confirmed account yet. Send them this link, which works once, within seven days, and makes an account that is administrator:\n${granted.link}`
			);
		else console.log(`${email} is an administrator ${granted.outcome === 'granted' ? 'now' : 'already'}.`);
	} catch (error) {
		if (error instanceof Refusal) throw new CommandProblem(`"${email}" is not an e-mail address.`, 2);
		throw error;
	} finally {
		await hub.close();
	}
}
