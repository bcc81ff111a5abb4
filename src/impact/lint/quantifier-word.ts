import { above, type Interval } from './interval.ts';
import { words } from './pattern.ts';

/** What a word says of a share, in per cent; outside of `clear` it is wrong, outside of `usual` only badly chosen. */
export type Quantifier = { pattern: RegExp; usual: Interval; clear: Interval };

const between = (low: number, high: number): Interval => ({ low, high });
const any = between(0, 100);
const halfUp = { low: 50, high: 100 };

/** Where several fit at one place the longest counts. */
export const quantifiers: Quantifier[] = [
	{
		pattern: words(
			'(?:the |a |an )?(?:vast|overwhelming|great|large) majority|(?:la |una )?(?:gran|inmensa|amplia|abrumadora) mayoría|la grande majorité'
		),
		usual: between(60, 100),
		clear: halfUp
	},
	{
		pattern: words(
			'nearly all|almost all|virtually all|practically all|casi tod[oa]s|prácticamente tod[oa]s|presque tou(?:s|tes)'
		),
		usual: between(85, 100),
		clear: between(70, 100)
	},
	{
		pattern: words('(?:the |a )?majority(?: of)?|(?:la |una )?mayoría|la majorité'),
		usual: halfUp,
		clear: halfUp
	},
	{
		pattern: words(
			'(?<!(?:at|at the|the|their|his|her|its|our) )most(?! (?:of the time|recent|recently|common|commonly|often|frequent|frequently|important|popular|likely|used|widely|notably|effective|useful|valued|cited|impactful|important|vulnerable|affected|significant|improved|importantly|successful|active|relevant|urgent|needed|requested|mentioned|\\p{L}+ed by|in need))|la plupart'
		),
		usual: halfUp,
		clear: halfUp
	},
	{
		pattern: words(
			'primarily|mainly|mostly|predominantly|chiefly|principalmente|mayoritariamente|predominantemente|sobre todo|principalement|majoritairement|surtout'
		),
		usual: halfUp,
		clear: any
	},
	{
		pattern: words('more than half|over half|más de la mitad|plus de la moitié'),
		usual: above(50),
		clear: above(50)
	},
	{
		pattern: words('less than half|under half|fewer than half|menos de la mitad|moins de la moitié'),
		usual: between(0, 49.999),
		clear: between(0, 49.999)
	},
	{
		pattern: words('more than (?:a|one) third|over a third|más de un tercio|más de la tercera parte'),
		usual: above(33.33),
		clear: above(33)
	},
	{
		pattern: words('(?:less|fewer) than (?:a|one) third|menos de un tercio'),
		usual: between(0, 33.33),
		clear: between(0, 33.5)
	},
	{
		pattern: words('more than (?:a|one) quarter|over a quarter|más de un cuarto'),
		usual: above(25),
		clear: above(25)
	},
	{
		pattern: words('(?:less|fewer) than (?:a|one) quarter|menos de un cuarto'),
		usual: between(0, 24.999),
		clear: between(0, 24.999)
	},
	{
		pattern: words(
			'(?:almost|nearly|about|around|roughly|approximately|just over|just under|casi|cerca de|alrededor de) (?:a |one )?half|(?:casi|cerca de|alrededor de) la mitad|près de la moitié'
		),
		usual: between(42, 56),
		clear: between(40, 58)
	},
	{
		pattern: words(
			'(?:nearly |almost |about |around |roughly |just over |casi )?(?:a|one|un) (?:third|tercio)|(?:casi )?la tercera parte'
		),
		usual: between(29, 37),
		clear: between(27, 40)
	},
	{
		pattern: words(
			'(?:nearly |almost |about |around |roughly |just over |casi )?(?:two[ -]thirds|dos tercios|dos terceras partes)'
		),
		usual: between(62, 71),
		clear: between(59, 74)
	},
	{
		pattern: words(
			'(?:nearly |almost |about |around |roughly |just over |casi )?(?:a quarter|one quarter|un cuarto|la cuarta parte)'
		),
		usual: between(21, 29),
		clear: between(19, 31)
	},
	{
		pattern: words(
			'(?:nearly |almost |about |around |roughly |just over |casi )?(?:three[ -]quarters|tres cuartas partes|tres cuartos)'
		),
		usual: between(71, 79),
		clear: between(69, 81)
	},
	{
		pattern: words(
			'(?:nearly |almost |about |around |roughly |casi )?(?:one in five|a fifth|one[ -]fifth|uno de cada cinco|una quinta parte|un quinto)'
		),
		usual: between(17, 23),
		clear: between(15, 25)
	},
	{
		pattern: words('(?:exactly )?half(?! (?:a |an |of (?:20\\d\\d|the year)))|la mitad|la moitié'),
		usual: between(45, 55),
		clear: between(42, 58)
	},
	{
		pattern: words(
			'(?:only |just )?(?:a )?(?:small|tiny) (?:minority|proportion|share|number|part|percentage|fraction)|una pequeña (?:minoría|proporción|parte)|un pequeño (?:porcentaje|número)|une petite (?:minorité|part)'
		),
		usual: between(0, 30),
		clear: between(0, 50)
	},
	{
		pattern: words('(?:only |just )?a minority|(?:solo |sólo )?una minoría|une minorité'),
		usual: between(0, 50),
		clear: between(0, 50)
	},
	{
		pattern: words('(?:just|only) a few|(?:solo|sólo) un[oa]s poc[oa]s'),
		usual: between(0, 30),
		clear: between(0, 50)
	},
	{
		pattern: words(
			'(?:only )?(?:a )?very few|hardly any|muy poc[oa]s|poquísim[oa]s|apenas algun[oa]s|très peu'
		),
		usual: between(0, 12),
		clear: between(0, 40)
	},
	{
		pattern: words(
			'(?<!(?:a|the|past|last|next|first|every|quite a|these|those) )few(?!(?:er)? (?:days|weeks|months|years|hours|minutes))|(?<!un[oa]s )poc[oa]s(?! (?:días|meses|años|semanas))|(?<!un )peu de'
		),
		usual: between(0, 30),
		clear: between(0, 50)
	},
	{
		pattern: words(
			'(?:an? )?(?:large|high|significant|substantial|considerable|sizeable|great|big) (?:proportion|share|part|percentage|number|fraction)|(?:una )?(?:gran|elevada|alta|importante|considerable) (?:proporción|parte)|(?:un )?(?:gran|elevado|alto|importante) (?:número|porcentaje)|une grande (?:partie|proportion)|une part importante'
		),
		usual: between(20, 100),
		clear: between(5, 100)
	}
];
