// Checks the texts of an annual report while they are typed; without this script the button does the same.
(() => {
  const form = document.querySelector('form[data-report-text]');
  const shown = document.querySelector('[data-checked]');
  if (!form || !shown) return;
  const wait = 900;
  let timer = 0;
  let asked = 0;

  const check = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(form.dataset.reportText, { method: 'POST', body: new FormData(form) });
      const text = await answer.text();
      if (answer.ok && mine === asked) shown.innerHTML = text;
    } catch {
      // Not reached: the last findings stay, and saving checks again.
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, wait);
  });
})();
