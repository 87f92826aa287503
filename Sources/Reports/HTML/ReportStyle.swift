/// How a report looks in a browser and on paper: large, calm and plain, in light, dark and forced colours.
public enum ReportStyle {
  /// The style sheet.
  public static let text = """
    :root { color-scheme: light dark; --ink: #12191f; --paper: #fff; --quiet: #4a5560; --line: #8a949e; --shade: #eef2f5;
      --link: #0b4f8a; --alarm: #a3101c; --alarm-shade: #fdeceb; --here: #0b4f8a; --range: #a9c9e4; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #edf1f4; --paper: #14191e; --quiet: #b6c0c9; --line: #6f7b86; --shade: #222a31; --link: #9ccbf5;
        --alarm: #ff9d96; --alarm-shade: #3a1618; --here: #9ccbf5; --range: #2f4d66; }
    }
    * { box-sizing: border-box; }
    html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    body { margin: 0; color: var(--ink); background: var(--paper); font-size: 1.125rem; overflow-wrap: break-word; }
    header, main, footer { max-width: 46rem; margin: 0 auto; padding: .75rem 1rem; }
    h1 { font-size: 1.75rem; line-height: 1.25; margin: .5rem 0 1rem; }
    h2 { font-size: 1.3rem; line-height: 1.3; margin: 1.75rem 0 .5rem; }
    h3 { font-size: 1.125rem; line-height: 1.3; margin: 1.25rem 0 .4rem; }
    h2.part { font-size: 1.5rem; border-top: 3px solid var(--line); padding-top: 1rem; margin-top: 2.5rem; }
    p { margin: .5rem 0; }
    ul { padding-left: 1.4rem; margin: .5rem 0; }
    li { margin: .35rem 0; }
    a { color: var(--link); }
    a[href^="tel:"] { font-weight: 700; white-space: nowrap; }
    .statement { font-weight: 700; }
    li p, .aside, footer { color: var(--quiet); font-size: 1rem; }
    li p { margin: .1rem 0; }
    .notice { border-left: .4rem solid var(--line); padding: .25rem 0 .25rem .8rem; }
    .label { font-weight: 600; }
    .field ul { margin-top: .2rem; }
    .urgent { border: .25rem solid var(--alarm); background: var(--alarm-shade); padding: .25rem 1rem; margin: 1rem 0; }
    .urgent h2 { color: var(--alarm); margin-top: .5rem; }
    .draft { display: inline-block; border: 2px solid var(--alarm); color: var(--alarm); font-weight: 700; padding: .1rem .6rem;
      margin: .25rem 0; }
    .warning { border-left: .4rem solid var(--alarm); padding: .2rem 0 .2rem .8rem; font-weight: 700; }
    table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
    th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: .35rem .5rem; }
    .wide { overflow-x: auto; } .wide th, .wide td { font-size: 1rem; } .wide td { white-space: nowrap; } .wide th { overflow-wrap: normal; }
    .wide figure { overflow: visible; } .wide svg { max-width: none; }
    figure { margin: 1rem 0; overflow-x: auto; }
    figcaption { color: var(--quiet); font-size: 1rem; }
    svg { max-width: 100%; height: auto; display: block; }
    .timeline { list-style: none; padding: 0; }
    summary { cursor: pointer; padding: .4rem 0; color: var(--link); }
    svg text { fill: var(--ink); font: 600 15px system-ui, Arial, sans-serif; }
    svg .quiet { fill: var(--quiet); font-weight: 400; }
    svg .pane { fill: var(--shade); stroke: var(--line); stroke-width: 1.5; }
    svg .range { fill: var(--range); stroke: var(--here); stroke-width: 2; }
    svg .here { fill: var(--here); stroke: var(--ink); stroke-width: 3; }
    svg .name { font-size: 13px; }
    svg .on { fill: var(--paper); }
    svg .wire { fill: none; stroke: var(--line); stroke-width: 1.5; }
    @media screen and (max-width: 30rem) { svg .name { font-size: 15px; } }
    .fingerprint span { font-family: ui-monospace, monospace; font-size: .85rem; }
    @media (forced-colors: active) {
      .urgent, .draft { border-color: CanvasText; }
      svg .pane { fill: Canvas; stroke: CanvasText; } svg .range { fill: Canvas; stroke: Highlight; stroke-width: 4; }
      svg .here { fill: Highlight; stroke: CanvasText; } svg .on { fill: HighlightText; } svg text { fill: CanvasText; }
    }
    @media print {
      :root { --ink: #000; --paper: #fff; --quiet: #333; --line: #666; --shade: #f4f4f4; --link: #000; --alarm: #000;
        --alarm-shade: #fff; --here: #333; --range: #ccc; color-scheme: light; }
      @page { size: A4; margin: 15mm; }
      body { font-size: 10pt; line-height: 1.35; }
      p { margin: .25rem 0; } ul { margin: .2rem 0; } li { margin: .12rem 0; }
      h1 { font-size: 15pt; } h2 { font-size: 12pt; margin-top: .8rem; } h3 { font-size: 11pt; margin-top: .7rem; }
      li p, .aside, figcaption, footer { font-size: 9pt; }
      svg { max-width: 12cm; } .wide svg { max-width: 100%; }
      hr { break-after: page; border: 0; margin: 0; }
      .details { break-before: page; }
      .details > summary { list-style: none; font-weight: 700; }
      header, main, footer { max-width: none; padding: 0; }
      h2, h3 { break-after: avoid; } li, .urgent, figure, tr { break-inside: avoid; }
    }

    """

  /// What is added where a class sees it on a wall: large, and the story alone, its answers, and the
  /// levels each begin a screen.
  static let wall = """
    @media screen and (min-width: 64rem) {
      body { font-size: 1.6rem; }
      main { max-width: 70rem; }
      h1 { font-size: 2.6rem; } h2 { font-size: 2.1rem; }
      li p { font-size: 1.35rem; }
      section { min-height: 95vh; }
    }

    """
}
