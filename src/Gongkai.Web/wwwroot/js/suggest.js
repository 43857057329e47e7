// Names and titles while somebody types into a search box. Without it the box searches as before.
"use strict";

for (const input of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "检索建议");
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let asked = 0;
  let waiting;
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    const options = [...list.children];
    chosen = options.length === 0 ? -1 : (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    if (chosen >= 0) {
      input.setAttribute("aria-activedescendant", options[chosen].id);
    }
  };

  const show = (suggestions) => {
    close();
    suggestions.forEach((suggestion, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = suggestion.documentId ? `/documents/${suggestion.documentId}` : `/gov/${suggestion.agencySlug}`;
      for (const part of suggestion.text) {
        const piece = document.createElement(part.isHit ? "mark" : "span");
        piece.textContent = part.text;
        option.append(piece);
      }
      list.append(option);
    });
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(suggestions.length > 0));
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    const mine = ++asked;
    const words = input.value.trim();
    if (words.length < 2) {
      close();
      return;
    }
    waiting = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/v1/search/suggest?take=8&q=${encodeURIComponent(words)}`, { credentials: "omit" });
        if (answer.ok && mine === asked) {
          show((await answer.json()).filter((s) => s.documentId || s.agencySlug));
        }
      } catch {
        close();
      }
    }, 150);
  });

  input.addEventListener("keydown", (event) => {
    if (list.hidden) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.address);
    } else if (event.key === "Escape") {
      close();
    }
  });

  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      event.preventDefault();
      location.assign(option.dataset.address);
    }
  });
  input.addEventListener("blur", close);
}
