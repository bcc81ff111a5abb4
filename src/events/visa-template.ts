/**
 * The letter in Typst: A4. Every word comes as data (`sys.inputs`), never as markup, so that a name cannot become a command. In
 * TypeScript, since the built pages carry no other files of ours.
 */
export const visaTemplate = String.raw`
#let said = json(bytes(sys.inputs.said))
#let rtl = said.direction == "rtl"
#set document(title: said.subject, date: none)
#set page(paper: "a4", margin: (x: 25mm, top: 25mm, bottom: 22mm), footer: text(size: 8.5pt, fill: rgb("#6b5d52"), said.footer))
#set text(
  font: ("Noto Serif", "Amiri", "Noto Sans SC"),
  size: 11pt,
  lang: said.language,
  dir: if rtl { direction.rtl } else { direction.ltr },
  fallback: false,
)
#set par(leading: 0.75em, spacing: 1.1em)
#text(size: 13pt, weight: 600, said.organisations.join("  ·  "))
#line(length: 100%, stroke: 0.6pt + rgb("#9c2b26"))
#v(6mm)
#said.date
#v(4mm)
#text(weight: 600, said.subject)
#v(2mm)
#for paragraph in said.paragraphs { par(paragraph) }
#v(4mm)
#table(
  columns: (auto, 1fr),
  stroke: 0.4pt + rgb("#d9ccb8"),
  inset: 6pt,
  ..said.facts.flatten(),
)
#v(6mm)
#said.closing
#v(18mm)
#line(length: 70mm, stroke: 0.5pt)
#said.signature
`;
