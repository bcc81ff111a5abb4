import { endingIn } from './pattern.ts';

/** What stands before a number of which the rest of the sentence speaks: "Of the 40 teachers, …", "De los 40 docentes, …". */
export const opensList = endingIn(
	'(?:^\\s*|[;:,(—–]\\s*|(?:^|\\s)(?:and|y|while|but)\\s+)["“]?(?:of|out of|among|in a sample of|in a group of|from a sample of|en una muestra de|en un grupo de|de|del|entre|sur|parmi)(?:\\s+(?:the|our|these|those|all|a total of|its|a|about|some|los|las|est[oa]s|un total de|total de|les|ces|course|first))*'
);
