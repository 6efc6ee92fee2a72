(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const search = byId("search");
  if (!search) return;
  const list = byId("list");
  const names = ["audience", "service", "version", "order"];
  const selects = Object.fromEntries(names.map((name) => [name, byId(name)]));
  const filters = [...document.querySelectorAll(".filter")];
  const severities = ["breaking", "breaking", "breaking", "additive", "documentation"];
  const titles = ["Breaks programs already built", "Breaks callers’ source",
    "Breaks implementers’ source", "Additive", "Documentation"];
  const audiences = ["callers", "implementers", "wire"];
  const phrases = ["breaks callers’ source", "breaks implementers’ source",
    "breaks programs already built"];
  // How many rows are made at a time.
  const step = 100;

  const all = data.rows.map((row) => {
    const [impact, mask, section, subject, message, rule, fingerprint, member, reach, detail] = row;
    const [title, version, owner, service] = data.sections[section];
    const services = [service, ...(reach < 0 ? [] : data.reaches[reach].slice(1))];
    const name = data.texts[subject];
    const path = (owner.endsWith("/") ? owner + name : owner) +
      (member < 0 ? "" : "/" + data.texts[member]);
    return { impact, mask, title, version, services, name, message: data.texts[message],
      rule: data.rules[rule], fingerprint, path, reach, detail,
      severity: severities[impact],
      text: `${title} ${name} ${data.texts[message]} ${path} ${fingerprint}`.toLowerCase() };
  });

  const fill = (select, values) => {
    for (const value of [...new Set(values)].sort((a, b) => a.localeCompare(b, "en"))) {
      select.add(new Option(value, value));
    }
    select.hidden = select.options.length < 3;
  };
  fill(selects.service, all.flatMap((finding) => finding.services).filter(Boolean));
  fill(selects.version, all.map((finding) => finding.version));

  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };
  // Names in quotes are set as code; an odd quote would turn everything round.
  const withCode = (node, text) => {
    const parts = text.split("'");
    if (parts.length % 2 === 0) { node.append(text); return node; }
    parts.forEach((part, index) => node.append(index % 2 ? make("code", "", part) : part));
    return node;
  };

  const excerpt = (lines, mark) => {
    const box = make("div");
    box.append(make("p", "file", `${lines.file}:${lines.first + (lines.marked ?? 0)}`));
    const pre = make("pre");
    lines.lines.forEach((line, index) => {
      const span = make("span", "line" + (index === lines.marked ? " " + mark : ""));
      span.append(make("i", "", lines.first + index), line, "\n");
      pre.append(span);
    });
    box.append(pre);
    return box;
  };
  const code = (lines) => {
    const pre = make("pre");
    for (const line of lines) {
      const mark = { "-": " gone", "+": " come" }[line[0]] ?? "";
      pre.append(make("span", "line" + mark, line.slice(1) + "\n"));
    }
    return pre;
  };
  const pair = (title, before, after) => {
    const box = make("div", "pair" + (before && after ? "" : " single"));
    for (const [name, content] of [["before", before], ["after", after]]) {
      if (!content) continue;
      const side = make("div", "side");
      const heading = make("h4", "", title + " ");
      heading.append(make("small", "", name));
      side.append(heading, content);
      box.append(side);
    }
    return box;
  };
  const reachNames = (ranges) => ranges.split(",").flatMap((range) => {
    const [first, last] = range.split("-").map(Number);
    return data.operations.slice(first, (last ?? first) + 1);
  });

  const fillBody = (body, finding) => {
    body.append(make("p", "why", finding.rule[1]));
    const detail = data.details[finding.detail];
    if (detail) {
      if (detail.before || detail.after) {
        body.append(pair("Documentation", detail.before && excerpt(detail.before, "gone"),
          detail.after && excerpt(detail.after, "come")));
      }
      if (detail.code) {
        const [before, after] = detail.code;
        body.append(pair("Generated code", before.length && code(before), after.length && code(after)));
      }
      if (detail.prose) {
        const [before, after] = detail.prose.map((text) => text && make("p", "told", text));
        body.append(pair("Prose", before, after));
      }
    } else {
      body.append(make("p", "why", "The lines are not part of this page, which would grow too " +
        "large. docs2swift diff --report json has every place."));
    }
    if (finding.reach >= 0) {
      const reached = reachNames(data.reaches[finding.reach][0]);
      const box = make("details", "reach");
      box.append(make("summary", "", reached.length === 1
        ? "1 operation" : `${reached.length} operations`));
      const items = make("ul");
      for (const name of reached) items.append(make("li", "", name));
      box.append(items);
      body.append(box);
    }
    const path = make("p", "path");
    path.append(make("span", "", finding.path), make("span", "", "rule " + finding.rule[0]),
      make("span", "", "fingerprint " + finding.fingerprint));
    body.append(path);
  };

  const rowFor = (finding) => {
    const row = make("details", `finding ${finding.severity}`);
    row.id = "f" + finding.fingerprint;
    const summary = make("summary");
    const mark = make("i", "mark");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", finding.severity);
    const what = make("span", "what");
    if (finding.name) what.append(make("code", "", finding.name), " ");
    withCode(what, finding.message);
    const chips = make("span", "chips");
    phrases.forEach((phrase, bit) => {
      if (finding.mask & 1 << bit) chips.append(make("span", "chip", phrase));
    });
    summary.append(mark, what, chips);
    row.append(summary);
    row.addEventListener("toggle", () => {
      if (!row.open || row.childElementCount > 1) return;
      const body = make("div", "body");
      fillBody(body, finding);
      row.append(body);
    });
    return row;
  };

  let shown = [];
  let made = 0;
  let heading = "";
  let group = null;
  const headingOf = (finding) => selects.order.value === "worst"
    ? [titles[finding.impact], finding.title] : selects.order.value === "service"
    ? [finding.title, titles[finding.impact]] : [finding.title, ""];
  const more = (count) => {
    for (const finding of shown.slice(made, made + count)) {
      const [title, detail] = headingOf(finding);
      if (heading !== title + "\n" + detail) {
        if (!heading.startsWith(title + "\n")) {
          const number = shown.filter((other) => headingOf(other)[0] === title).length;
          const top = make("h2", "", title + " ");
          top.append(make("small", "", number));
          list.append(top);
        }
        if (detail) list.append(make("h3", "", detail));
        group = make("div", "group");
        list.append(group);
        heading = title + "\n" + detail;
      }
      group.append(rowFor(finding));
    }
    made = Math.min(shown.length, made + count);
    end.hidden = made >= shown.length;
  };
  const end = make("button", "plain more", "Show more");
  end.type = "button";
  end.addEventListener("click", () => more(step));
  list.after(end);
  new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting) && made < shown.length) more(step);
  }, { rootMargin: "600px" }).observe(end);

  const orders = {
    worst: (a, b) => a.index - b.index,
    service: (a, b) => a.title.localeCompare(b.title, "en") || a.index - b.index,
    name: (a, b) => a.title.localeCompare(b.title, "en") ||
      a.name.localeCompare(b.name, "en") || a.index - b.index,
  };
  all.forEach((finding, index) => { finding.index = index; });

  const update = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const bit = audiences.indexOf(selects.audience.value);
    const matching = all.filter((finding) =>
      (bit < 0 || finding.mask & 1 << bit) &&
      (!selects.service.value || finding.services.includes(selects.service.value)) &&
      (!selects.version.value || finding.version === selects.version.value) &&
      words.every((word) => finding.text.includes(word)));
    const on = new Set();
    for (const filter of filters) {
      const severity = filter.dataset.severity;
      filter.querySelector("b").textContent =
        matching.filter((finding) => finding.severity === severity).length;
      if (filter.getAttribute("aria-pressed") === "true") on.add(severity);
    }
    shown = matching.filter((finding) => on.has(finding.severity))
      .sort(orders[selects.order.value]);
    list.replaceChildren();
    made = 0;
    heading = "";
    more(step);
    byId("none").hidden = shown.length > 0;
    byId("expand").textContent = "Open all";
    byId("count").textContent = shown.length === all.length
      ? `${all.length} change${all.length === 1 ? "" : "s"}`
      : `${shown.length} of ${all.length}`;
  };

  search.addEventListener("input", update);
  for (const select of Object.values(selects)) select.addEventListener("change", update);
  for (const filter of filters) {
    filter.addEventListener("click", () => {
      const isOn = filter.getAttribute("aria-pressed") === "true";
      filter.setAttribute("aria-pressed", String(!isOn));
      update();
    });
  }
  const rows = () => [...list.querySelectorAll(".finding")];
  byId("expand").addEventListener("click", () => {
    const open = rows().some((row) => !row.open);
    for (const row of rows()) row.open = open;
    byId("expand").textContent = open ? "Close all" : "Open all";
  });

  const move = (direction) => {
    const visible = rows();
    const current = visible.findIndex((row) => row.contains(document.activeElement));
    if (current === visible.length - 1 && direction > 0 && made < shown.length) more(step);
    const next = rows()[current < 0 ? (direction > 0 ? 0 : visible.length - 1) : current + direction];
    if (!next) return;
    const summary = next.querySelector("summary");
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target.matches("input, select");
    if (event.key === "Escape" && event.target === search) {
      search.value = "";
      search.blur();
      update();
    } else if (!isTyping && event.key === "/") {
      event.preventDefault();
      search.focus();
    } else if (!isTyping && event.key === "j") {
      move(1);
    } else if (!isTyping && event.key === "k") {
      move(-1);
    }
  });

  // A link to a finding opens it, whatever is filtered.
  const reveal = () => {
    const id = location.hash.slice(1);
    const finding = all.find((other) => "f" + other.fingerprint === id);
    if (!finding) return;
    if (!shown.includes(finding)) {
      search.value = finding.fingerprint;
      for (const name of ["audience", "service", "version"]) selects[name].value = "";
      for (const filter of filters) filter.setAttribute("aria-pressed", "true");
      update();
    }
    if (shown.indexOf(finding) >= made) more(shown.indexOf(finding) - made + 1);
    const row = byId(id);
    row.open = true;
    row.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", reveal);
  update();
  reveal();
})();
