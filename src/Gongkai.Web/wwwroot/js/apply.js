// The form of an application: everything here helps; the form works without it.
const form = document.querySelector("form[data-apply]");
const summary = document.getElementById("problems");
summary?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What was kept of a form goes once it was submitted.
const submitted = document.querySelector("[data-submitted]");
if (submitted) {
  const name = `gongkai-apply-${submitted.dataset.submitted}`;
  sessionStorage.removeItem(name);
  localStorage.removeItem(name);
}

if (form) {
  showFieldsOfKind();
  keepDraft();
  warnOfPrivateDetails();
  offerWhatIsPublic();
  work();
}

function showFieldsOfKind() {
  const identity = form.elements.IdentityKind;
  const show = (changed) => {
    const isPerson = form.elements.Kind.value === "NaturalPerson";
    for (const part of form.querySelectorAll("[data-organisation]")) {
      part.hidden = isPerson;
    }
    if (changed) {
      if (!isPerson && identity.value === "ResidentCard") {
        identity.value = "CreditCode";
      } else if (isPerson && identity.value === "CreditCode") {
        identity.value = "ResidentCard";
      }
    }
  };
  for (const radio of form.querySelectorAll("input[name=Kind]")) {
    radio.addEventListener("change", () => show(true));
  }
  show(false);
}

function keepDraft() {
  const name = `gongkai-apply-${form.dataset.apply}`;
  const box = form.querySelector(".draft");
  const state = box.querySelector("[data-draft-state]");
  const keep = box.querySelector("[data-draft-keep]");
  const kept = () => [...form.elements].filter((e) => e.name && !["hidden", "file", "submit", "button"].includes(e.type) && !("noDraft" in e.dataset) && e.name !== "Sum");
  const isBlank = !kept().some((e) => (e.type === "text" || e.tagName === "TEXTAREA") && e.value);
  let draft = null;
  try {
    draft = JSON.parse(localStorage.getItem(name) ?? sessionStorage.getItem(name));
    keep.checked = localStorage.getItem(name) !== null;
  } catch {
    return;
  }
  box.hidden = false;
  if (draft && isBlank) {
    for (const element of kept()) {
      const value = draft[element.type === "radio" ? element.name : element.id || element.name];
      if (value === undefined) {
        continue;
      }
      if (element.type === "radio") {
        element.checked = element.value === value;
      } else if (element.type === "checkbox") {
        element.checked = value;
      } else {
        element.value = value;
      }
    }
    state.textContent = "已经恢复上次填写的内容（证件号码和文件不保存，请重新填写）。内容只在这个浏览器里，不会发送。";
    form.elements.Kind[0].dispatchEvent(new Event("change"));
  }

  const store = () => {
    const values = {};
    for (const element of kept()) {
      if (element.type === "radio") {
        if (element.checked) {
          values[element.name] = element.value;
        }
      } else {
        values[element.id || element.name] = element.type === "checkbox" ? element.checked : element.value;
      }
    }
    const text = JSON.stringify(values);
    sessionStorage.setItem(name, text);
    if (keep.checked) {
      localStorage.setItem(name, text);
      state.textContent = "已经保留在这个浏览器里，不会发送。";
    } else {
      localStorage.removeItem(name);
      state.textContent = "已经暂存在这个浏览器窗口里，不会发送；关闭窗口后清除。";
    }
  };
  let waiting = 0;
  const storeNow = () => {
    clearTimeout(waiting);
    waiting = 0;
    store();
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(storeNow, 400);
  });
  // The last words typed before the page goes are kept too.
  window.addEventListener("pagehide", () => waiting && storeNow());
  keep.addEventListener("change", store);
  box.querySelector("[data-draft-clear]").addEventListener("click", () => {
    clearTimeout(waiting);
    waiting = 0;
    sessionStorage.removeItem(name);
    localStorage.removeItem(name);
    for (const element of kept()) {
      if (element.type === "text" || element.tagName === "TEXTAREA") {
        element.value = "";
      } else if (element.type === "checkbox") {
        element.checked = false;
      }
    }
    form.elements.IdentityNumber.value = "";
    keep.checked = false;
    state.textContent = "已经清除。";
  });
}

function warnOfPrivateDetails() {
  const wanted = form.elements.Wanted;
  const box = form.querySelector(".private-warning");
  const isCard = (digits) => {
    let sum = 0;
    [...digits].reverse().forEach((digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
      sum += value > 9 ? value - 9 : value;
    });
    return sum % 10 === 0;
  };
  const check = () => {
    const text = wanted.value.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
    const found = new Set();
    for (const [run] of text.matchAll(/(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9]){9,18}[Xx]?(?![0-9A-Za-z])/g)) {
      const digits = run.replace(/[ -]/g, "");
      if (/^[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]$/.test(digits)) {
        found.add("身份证号");
      } else if (/^(?:86)?1[3-9][0-9]{9}$/.test(digits)) {
        found.add("手机号");
      } else if (/^[0-9]{16,19}$/.test(digits) && isCard(digits)) {
        found.add("银行卡号");
      }
    }
    const warning = found.size > 0 ? `这里好像写了${[...found].join("、")}。查找信息不需要这些，为保护隐私建议删去；不删也可以提交。` : "";
    if (box.textContent !== warning) {
      box.textContent = warning;
      box.hidden = warning === "";
    }
  };
  wanted.addEventListener("input", check);
  check();
}

function offerWhatIsPublic() {
  const wanted = form.elements.Wanted;
  const box = form.querySelector(".alike");
  const list = box.querySelector("ul");
  let asked = 0;
  let waiting;
  const show = (found) => {
    list.replaceChildren(...found.map((one) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = one.address;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = one.title;
      item.append(link, ` ${one.agency ? `${one.agency} ` : ""}${one.on}`);
      return item;
    }));
    box.hidden = found.length === 0;
  };
  wanted.addEventListener("input", () => {
    clearTimeout(waiting);
    const mine = ++asked;
    const text = wanted.value.trim();
    if (text.length < 4) {
      show([]);
      return;
    }
    waiting = setTimeout(async () => {
      const body = new FormData();
      body.append("Wanted", text.replace(/[0-9０-９]{7,}[Xx]?/g, " ").slice(0, 400));
      body.append("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
      try {
        const answer = await fetch(`${location.pathname}?handler=Alike`, { method: "POST", body });
        if (answer.ok && mine === asked) {
          show(await answer.json());
        }
      } catch {
        show([]);
      }
    }, 900);
  });
}

function work() {
  const field = form.elements.Work;
  const sum = form.querySelector("[data-sum]");
  const status = form.querySelector(".working");
  if (!window.isSecureContext || !window.Worker || !window.crypto?.subtle) {
    return; // the sum in words stays
  }
  let done = false;
  let pressed = null;
  const worker = new Worker(field.dataset.worker);
  const giveUp = () => {
    sum.hidden = false;
    status.hidden = true;
    worker.terminate();
    pressed = null;
    done = true;
  };
  worker.onmessage = ({ data }) => {
    field.value = data;
    done = true;
    status.hidden = true;
    worker.terminate();
    if (pressed) {
      form.requestSubmit(pressed.isConnected ? pressed : undefined);
    }
  };
  worker.onerror = giveUp;
  sum.hidden = true;
  worker.postMessage({ key: field.dataset.work, bits: Number(field.dataset.bits) });
  form.addEventListener("submit", (event) => {
    if (!done && !event.submitter?.hasAttribute("formaction")) {
      event.preventDefault();
      pressed = event.submitter;
      status.textContent = "正在进行防滥用验证，几秒后自动提交……";
      status.hidden = false;
    }
  });
}
