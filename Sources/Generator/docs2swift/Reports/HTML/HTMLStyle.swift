/// The style of the page.
enum HTMLStyle {
  static let text = #"""
    :root {
      --ink: #1c2024; --soft: #60666d; --faint: #8b9199; --paper: #fff; --back: #f5f6f8;
      --edge: #dfe2e6; --accent: #2f5fd0; --shade: #eef0f3;
      --bad: #b42318; --bad-back: #fdecea; --bad-line: #ffdcd7;
      --good: #17733b; --good-back: #e5f4ea; --good-line: #cdeed8;
      --note: #6a5acd; --note-back: #efedfb; --warn: #9a6700;
      color-scheme: light;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #e6e8eb; --soft: #a3a9b1; --faint: #7b828a; --paper: #191c20; --back: #101215;
        --edge: #2e3339; --accent: #7ea4ff; --shade: #22262b;
        --bad: #ff8a7d; --bad-back: #3a1c1a; --bad-line: #55241f;
        --good: #6fd392; --good-back: #14301f; --good-line: #1d4a2e;
        --note: #b3a8f5; --note-back: #272340; --warn: #e3b341;
        color-scheme: dark;
      }
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 5rem; }
    body {
      margin: 0; background: var(--back); color: var(--ink);
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
    }
    code, pre, .path { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    code { font-size: .92em; overflow-wrap: anywhere; }
    a { color: var(--accent); }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 9; }
    body { display: flex; flex-direction: column; min-height: 100vh; }
    header, .panels, .toolbar, main, footer { width: 100%; max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
    main { flex: 1; }
    header { padding-top: 2rem; padding-bottom: .75rem; }
    .kicker { margin: 0; color: var(--faint); font-size: .78rem; font-weight: 600;
      letter-spacing: .09em; text-transform: uppercase; }
    h1 { margin: .1rem 0 .5rem; font-size: 1.45rem; line-height: 1.25; font-weight: 650;
      overflow-wrap: anywhere; }
    h1 i { font-style: normal; color: var(--faint); }
    .verdict { margin: 0; padding: .15rem 0 .15rem .8rem; border-left: 4px solid var(--faint);
      color: var(--soft); }
    .verdict.breaking { border-color: var(--bad); }
    .verdict.additive, .verdict.clean { border-color: var(--good); }
    .verdict.documentation { border-color: var(--note); }
    .figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; margin-top: 1.25rem; }
    .figure, .panel { background: var(--paper); border: 1px solid var(--edge); border-radius: 10px; }
    .figure { padding: .8rem 1rem; }
    .figure b { display: block; font-size: 1.75rem; line-height: 1.15; font-weight: 650;
      font-variant-numeric: tabular-nums; }
    .figure span { color: var(--soft); font-size: .85rem; }
    .figure.breaking b { color: var(--bad); }
    .figure.additive b { color: var(--good); }
    .figure.documentation b { color: var(--note); }
    .panels { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; padding-bottom: 1rem; }
    .panel { padding: .8rem 1rem; }
    .panel:only-child { grid-column: 1 / -1; }
    .panel h3 { margin: 0 0 .45rem; font-size: .85rem; color: var(--soft); font-weight: 600; }
    dl { margin: 0; display: grid; grid-template-columns: 1fr auto; gap: .2rem 1rem; }
    dd { margin: 0; text-align: right; font-weight: 600; font-variant-numeric: tabular-nums; }
    dd.bad { color: var(--bad); } dd.ok { color: var(--good); }
    .bar { display: flex; height: .7rem; border-radius: 99px; overflow: hidden; gap: 2px; }
    .bar i { min-width: 3px; }
    .legend { list-style: none; margin: .6rem 0 0; padding: 0; display: flex; flex-wrap: wrap;
      gap: .2rem 1.1rem; color: var(--soft); font-size: .88rem; }
    .legend i { display: inline-block; width: .65rem; height: .65rem; border-radius: 3px;
      margin-right: .4rem; }
    .legend b { color: var(--ink); font-variant-numeric: tabular-nums; }
    i.interface { background: var(--bad); } i.prose { background: var(--note); }
    i.noise { background: var(--faint); } i.added { background: var(--good); }
    i.removed { background: var(--warn); } i.same { background: var(--edge); }
    .toolbar {
      position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: .5rem;
      align-items: center; padding-top: .65rem; padding-bottom: .65rem; background: var(--back);
      border-bottom: 1px solid var(--edge);
    }
    input, select, button { font: inherit; color: inherit; background: var(--paper);
      border: 1px solid var(--edge); border-radius: 8px; padding: .38rem .7rem; }
    input { flex: 1 1 16rem; min-width: 0; }
    button { cursor: pointer; }
    button:disabled { opacity: .45; cursor: default; }
    .filters { display: flex; gap: .35rem; }
    .filter { font-size: .88rem; color: var(--soft); }
    .filter b { font-variant-numeric: tabular-nums; }
    .filter[aria-pressed="true"].breaking { background: var(--bad-back); color: var(--bad); border-color: transparent; }
    .filter[aria-pressed="true"].additive { background: var(--good-back); color: var(--good); border-color: transparent; }
    .filter[aria-pressed="true"].documentation { background: var(--note-back); color: var(--note); border-color: transparent; }
    .filter[aria-pressed="false"] { text-decoration: line-through; background: none; }
    .selects { display: flex; flex-wrap: wrap; gap: .35rem; }
    select { max-width: 13rem; }
    select, .plain { font-size: .88rem; color: var(--soft); }
    output { color: var(--soft); font-size: .88rem; min-width: 6.5rem; text-align: right;
      font-variant-numeric: tabular-nums; }
    main:focus { outline: none; }
    section { margin-bottom: 2rem; }
    h2 { font-size: 1.12rem; margin: 1.6rem 0 .3rem; font-weight: 650; }
    h2 small { color: var(--faint); font-weight: 500; font-size: .95rem; }
    #list h3 { font-size: .9rem; margin: .9rem 0 .35rem; font-weight: 600; color: var(--soft); }
    .more { display: block; margin: 1rem auto; }
    .kinds { margin-top: .5rem; color: var(--soft); font-size: .85rem; }
    .kinds summary { color: var(--accent); }
    .kinds ul { margin: .3rem 0 0; padding-left: 1.1rem; }
    .group { background: var(--paper); border: 1px solid var(--edge); border-radius: 10px;
      margin-bottom: .5rem; overflow: clip; }
    summary { cursor: pointer; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    .reach { margin-bottom: .7rem; }
    .reach > summary { color: var(--soft); font-size: .9rem; }
    .reach > summary::after { content: " ▸"; color: var(--faint); }
    .reach[open] > summary::after { content: " ▾"; }
    .reach ul { columns: 20rem; column-gap: 1.5rem; margin: .3rem 0 0; padding-left: 1.2rem; font-size: .88rem; }
    .reach li { overflow-wrap: anywhere; }
    .finding + .finding { border-top: 1px solid var(--edge); }
    .finding > summary { display: flex; gap: .65rem; align-items: baseline; padding: .55rem 1rem; }
    .finding > summary:hover { background: var(--shade); }
    .finding > summary:focus-visible { outline-offset: -2px; }
    .what { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .what > code:first-child { font-weight: 600; }
    .mark { flex: none; width: 1.25rem; height: 1.25rem; border-radius: 99px; font: 700 .8rem/1.25rem system-ui;
      text-align: center; align-self: flex-start; margin-top: .1rem; }
    .breaking > summary .mark { background: var(--bad-back); color: var(--bad); }
    .additive > summary .mark { background: var(--good-back); color: var(--good); }
    .documentation > summary .mark { background: var(--note-back); color: var(--note); }
    .breaking > summary .mark::before { content: "✕"; }
    .additive > summary .mark::before { content: "+"; }
    .documentation > summary .mark::before { content: "¶"; }
    .chips { display: flex; flex-wrap: wrap; gap: .3rem; justify-content: flex-end; }
    .chip { font-size: .76rem; line-height: 1.3; padding: .14rem .5rem; border-radius: 99px; white-space: nowrap;
      background: var(--bad-back); color: var(--bad); }
    .body { padding: .1rem 1rem 1rem 2.9rem; }
    .why { margin: 0 0 .8rem; color: var(--soft); max-width: 46rem; font-size: .93rem; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; margin-bottom: .8rem; }
    .pair.single { grid-template-columns: 1fr; }
    .side { min-width: 0; border: 1px solid var(--edge); border-radius: 8px; overflow: hidden; }
    h4 { margin: 0; padding: .3rem .7rem; font-size: .8rem; font-weight: 600; background: var(--shade);
      border-bottom: 1px solid var(--edge); }
    h4 small { color: var(--faint); font-weight: 500; font-size: inherit; }
    .file { margin: 0; padding: .3rem .7rem 0; font-size: .76rem; color: var(--faint); overflow-wrap: anywhere; }
    pre { margin: 0; padding: .45rem 0; overflow-x: auto; font-size: .8rem; line-height: 1.5; tab-size: 4; }
    .line { display: block; padding: 0 .7rem; width: max-content; min-width: 100%; height: 1.5em; }
    pre { line-height: 0; } pre .line { line-height: 1.5; }
    .line i { display: inline-block; min-width: 2.6em; padding-right: 1em; text-align: right; font-style: normal;
      color: var(--faint); user-select: none; }
    .line.gone { background: var(--bad-line); } .line.come { background: var(--good-line); }
    .line.gap { color: var(--faint); }
    .told { margin: 0; padding: .5rem .7rem .6rem; font-size: .88rem; overflow-wrap: anywhere; white-space: pre-line; }
    .path { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; margin: 0; font-size: .74rem; color: var(--faint); }
    .path span { overflow-wrap: anywhere; }
    .path b { font-weight: 500; color: var(--soft); }
    .none { text-align: center; color: var(--soft); padding: 3rem 1rem; }
    .accepted { padding-left: 1.2rem; }
    footer { color: var(--faint); font-size: .8rem; padding-top: 1rem; padding-bottom: 2rem; }
    [hidden] { display: none !important; }
    @media (max-width: 42rem) {
      header, .panels, .toolbar, main, footer { padding-left: .85rem; padding-right: .85rem; }
      header { padding-top: 1.1rem; } h1 { font-size: 1.2rem; }
      .figures { gap: .35rem; margin-top: .8rem; }
      .figure { padding: .35rem .5rem; } .figure b { font-size: 1.1rem; }
      .figure span { font-size: .62rem; }
      .panels, .pair { grid-template-columns: 1fr; }
      /* The changes come first where there is little room. */
      .panels { order: 1; padding-top: 1rem; } footer { order: 2; }
      .toolbar { position: static; gap: .4rem; } input { flex-basis: 100%; }
      .selects { display: grid; grid-template-columns: 1fr 1fr; }
      .filters { flex: 1 1 100%; } .filter { flex: 1; padding: .35rem .3rem; font-size: .8rem; }
      .selects { flex: 1 1 100%; } select { min-width: 0; max-width: none; }
      output { min-width: 0; text-align: left; }
      .finding > summary { flex-wrap: wrap; padding: .55rem .75rem; }
      .what { flex-basis: calc(100% - 2rem); }
      .chips { padding-left: 1.9rem; justify-content: flex-start; }
      .body { padding: .1rem .75rem .9rem; }
    }
    @media print {
      .toolbar, .more { display: none; }
    }

    """#
}
