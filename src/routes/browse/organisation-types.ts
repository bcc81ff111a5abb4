import { m } from '#messages/messages.js';
import type { OrganisationType } from '#network/index.ts';

const texts: Record<OrganisationType, () => string> = {
	'un-entity': m.places_type_un_entity,
	'un-university': m.places_type_un_university,
	intergovernmental: m.places_type_intergovernmental,
	'state-led-process': m.places_type_state_led_process,
	government: m.places_type_government,
	university: m.places_type_university,
	'research-institute': m.places_type_research_institute,
	'think-tank': m.places_type_think_tank,
	'training-centre': m.places_type_training_centre,
	publisher: m.places_type_publisher,
	network: m.places_type_network,
	partnership: m.places_type_partnership,
	ngo: m.places_type_ngo,
	'faith-based': m.places_type_faith_based,
	private: m.places_type_private
};

/** What an organisation is, in the page's language. */
export function organisationTypeText(type: OrganisationType): string {
	return texts[type]();
}
