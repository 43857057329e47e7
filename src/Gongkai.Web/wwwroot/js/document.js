// Reading tools of a document's page. Everything they do can be done without them; they stay hidden where a browser cannot.
"use strict";

const said = document.querySelector("[data-said]");
const say = (text) => { if (said) { said.textContent = text; } };
const remembered = {
  get: () => { try { return localStorage.getItem("gongkai-size"); } catch { return null; } },
  set: (size) => { try { localStorage.setItem("gongkai-size", size); } catch { /* private windows keep nothing */ } },
};

const sizes = document.querySelector("[data-sizes]");
if (sizes) {
  const choose = (size) => {
    document.documentElement.dataset.size = size;
    for (const button of sizes.querySelectorAll("[data-size]")) {
      button.setAttribute("aria-pressed", String(button.dataset.size === size));
    }
  };
  sizes.hidden = false;
  choose(["small", "medium", "large"].includes(remembered.get()) ? remembered.get() : "medium");
  sizes.addEventListener("click", (event) => {
    const size = event.target.dataset.size;
    if (size) {
      choose(size);
      remembered.set(size);
    }
  });
}

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copy.dataset.copy);
      say("链接已复制");
    } catch {
      say("浏览器没有允许复制，请从地址栏复制");
    }
  });
}

// Long texts are read a paragraph at a time: browsers stop long utterances by themselves.
const read = document.querySelector("[data-read]");
if (read && "speechSynthesis" in window) {
  let reading = false;
  read.hidden = false;
  const stop = () => {
    reading = false;
    speechSynthesis.cancel();
    read.textContent = "朗读";
    read.setAttribute("aria-pressed", "false");
  };
  const next = (parts) => {
    const part = parts.shift();
    if (!reading || part === undefined) {
      stop();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(part);
    utterance.lang = "zh-CN";
    utterance.onend = () => next(parts);
    utterance.onerror = stop;
    speechSynthesis.speak(utterance);
  };
  read.setAttribute("aria-pressed", "false");
  read.addEventListener("click", () => {
    if (reading) {
      stop();
      return;
    }
    const parts = [document.querySelector("h1").textContent];
    for (const block of document.querySelectorAll("[data-body] :is(p, li, h2, h3, h4, td, th)")) {
      if (!block.querySelector("p, li") && block.textContent.trim()) {
        parts.push(block.textContent.trim());
      }
    }
    reading = true;
    read.textContent = "停止朗读";
    read.setAttribute("aria-pressed", "true");
    next(parts);
  });
  window.addEventListener("pagehide", stop);
}

const views = document.querySelector("[data-views]");
if (views) {
  fetch(views.dataset.views, { credentials: "omit" }).then((answer) => answer.ok ? answer.json() : null).then((counted) => {
    if (counted) {
      views.querySelector("[data-count]").textContent = counted.views;
      views.hidden = false;
    }
  }).catch(() => { /* the page is whole without it */ });
}

// A table that is wider than the page is reached, and scrolled, from the keyboard.
for (const table of document.querySelectorAll("[data-body] table")) {
  if (table.scrollWidth > table.clientWidth) {
    table.tabIndex = 0;
  }
}
