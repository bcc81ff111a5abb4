/** A release on A4: what is said comes as JSON, in the reader's language and direction. */
export const releaseTemplate = `
#let said = json(bytes(sys.inputs.said))
#let dir = if said.direction == "rtl" { rtl } else { ltr }
#set document(title: said.title + " – " + said.released, author: said.organisers)
#set page(paper: "a4", margin: (x: 18mm, top: 18mm, bottom: 20mm), footer: context [
  #set text(8pt, fill: rgb("#5b5348"))
  #grid(columns: (1fr, auto), said.footer, counter(page).display("1 / 1", both: true))
])
#set text(font: ("Noto Serif", "Amiri", "Noto Sans SC"), size: 9.5pt, lang: said.language, dir: dir)
#set par(leading: 0.6em)
#show heading.where(level: 1): it => block(below: 0.5em, text(18pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.6em, sticky: true, text(12pt, weight: "semibold", fill: rgb("#8c2f39"), it.body))

= #said.title
#text(fill: rgb("#5b5348"))[#said.facts.join(" · ")]

#text(weight: "semibold")[#said.released]
#if said.note != none [#parbreak() #said.note]
#if said.changes.len() > 0 [
  #block(fill: rgb("#f4efe6"), inset: 8pt, width: 100%)[
    #text(weight: "semibold")[#said.changed]
    #for one in said.changes [- #one]
  ]
]
#for day in said.days [
  == #day.title
  #for session in day.sessions {
    block(breakable: false, width: 100%, inset: (y: 3.5pt), stroke: (top: 0.4pt + rgb("#c9bfae")))[
      #grid(columns: (27mm, 1fr), column-gutter: 4mm,
        text(dir: ltr)[#session.hours],
        [
          #text(weight: if session.light { "regular" } else { "semibold" })[#session.title]
          #text(fill: rgb("#5b5348"), size: 8.5pt)[#linebreak()#session.facts.join(" · ")]
          #if session.text != "" [#linebreak()#session.text]
          #for fact in session.visit [#linebreak()#text(size: 8.5pt)[#text(fill: rgb("#5b5348"))[#fact.name#said.colon]#fact.text]]
        ])
    ]
  }
]
`;
