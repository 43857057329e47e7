// Where the session has ended, a form is not sent: what was typed would be lost. Without this script forms work as ever.
(() => {
  const form = document.querySelector('form[data-keep]');
  if (!form) return;
  const notice = document.createElement('div');
  notice.className = 'problems';
  notice.setAttribute('role', 'alert');
  let isChecked = false;
  let isAsking = false;

  const tell = (text, link) => {
    notice.replaceChildren();
    const line = document.createElement('p');
    line.append(text);
    if (link) {
      const a = document.createElement('a');
      a.href = link;
      a.target = '_blank';
      a.rel = 'noopener';
      a.textContent = '在新窗口登录';
      line.append(a, '，再回到这一页按一次。');
    }
    notice.append(line);
    form.append(notice);
    notice.scrollIntoView({ block: 'nearest' });
  };

  form.addEventListener('submit', async event => {
    if (isChecked || event.defaultPrevented) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    const button = event.submitter;
    try {
      const answer = await fetch('/account', { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
      if (answer.type === 'opaqueredirect') {
        tell('没有提交：登录已经过期。您填写的内容还在这一页上，请', '/account/sign-in?back=/account');
        return;
      }
    } catch {
      tell('没有提交：没有连上服务器。您填写的内容还在这一页上，请稍后再按一次。');
      return;
    } finally {
      isAsking = false;
    }
    notice.remove();
    isChecked = true;
    form.requestSubmit(button);
    isChecked = false;
  });
})();
