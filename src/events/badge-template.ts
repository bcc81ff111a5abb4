/** Badges and the list of names: what is said comes as JSON, in the reader's language and direction, never as markup. */
const opening = `
#let said = json(bytes(sys.inputs.said))
#let dir = if said.direction == "rtl" { rtl } else { ltr }
#set document(title: said.title, date: none)
#set text(font: ("Noto Serif", "Amiri", "Noto Sans SC"), lang: said.language, dir: dir, fill: rgb("#2b211a"), fallback: false)
#let soft = rgb("#5b5348")
#let madder = rgb("#8c2f39")
#let own(it) = text(dir: if it.direction == "rtl" { rtl } else { ltr }, lang: it.language, it.text)
`;

export const badgesTemplate = `${opening}
#let large = said.size == "a6"
#set page(
  ..if large { (width: 105mm, height: 148mm) } else { (paper: "a4") },
  margin: if large { 9mm } else { 0mm },
)
#let badge(one) = {
  let code = image(bytes(one.qr), format: "svg", width: if large { 46mm } else { 31mm }, alt: said.qr-alt)
  let name = if one.name == none {
    // In a script that our fonts lack: written by hand.
    line(length: 100%, stroke: 0.6pt + soft)
  } else {
    text(size: one.name-size * (if large { 1.35 } else { 1 }) * 1pt, weight: "semibold", own(one.name))
  }
  let words = {
    if one.organisation != none { text(size: if large { 11pt } else { 8.5pt }, own(one.organisation)); linebreak() }
    if one.country != none { text(size: if large { 10pt } else { 8pt }, fill: soft, one.country) }
    if one.invented { linebreak(); text(size: 6.5pt, fill: soft, said.invented) }
  }
  if large {
    text(size: 10pt, weight: "semibold", fill: madder, said.title)
    v(1fr)
    par(leading: 0.5em, name)
    v(3mm)
    words
    v(1fr)
    align(center, code)
    v(2mm)
    grid(columns: (1fr, auto), text(size: 7.5pt, fill: soft, said.days), text(size: 7.5pt, fill: soft, one.number))
  } else {
    box(width: 105mm, height: 74.25mm, inset: 7mm, stroke: 0.3pt + rgb("#c9bfae"), {
      text(size: 8pt, weight: "semibold", fill: madder, said.title)
      v(1fr)
      grid(columns: (1fr, auto), column-gutter: 4mm, align: (start + horizon, end + horizon),
        { par(leading: 0.45em, name); v(1.5mm); words },
        code)
      v(1fr)
      grid(columns: (1fr, auto), text(size: 6.5pt, fill: soft, said.days), text(size: 6.5pt, fill: soft, one.number))
    })
  }
}
#if large {
  for (i, one) in said.badges.enumerate() {
    if i > 0 { pagebreak() }
    badge(one)
  }
} else {
  grid(columns: (105mm, 105mm), ..said.badges.map(badge))
}
`;

export const namesTemplate = `${opening}
#set page(paper: "a4", margin: (x: 16mm, top: 16mm, bottom: 18mm), footer: context [
  #set text(8pt, fill: soft)
  #grid(columns: (1fr, auto), said.days, counter(page).display("1 / 1", both: true))
])
#set text(size: 9.5pt)
#text(size: 16pt, weight: "semibold", said.title)
#linebreak()
#if said.session != none { text(size: 11pt, fill: madder, own(said.session)) }
#v(2mm)
#table(
  columns: (8mm, 1fr, 1fr, 52mm),
  stroke: (x, y) => (bottom: 0.4pt + rgb("#c9bfae")),
  inset: (x: 2mm, y: 3.2mm),
  align: start + horizon,
  table.header([], text(weight: "semibold", said.name-label), text(weight: "semibold", said.organisation-label), text(weight: "semibold", said.signature-label)),
  ..said.people.enumerate().map(((i, one)) => (
    text(fill: soft, str(i + 1)),
    if one.name == none [] else { own(one.name) },
    if one.organisation == none [] else { own(one.organisation) },
    [],
  )).flatten(),
)
`;
