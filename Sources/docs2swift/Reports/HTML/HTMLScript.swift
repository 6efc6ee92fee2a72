/// What the page does: search, filters and keys.
enum HTMLScript {
  static let text = #"""
    (() => {
      "use strict";
      const all = [...document.querySelectorAll(".finding")];
      const search = document.getElementById("search");
      if (!search) return;
      const audience = document.getElementById("audience");
      const count = document.getElementById("count");
      const none = document.getElementById("none");
      const expand = document.getElementById("expand");
      const filters = [...document.querySelectorAll(".filter")];
      const texts = new Map(all.map((finding) => [
        finding,
        (finding.querySelector("summary").textContent + " " +
          finding.querySelector(".path").textContent).toLowerCase(),
      ]));

      const update = () => {
        const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
        const severities = new Set(
          filters.filter((f) => f.getAttribute("aria-pressed") === "true")
            .map((f) => f.dataset.severity));
        let shown = 0;
        for (const finding of all) {
          const text = texts.get(finding);
          const isShown = severities.has(finding.dataset.severity) &&
            (!audience.value || finding.dataset.breaks.split(" ").includes(audience.value)) &&
            words.every((word) => text.includes(word));
          finding.hidden = !isShown;
          if (isShown) shown += 1;
        }
        const isLeft = (box) => box.querySelector(".finding:not([hidden])") !== null;
        for (const group of document.querySelectorAll(".group")) group.hidden = !isLeft(group);
        for (const section of document.querySelectorAll("section[id]")) {
          section.hidden = !isLeft(section);
          const item = document.querySelector(`[data-section="${section.id}"]`);
          if (item) item.hidden = section.hidden;
        }
        none.hidden = shown > 0;
        count.textContent = shown === all.length
          ? `${shown} change${shown === 1 ? "" : "s"}` : `${shown} of ${all.length}`;
      };

      search.addEventListener("input", update);
      audience.addEventListener("change", update);
      for (const filter of filters) {
        filter.addEventListener("click", () => {
          const isOn = filter.getAttribute("aria-pressed") === "true";
          filter.setAttribute("aria-pressed", String(!isOn));
          update();
        });
      }
      expand.addEventListener("click", () => {
        const visible = all.filter((finding) => !finding.hidden);
        const open = visible.some((finding) => !finding.open);
        for (const finding of visible) finding.open = open;
        expand.textContent = open ? "Collapse all" : "Expand all";
      });

      const move = (step) => {
        const visible = all.filter((finding) => !finding.hidden);
        const current = visible.findIndex((finding) => finding.contains(document.activeElement));
        const next = visible[current < 0 ? (step > 0 ? 0 : visible.length - 1) : current + step];
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

      const reveal = () => {
        const target = location.hash && document.getElementById(location.hash.slice(1));
        if (target && target.matches(".finding")) target.open = true;
      };
      window.addEventListener("hashchange", reveal);
      reveal();
      update();
    })();

    """#
}
