/** A count as readers of `language` write it; digits 0–9 in Arabic too, as the catalogue's organisations do. */
export { numberText } from '#catalogue/ui/locale.ts';
