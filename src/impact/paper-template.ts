/**
 * A story on A4, in Typst. Every word comes as data (`sys.inputs`), never as markup, so that no sentence can become a
 * command. In TypeScript, since the built pages carry no other files of ours.
 */
export const paperTemplate = String.raw`
#let said = json(bytes(sys.inputs.said))
#let way(of) = if of == "rtl" { direction.rtl } else { direction.ltr }
#let ink = rgb("#2b211a")
#let soft = rgb("#6b5d52")
#let madder = rgb("#8c2f39")
#let teal = rgb("#1f5a66")
#let sand = rgb("#e2d3b5")
#let line-colour = rgb("#d9ccb8")

#set document(title: said.title, description: said.summary, keywords: said.keywords)
#set page(paper: "a4", margin: (x: 24mm, top: 22mm, bottom: 24mm), footer: context [
  #set text(7.5pt, fill: soft)
  #grid(columns: (1fr, auto), column-gutter: 6mm, text(dir: direction.ltr, said.footer), text(dir: direction.ltr, counter(page).display("1 / 1", both: true)))
])
#set text(font: ("Noto Serif", "Amiri", "Noto Sans SC"), size: 10.5pt, fill: ink, lang: said.language, dir: way(said.direction), fallback: false)
#set par(leading: if said.direction == "rtl" { 0.9em } else { 0.72em }, spacing: 1.1em)
#set table(stroke: (_, y) => (bottom: 0.4pt + line-colour, top: if y == 0 { 0.8pt + ink }), inset: (x: 3pt, y: 3.5pt), align: start)
#show table: set text(8.5pt)
#show table: set par(leading: 0.5em)
#show link: set text(fill: teal)
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => block(below: 0.7em, text(22pt, weight: 600, it.body))
#show heading.where(level: 2): it => block(above: 1.7em, below: 0.8em, text(14pt, weight: 600, it.body))
#show heading.where(level: 3): it => block(above: 1.4em, below: 0.7em, text(11.5pt, weight: 600, fill: madder, it.body))
#show footnote.entry: set text(8pt)
#show quote.where(block: true): it => block(breakable: false, inset: (x: 10pt, y: 3pt), stroke: (if said.direction == "rtl" { "right" } else { "left" }: 2.5pt + madder), width: 100%, it.body)

#let own(it) = text(lang: it.language, dir: way(it.direction), it.text)
#let small(it) = text(8.5pt, fill: soft, it)
#let code(it) = text(dir: direction.ltr, it)

#let inlines(of) = for one in of {
  if one.is == "text" { one.text }
  else if one.is in ("strong", "emphasis") { strong(inlines(one.of)) }
  else if one.is == "code" { code(one.text) }
  else if one.is == "link" { link(one.to, inlines(one.of)) }
  else if one.is == "number" { link(label("fact-" + one.key), text(fill: ink, weight: 600, one.text)) }
  else if one.is == "note" { footnote(inlines(said.notes.at(one.number - 1))) }
  else { linebreak() }
}

#let rows(of) = table(
  columns: (1fr,) + (auto,) * (of.head.len() - 1),
  table.header(..of.head.map(it => text(weight: 600, it))),
  ..of.rows.flatten(),
)

#let drawn(of) = {
  block(breakable: false, width: 100%, {
    text(weight: 600, [#text(fill: madder, of.label) #of.title])
    if of.svg != none {
      v(1mm)
      image(bytes(of.svg), format: "svg", width: 100%, alt: of.alt)
    }
    for one in of.legend {
      box(baseline: 1.5pt, image(bytes(one.svg), format: "svg", height: 7pt))
      h(3pt)
      small(one.text)
      h(9pt)
    }
    for one in of.below { parbreak(); small(one) }
  })
  rows(of.table)
  v(2mm)
}

#let blocks(of) = for one in of {
  if one.is == "paragraph" { par(inlines(one.of)) }
  else if one.is == "heading" { heading(level: one.level, inlines(one.of)) }
  else if one.is == "list" and one.ordered { enum(..one.of.map(blocks)) }
  else if one.is == "list" { list(..one.of.map(blocks)) }
  else if one.is == "box" {
    block(fill: if one.title == "" { none } else { rgb("#f7f2e8") }, stroke: (if said.direction == "rtl" { "right" } else { "left" }: 2pt + sand), inset: 9pt, width: 100%, {
      if one.title != "" { block(below: 0.8em, text(weight: 600, one.title)) }
      blocks(one.of)
    })
  }
  else if one.is == "figure" { drawn(one) }
  else if one.is == "grid" {
    table(columns: one.head.len(), table.header(..one.head.map(it => strong(inlines(it)))), ..one.rows.flatten().map(it => inlines(it.of)))
  }
  else if one.is == "quote" {
    quote(block: true, {
      if one.original == none { small(one.withdrawn) } else {
        par(own(one.original))
        if one.translation != none { par(text(fill: soft, own(one.translation))) }
        small(one.by)
      }
    })
  }
  else if one.is == "interview" {
    if one.told == none { block(small(one.withdrawn)) } else {
      line(length: 100%, stroke: 0.5pt + line-colour)
      text(8pt, fill: madder, weight: 600, one.label)
      set text(lang: one.told.language, dir: way(one.told.direction))
      heading(level: one.told.level, one.told.title)
      if one.told.lead != "" { par(text(weight: 600, one.told.lead)) }
      block(small(one.by))
      blocks(one.told.body)
      line(length: 100%, stroke: 0.5pt + line-colour)
    }
  }
  else if one.is == "code" { block(text(9pt, code(one.text))) }
  else { line(length: 100%, stroke: 0.5pt + line-colour) }
}

#small(said.kind)
= #said.title
#text(12pt, fill: soft, said.summary)

#small(said.facts.join(" · "))
#small(text(dir: direction.ltr, link(said.address, said.footer)))
#for one in said.warnings [#block(fill: rgb("#f7f2e8"), inset: 7pt, width: 100%, text(9pt, one))]
#v(2mm)
#blocks(said.blocks)

#pagebreak(weak: true)
== #said.annex.title
#small(said.annex.lead)
#v(2mm)
#table(
  columns: (1fr, auto, auto, auto, auto),
  table.header(..said.annex.head.map(it => text(weight: 600, it))),
  ..said.annex.rows.map(it => (
    [#metadata(none)#label("fact-" + it.key)#link(said.address + "/numbers/" + it.path, text(weight: 600, code(it.key))) #it.name#linebreak()#text(5.5pt, fill: soft, code(it.query))],
    it.value, it.n, it.base, it.missing,
  )).flatten(),
)
`;
