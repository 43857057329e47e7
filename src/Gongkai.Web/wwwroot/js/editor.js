// The editor for official writing: headings, emphasis, alignment, indent, lists, links, tables, pictures with alternative text.
//
// It expects
//   <form> … <label for="html">正文</label>
//     <textarea id="html" name="…" data-editor
//       data-paste="/workbench/paste"              cleans what Word and WPS paste (optional: cleaned here without it)
//       data-images="/workbench/documents/17/images"  takes pictures (optional: no picture button without it)
//     >HTML</textarea>
//     <input name="__RequestVerificationToken" type="hidden" …>
//   </form>
// and <link rel="stylesheet" href="/css/editor.css">, <link rel="stylesheet" href="/css/content.css">, <script src="/js/editor.js" defer>.
// Without scripts the textarea is the editor. The field holds the current HTML after every change (an `input` event
// says so), before the form is sent, and whenever the form gets an `autosave` event.
// Written by hand rather than taken from a library, because those at hand write alignment and widths as inline styles, which the
// security policy forbids and the sanitiser drops; here every format is an element or one of the classes of HtmlClasses.
(() => {
  'use strict';
  const BLOCKS = 'P,H2,H3,H4,H5,H6,LI,TD,TH,FIGCAPTION,BLOCKQUOTE,PRE';
  const ELEMENTS = new Set(('P,H2,H3,H4,H5,H6,BLOCKQUOTE,PRE,HR,UL,OL,LI,TABLE,CAPTION,THEAD,TBODY,TFOOT,TR,TH,TD,FIGURE,FIGCAPTION,' +
    'STRONG,EM,U,S,SUB,SUP,CODE,A,SPAN,RUBY,RT,BR,IMG,B,I,DIV').split(','));
  const DROPPED = new Set('SCRIPT,STYLE,IFRAME,OBJECT,EMBED,SVG,MATH,TEMPLATE,NOSCRIPT,TEXTAREA,SELECT,TITLE,META,LINK,BASE,INPUT,BUTTON,XML'.split(','));
  const ATTRIBUTES = { A: ['href', 'id'], IMG: ['src', 'alt', 'width', 'height'], TD: ['colspan', 'rowspan'], TH: ['colspan', 'rowspan', 'scope'], OL: ['start'], P: ['id'], LI: ['id'] };
  const CLASSES = new Set(['align-center', 'align-right', 'align-justify', 'indent', 'font-fangsong', 'font-kaiti', 'font-heiti', 'font-xiaobiaosong']);
  const MOST_STEPS = 100;

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  const goodLink = href => /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[\d+-]+|\/(?![/\\])[^\s]*|#[\w-]+)$/i.test(href.trim());

  // A copy of a tree that holds only what a document may hold. The server does the same again, and strictly.
  const copy = (from, to) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        to.append(node.data);
      } else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.tagName.toUpperCase())) {
        const name = node.tagName.toUpperCase();
        if (!ELEMENTS.has(name) || (name === 'A' && !goodLink(node.getAttribute('href') || '')) || (name === 'IMG' && !/^\/(?!\/)/.test(node.getAttribute('src') || ''))) {
          if (name !== 'IMG') copy(node, to);
          continue;
        }
        const own = document.createElement(name === 'B' ? 'strong' : name === 'I' ? 'em' : name === 'DIV' ? 'p' : name);
        for (const attribute of ATTRIBUTES[name] || []) {
          if (node.hasAttribute(attribute)) own.setAttribute(attribute, node.getAttribute(attribute));
        }
        const classes = [...node.classList].filter(c => CLASSES.has(c));
        if (classes.length) own.className = classes.join(' ');
        copy(node, own);
        if (name === 'SPAN' && !classes.length) to.append(...own.childNodes);
        else to.append(own);
      }
    }
  };
  const cleanTree = tree => {
    const holder = document.createElement('div');
    copy(tree, holder);
    return holder.innerHTML;
  };
  const clean = html => cleanTree(new DOMParser().parseFromString(html, 'text/html').body);
  const paragraphs = text => text.replace(/\r\n?/g, '\n').split('\n').filter(line => line.trim())
    .map(line => make('p', { class: /^[\u3000 ]{2}/.test(line) ? 'indent' : null }, line.trim()).outerHTML).join('');

  const start = field => {
    const form = field.form;
    const label = form.querySelector(`label[for="${field.id}"]`) || make('span', {}, '正文');
    if (!label.id) label.id = field.id + '-label';
    const area = make('div', {
      class: 'editor-area body', contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': label.id,
      'aria-describedby': field.getAttribute('aria-describedby'), lang: 'zh-CN', spellcheck: 'false',
    });
    const bar = make('div', { class: 'editor-bar', role: 'toolbar', 'aria-label': '正文工具栏', 'aria-controls': field.id + '-area' });
    const status = make('p', { class: 'editor-status', role: 'status' });
    const count = make('span', { class: 'editor-count' });
    area.id = field.id + '-area';
    const box = make('div', { class: 'editor' }, bar, area, make('div', { class: 'editor-foot' }, count, status));
    field.before(box);
    field.hidden = true;
    field.required = false;
    label.addEventListener('click', event => { event.preventDefault(); area.focus(); });
    area.innerHTML = field.value.includes('<') ? clean(field.value) : paragraphs(field.value);
    if (!area.innerHTML.trim()) area.innerHTML = '<p class="indent"><br></p>';
    document.execCommand('defaultParagraphSeparator', false, 'p');
    document.execCommand('styleWithCSS', false, false);

    // --- what the field holds, and the way back
    const steps = [cleanTree(area)];
    let at = 0;
    let timer = 0;
    let isSent = false;
    let isKept = true;
    const text = () => area.innerText.replace(/\s/g, '');
    const sync = () => {
      const html = cleanTree(area).replace(/<p[^>]*>(<br>)?<\/p>/g, '');
      const changed = field.value !== html;
      field.value = html;
      if (changed) isKept = false;
      count.textContent = `共 ${text().length} 字`;
      return changed;
    };
    const remember = () => {
      const now = cleanTree(area); // browsers add styles of their own, which markup may not bring back
      if (steps[at] === now) return;
      steps.splice(at + 1, steps.length, now);
      if (steps.length > MOST_STEPS) steps.shift();
      at = steps.length - 1;
    };
    const changed = () => {
      remember();
      if (sync()) field.dispatchEvent(new Event('input', { bubbles: true }));
      show();
    };
    const go = by => {
      remember();
      if (at + by < 0 || at + by >= steps.length) return;
      at += by;
      area.innerHTML = steps[at];
      const last = area.lastElementChild;
      if (last) caret(last, false);
      if (sync()) field.dispatchEvent(new Event('input', { bubbles: true }));
    };

    // --- where the caret is
    let kept = null;
    const range = () => {
      const selection = getSelection();
      return selection.rangeCount && area.contains(selection.anchorNode) ? selection.getRangeAt(0) : null;
    };
    const keep = () => { kept = range() || kept; };
    const restore = () => {
      area.focus();
      if (kept && area.contains(kept.startContainer)) {
        const selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(kept);
      }
    };
    const caret = (element, atStart = true) => {
      const point = document.createRange();
      point.selectNodeContents(element);
      point.collapse(atStart);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(point);
    };
    const around = selector => {
      const here = range();
      const node = here && (here.startContainer.nodeType === Node.ELEMENT_NODE ? here.startContainer : here.startContainer.parentElement);
      const found = node && node.closest(selector);
      return found && area.contains(found) && found !== area ? found : null;
    };
    const chosenBlocks = () => {
      const here = range();
      if (!here) return [];
      const all = [...area.querySelectorAll(BLOCKS)].filter(block => here.intersectsNode(block) && !block.querySelector(BLOCKS));
      return all.length ? all : [around(BLOCKS)].filter(Boolean);
    };

    // --- commands
    const say = words => { status.textContent = words; };
    const run = command => () => { document.execCommand(command); changed(); };
    const block = name => { document.execCommand('formatBlock', false, name); changed(); };
    const align = name => () => {
      const blocks = chosenBlocks();
      const isOn = name && blocks.every(b => b.classList.contains(name));
      for (const one of blocks) {
        one.classList.remove('align-center', 'align-right', 'align-justify');
        if (name && !isOn) one.classList.add(name);
        if (name === 'align-center' || name === 'align-right') one.classList.remove('indent');
      }
      changed();
    };
    const indent = () => {
      const blocks = chosenBlocks().filter(b => b.tagName === 'P');
      const isOn = blocks.every(b => b.classList.contains('indent'));
      blocks.forEach(b => b.classList.toggle('indent', !isOn));
      changed();
    };
    // Done by hand: the browser's own insertHTML writes styles into what it inserts, which the security policy refuses.
    const insert = html => {
      restore();
      const here = range();
      if (!here) return;
      here.deleteContents();
      const holder = make('div');
      holder.innerHTML = html;
      const last = holder.lastChild;
      if (!last) return;
      const own = around('p,h2,h3,h4,h5,h6,pre');
      if (own && [...holder.children].some(c => /^(P|H\d|UL|OL|TABLE|FIGURE|BLOCKQUOTE|PRE|HR)$/.test(c.tagName))) {
        const rest = document.createRange();
        rest.setStart(here.startContainer, here.startOffset);
        rest.setEndAfter(own.lastChild || own);
        const tail = own.cloneNode(false);
        if (own.lastChild) tail.append(rest.extractContents());
        own.after(...holder.childNodes);
        if (tail.textContent.trim() || tail.querySelector('img')) last.after(tail);
        if (!own.textContent.trim() && !own.querySelector('img')) own.remove();
      } else {
        const all = document.createDocumentFragment();
        all.append(...holder.childNodes);
        here.insertNode(all);
      }
      caret(last.nodeType === Node.ELEMENT_NODE && !/^(IMG|HR|BR)$/.test(last.tagName) ? last : last.parentNode, false);
      changed();
    };

    const token = () => form.querySelector('input[name="__RequestVerificationToken"]')?.value || '';
    const post = async (address, entries) => {
      const data = new FormData();
      data.append('__RequestVerificationToken', token());
      for (const [name, value] of Object.entries(entries)) data.append(name, value);
      const answer = await fetch(address, { method: 'POST', body: data, headers: { Accept: 'application/json' } });
      const body = await answer.json().catch(() => ({ text: '服务器没有应答，请稍后再试。' }));
      if (!answer.ok) throw new Error(body.text || body.detail || '没有成功，请稍后再试。');
      return body;
    };

    // A small form over the page: its fields by name, or null when it was closed.
    const ask = (title, fields, act) => {
      keep();
      const heading = make('h2', { id: field.id + '-dialog-title' }, title);
      const problem = make('p', { class: 'editor-problem', role: 'alert' });
      const inner = make('form', { method: 'dialog' }, heading);
      for (const { name, words, hint, ...attributes } of fields) {
        const id = `${field.id}-dialog-${name}`;
        const input = make('input', { id, name, ...attributes });
        inner.append(make('p', {}, make('label', { for: id }, words), attributes.type === 'checkbox' ? ' ' : make('br'), input, hint ? make('span', { class: 'hint' }, hint) : ''));
      }
      const cancel = make('button', { type: 'button', class: 'plain' }, '取消');
      inner.append(problem, make('p', { class: 'actions' }, make('button', { type: 'submit' }, '确定'), ' ', cancel));
      const dialog = make('dialog', { class: 'editor-dialog', 'aria-labelledby': heading.id }, inner);
      const close = () => { dialog.close(); dialog.remove(); restore(); };
      cancel.addEventListener('click', close);
      dialog.addEventListener('cancel', event => { event.preventDefault(); close(); });
      inner.addEventListener('submit', async event => {
        event.preventDefault();
        problem.textContent = '';
        try {
          const done = await act(Object.fromEntries([...inner.elements].filter(e => e.name).map(e => [e.name, e.type === 'checkbox' ? e.checked : e.type === 'file' ? e.files[0] : e.value.trim()])));
          close();
          done();
        } catch (error) {
          problem.textContent = error.message;
        }
      });
      document.body.append(dialog); // a form may not stand in a form
      dialog.showModal();
    };

    const askLink = () => {
      const old = around('a');
      ask('链接', [{ name: 'href', words: '网址（留空即去掉链接）', type: 'text', value: old ? old.getAttribute('href') : '', hint: '如 https://www.gov.cn/ 或本站地址 /…' },
        { name: 'words', words: '链接文字', type: 'text', value: old ? old.textContent : String(getSelection()) }], async ({ href, words }) => {
        if (href && !goodLink(href)) throw new Error('网址应以 http://、https:// 或 / 开头，中间没有空格。');
        if (href && !words) throw new Error('请写明链接文字，读者靠它知道链接去向。');
        return () => {
          if (old) {
            if (!href) old.replaceWith(...old.childNodes);
            else { old.setAttribute('href', href); old.textContent = words; }
            changed();
          } else if (href) {
            insert(make('a', { href }, words).outerHTML);
          }
        };
      });
    };

    const askImage = (file = null, image = area.querySelector('img.chosen')) => {
      const fields = [{ name: 'alt', words: '替代文字（必填）', type: 'text', required: '', maxlength: '200', value: image ? image.getAttribute('alt') || '' : '', hint: '一句话写明图片内容，读屏软件读给看不见图片的人听。' }];
      if (!file && !image) fields.unshift({ name: 'file', words: '图片文件（jpg、png、gif、webp）', type: 'file', accept: 'image/jpeg,image/png,image/gif,image/webp', required: '' });
      ask(image ? '图片的替代文字' : '插入图片', fields, async entries => {
        if (!entries.alt) throw new Error('请写替代文字。');
        if (image) return () => { image.setAttribute('alt', entries.alt); changed(); };
        const stored = await post(field.dataset.images, { file: file || entries.file, alt: entries.alt });
        const picture = make('img', { src: stored.src, alt: entries.alt, width: stored.width || null, height: stored.height || null });
        return () => insert(make('p', { class: 'align-center' }, picture).outerHTML + '<p class="indent"><br></p>');
      });
    };

    const askTable = () => ask('插入表格', [
      { name: 'rows', words: '行数', type: 'number', min: '1', max: '100', value: '3', required: '' },
      { name: 'columns', words: '列数', type: 'number', min: '1', max: '30', value: '3', required: '' },
      { name: 'head', words: '第一行是表头', type: 'checkbox', checked: '' }], async ({ rows, columns, head }) => () => {
      const line = tag => make('tr', {}, ...Array.from({ length: Math.min(columns, 30) }, () => make(tag, tag === 'th' ? { scope: 'col' } : {}, make('br'))));
      const table = make('table');
      if (head) table.append(make('thead', {}, line('th')));
      const body = make('tbody', {}, ...Array.from({ length: Math.max(1, Math.min(rows, 100) - (head ? 1 : 0)) }, () => line('td')));
      table.append(body);
      insert(table.outerHTML + '<p class="indent"><br></p>');
    });

    const inTable = act => () => {
      const cell = around('td,th');
      if (!cell) { say('请先把光标放在表格里。'); return; }
      act(cell, cell.parentElement, cell.closest('table'));
      changed();
    };
    const addRow = inTable((cell, row) => {
      const next = make('tr', {}, ...[...row.cells].map(c => make('td', { colspan: c.colSpan > 1 ? c.colSpan : null }, make('br'))));
      const body = row.closest('thead') ? row.closest('table').tBodies[0] || row.closest('table').appendChild(make('tbody')) : null;
      if (body) body.prepend(next); else row.after(next);
      caret(next.cells[0]);
    });
    const removeRow = inTable((cell, row, table) => { 
      const beside = row.nextElementSibling || row.previousElementSibling;
      if (table.rows.length < 2) { table.remove(); return; }
      row.remove();
      caret((beside || table.rows[0]).cells[0]);
    });
    const addColumn = inTable((cell, row, table) => {
      const place = cell.cellIndex;
      for (const line of table.rows) {
        const beside = line.cells[Math.min(place, line.cells.length - 1)];
        beside.after(make(beside.tagName, beside.tagName === 'TH' ? { scope: 'col' } : {}, make('br')));
      }
    });
    const removeColumn = inTable((cell, row, table) => {
      const place = cell.cellIndex;
      if (row.cells.length < 2) { table.remove(); return; }
      for (const line of [...table.rows]) if (line.cells[place]) line.cells[place].remove();
      caret(row.cells[Math.max(0, place - 1)]);
    });
    const headRow = inTable((cell, row, table) => {
      const head = table.tHead;
      const change = (line, tag) => [...line.cells].forEach(c => {
        const other = make(tag, { scope: tag === 'th' ? 'col' : null, colspan: c.getAttribute('colspan'), rowspan: c.getAttribute('rowspan'), class: c.getAttribute('class') });
        other.append(...c.childNodes);
        c.replaceWith(other);
      });
      if (head) {
        const body = table.tBodies[0] || table.appendChild(make('tbody'));
        [...head.rows].reverse().forEach(line => { change(line, 'td'); body.prepend(line); });
        head.remove();
      } else {
        const first = table.rows[0];
        change(first, 'th');
        table.tBodies[0].before(make('thead', {}, first));
      }
    });
    const removeTable = inTable((cell, row, table) => table.remove());

    // --- the bar
    const kinds = make('select', { 'aria-label': '段落样式' }, ...[['p', '正文'], ['h2', '一级标题'], ['h3', '二级标题'], ['h4', '三级标题'], ['blockquote', '引用']].map(([value, words]) => make('option', { value }, words)));
    kinds.addEventListener('change', () => { restore(); block(kinds.value); });
    const buttons = [];
    const button = (words, name, act, state = null) => {
      const one = make('button', { type: 'button', 'aria-label': name, title: name, 'aria-pressed': state ? 'false' : null }, words);
      one.addEventListener('mousedown', event => event.preventDefault()); // the caret stays
      one.addEventListener('click', () => { if (!range()) restore(); act(); });
      buttons.push({ one, state });
      return one;
    };
    const is = command => () => document.queryCommandState(command);
    const has = name => () => chosenBlocks().length > 0 && chosenBlocks().every(b => b.classList.contains(name));
    const group = (name, ...parts) => make('span', { class: 'editor-group', role: 'group', 'aria-label': name }, ...parts);
    bar.append(
      group('段落', kinds),
      group('文字', button('粗', '加粗', run('bold'), is('bold')), button('斜', '斜体', run('italic'), is('italic')), button('线', '下划线', run('underline'), is('underline')),
        button('上标', '上标', run('superscript'), is('superscript')), button('下标', '下标', run('subscript'), is('subscript'))),
      group('对齐', button('左', '左对齐', align('')), button('中', '居中', align('align-center'), has('align-center')), button('右', '居右', align('align-right'), has('align-right')),
        button('缩进', '首行缩进两字', indent, has('indent'))),
      group('列表', button('编号', '编号列表', run('insertOrderedList'), is('insertOrderedList')), button('项目', '项目列表', run('insertUnorderedList'), is('insertUnorderedList'))),
      group('插入', button('链接', '插入或修改链接', askLink), ...(field.dataset.images ? [button('图片', '插入图片或修改替代文字', () => askImage())] : []), button('表格', '插入表格', askTable)),
      group('表格', button('加行', '加行：在下方加一行', addRow), button('删行', '删行：删除这一行', removeRow), button('加列', '加列：在右侧加一列', addColumn), button('删列', '删列：删除这一列', removeColumn),
        button('表头', '第一行设为或不设为表头', headRow), button('删表', '删表：删除表格', removeTable)),
      group('撤销', button('撤销', '撤销（Ctrl+Z）', () => go(-1)), button('重做', '重做（Ctrl+Y）', () => go(1))));

    // One stop for the Tab key; arrows go from tool to tool.
    const tools = [kinds, ...buttons.map(b => b.one)];
    const focusTool = index => {
      tools.forEach((tool, n) => { tool.tabIndex = n === index ? 0 : -1; });
      return tools[index];
    };
    focusTool(0);
    bar.addEventListener('keydown', event => {
      const here = tools.indexOf(document.activeElement);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && here >= 0) {
        event.preventDefault();
        focusTool((here + step + tools.length) % tools.length).focus();
      } else if (event.key === 'Escape') {
        restore();
      }
    });
    bar.addEventListener('focusin', event => { const n = tools.indexOf(event.target); if (n >= 0) focusTool(n); });

    const show = () => {
      for (const { one, state } of buttons) if (state) one.setAttribute('aria-pressed', String(Boolean(range() && state())));
      const here = around('h2,h3,h4,blockquote,p');
      kinds.value = here ? here.tagName.toLowerCase() : 'p';
    };
    document.addEventListener('selectionchange', () => { if (range()) { keep(); show(); } });

    // --- what happens in the text
    area.addEventListener('input', event => {
      event.stopPropagation(); // the field says it, once it holds the text
      clearTimeout(timer);
      timer = setTimeout(changed, 300);
    });
    area.addEventListener('keydown', event => {
      const control = event.ctrlKey || event.metaKey;
      if (control && event.key.toLowerCase() === 'z') { event.preventDefault(); go(event.shiftKey ? 1 : -1); }
      else if (control && event.key.toLowerCase() === 'y') { event.preventDefault(); go(1); }
      else if (control && event.key.toLowerCase() === 'k') { event.preventDefault(); askLink(); }
      else if (event.altKey && event.key === 'F10') { event.preventDefault(); keep(); tools.find(t => t.tabIndex === 0).focus(); }
      else if (event.key === 'Tab' && around('td,th')) {
        const cells = [...around('table').querySelectorAll('td,th')];
        const next = cells[cells.indexOf(around('td,th')) + (event.shiftKey ? -1 : 1)];
        if (next) { event.preventDefault(); caret(next, false); }
      }
    });
    area.addEventListener('click', event => {
      area.querySelectorAll('img.chosen').forEach(i => i.classList.remove('chosen'));
      if (event.target.tagName === 'IMG') event.target.classList.add('chosen');
    });
    const take = async data => {
      const picture = [...data.files].find(f => f.type.startsWith('image/'));
      const html = data.getData('text/html');
      if (picture && !html) {
        if (field.dataset.images) askImage(picture, null); else say('这里不能插入图片。');
        return;
      }
      if (!html) { insert(paragraphs(data.getData('text/plain'))); return; }
      keep();
      say('正在整理粘贴的内容…');
      try {
        insert(field.dataset.paste ? (await post(field.dataset.paste, { html })).html : clean(html));
        say(/<img/i.test(html) ? '已粘贴。图片没有带入，请用“图片”按钮逐张插入并写替代文字。' : '已粘贴，格式已整理。');
      } catch (error) {
        insert(clean(html));
        say(error.message);
      }
    };
    area.addEventListener('paste', event => { event.preventDefault(); keep(); take(event.clipboardData); });
    area.addEventListener('drop', event => {
      if (event.dataTransfer.files.length || event.dataTransfer.types.includes('text/html')) { event.preventDefault(); take(event.dataTransfer); }
    });
    form.addEventListener('autosave', () => { sync(); isKept = true; });
    form.addEventListener('submit', () => { sync(); isSent = true; });
    addEventListener('pagehide', () => {
      sync();
      if (!isSent && !isKept && form.dataset.autosave) {
        const entries = new FormData(form);
        entries.delete('files');
        navigator.sendBeacon(form.dataset.autosave, entries);
      }
    });
    sync();
    isKept = true;
    show();
  };

  document.querySelectorAll('textarea[data-editor]').forEach(start);
})();
