/**
 * The certificate in Typst: A4, landscape. Every word comes as data (`sys.inputs`), never as markup, so that a name
 * cannot become a command. In TypeScript, since the built pages carry no other files of ours.
 */
export const template = String.raw`
#let said = json(bytes(sys.inputs.said))
#let rtl = said.direction == "rtl"
#let paper = rgb("#fdfaf4")
#let ink = rgb("#2b211a")
#let soft = rgb("#6b5d52")
#let madder = rgb("#9c2b26")
#let teal = rgb("#1f5a66")
#let sand = rgb("#ecdcc0")
#let line-colour = rgb("#d9ccb8")

#set document(title: said.title, author: said.organisations, keywords: (said.code,), date: none)
#set page(
  paper: "a4",
  flipped: true,
  fill: paper,
  margin: (x: 24mm, top: 23mm, bottom: 17mm),
  background: {
    // The caravanserai's arcade along the top, a thin frame around all.
    place(top + left, box(width: 100%, height: 11mm, clip: true, fill: sand, {
      for i in range(0, 34) {
        place(top + left, dx: i * 9mm - 4mm, curve(
          fill: paper,
          curve.move((1.4mm, 11mm)),
          curve.line((1.4mm, 6.2mm)),
          curve.cubic((1.4mm, 4mm), (3.4mm, 2.9mm), (4.5mm, 1.8mm)),
          curve.cubic((5.6mm, 2.9mm), (7.6mm, 4mm), (7.6mm, 6.2mm)),
          curve.line((7.6mm, 11mm)),
          curve.close(),
        ))
      }
    }))
    place(top + left, dx: 0mm, dy: 11mm, line(length: 100%, stroke: 0.8pt + madder))
    place(bottom + left, rect(width: 100%, height: 3mm, fill: madder))
    // One great arch on the side that the words leave free.
    place(if rtl { left } else { right } + horizon, dx: if rtl { 24mm } else { -24mm }, dy: -6.9mm, {
      let arch(width, height, paint) = curve(
        fill: paint,
        curve.move((0mm, height)),
        curve.line((0mm, height * 0.45)),
        curve.cubic((0mm, height * 0.24), (width * 0.3, height * 0.13), (width * 0.5, 0mm)),
        curve.cubic((width * 0.7, height * 0.13), (width, height * 0.24), (width, height * 0.45)),
        curve.line((width, height)),
        curve.close(),
      )
      box(width: 70mm, height: 92mm, {
        place(top + left, arch(70mm, 92mm, sand.lighten(45%)))
        place(top + left, dx: 5mm, dy: 7.5mm, arch(60mm, 84.5mm, paper))
        place(top + left, dx: 10mm, dy: 15mm, arch(50mm, 77mm, sand.lighten(62%)))
      })
    })
  },
)
#set text(
  font: ("Noto Serif", "Amiri", "Noto Sans SC"),
  size: 11pt,
  fill: ink,
  lang: said.language,
  dir: if rtl { direction.rtl } else { direction.ltr },
  fallback: false,
)
#set par(leading: if rtl { 0.9em } else { 0.65em }, justify: false)

// What may be in another script than the page keeps its own direction.
#let own(it, script) = text(lang: script.language, dir: if script.direction == "rtl" { direction.rtl } else { direction.ltr }, it.text)
#let label(it) = text(size: 8pt, fill: soft, it)

// The mark: one arch.
#let mark = box(width: 13mm, height: 13mm, curve(
  fill: madder,
  curve.move((0mm, 13mm)),
  curve.line((0mm, 0mm)),
  curve.line((13mm, 0mm)),
  curve.line((13mm, 13mm)),
  curve.line((9.6mm, 13mm)),
  curve.line((9.6mm, 7mm)),
  curve.cubic((9.6mm, 4.6mm), (7.8mm, 3.2mm), (6.5mm, 1.8mm)),
  curve.cubic((5.2mm, 3.2mm), (3.4mm, 4.6mm), (3.4mm, 7mm)),
  curve.line((3.4mm, 13mm)),
  curve.close(),
))

#grid(
  columns: (auto, 1fr, auto),
  column-gutter: 5mm,
  align: (start + horizon, start + horizon, end + horizon),
  mark,
  text(size: 13pt, weight: 600, said.organisations.join("  ·  ")),
  text(size: 9pt, fill: soft, dir: direction.ltr, said.hub),
)

#v(1fr)
#text(size: 13pt, fill: madder, weight: 600, tracking: if rtl or said.language == "zh" { 0pt } else { 0.06em }, said.kind)
#v(2mm)
#text(size: 10.5pt, fill: soft, said.awarded-to)
#v(1mm)
#block(width: 88%, align(if rtl { right } else { left }, text(size: said.name-size * 1pt, weight: 600, own(said.holder, said.holder))))
#v(2mm)
#text(size: 10.5pt, fill: soft, said.for-what)
#v(1mm)
#block(width: 80%, align(if rtl { right } else { left }, text(size: said.title-size * 1pt, weight: 600, fill: teal, own(said.course, said.course))))
#v(1.5mm)
#text(size: 10.5pt, said.facts.join("  ·  "))
#if said.achievement != none {
  v(2.5mm)
  block(width: 70%, text(size: 10.5pt, own(said.achievement, said.achievement)))
}
#v(1fr)

#line(length: 100%, stroke: 0.5pt + line-colour)
#v(3mm)
#let named(name, it) = align(if rtl { right } else { left }, stack(spacing: if rtl { 2mm } else { 1.6mm }, label(name), it))
#grid(
  columns: (auto, 1fr, auto),
  column-gutter: 16mm,
  align: (start + bottom, start + bottom, end + bottom),
  stack(
    spacing: 4.5mm,
    named(said.issued-label, text(weight: 600, said.issued)),
    named(said.code-label, text(dir: direction.ltr, weight: 600, tracking: 0.05em, said.code)),
  ),
  stack(
    spacing: 4.5mm,
    named(said.signed-label, text(size: 9pt, dir: direction.ltr, said.signed-by)),
    named(said.verify-label, link(said.address, text(size: 9pt, fill: teal, dir: direction.ltr, said.address-shown))),
  ),
  link(said.verify, box(fill: white, stroke: 0.5pt + line-colour, image(bytes(said.qr), format: "svg", width: 41mm, alt: said.qr-alt))),
)
`;
