import { materialAudiences, moments, type MaterialAudience, type Moment } from '#events/index.ts';
import { m } from '#messages/messages.js';

const audiences: Record<MaterialAudience, () => string> = {
	everybody: m.materials_for_everybody,
	participants: m.materials_for_participants
};
const momentNames: Record<Moment, () => string> = {
	before: m.materials_before,
	during: m.materials_during,
	after: m.materials_after
};

export const audienceName = (audience: MaterialAudience): string => audiences[audience]();
export const momentName = (moment: Moment): string => momentNames[moment]();

export const audienceOptions = () =>
	materialAudiences.map((value) => ({ value: value as string, label: audienceName(value) }));
export const momentOptions = () =>
	moments.map((value) => ({ value: value as string, label: momentName(value) }));
