'use strict';
// The page is complete without this script, except for the list of all steps. The script makes that list from the data
// of the page, and adds keys and copy buttons. It writes text as text alone, so no data can become markup.
(() => {
  document.documentElement.classList.add('scripted');

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // A text of the data is a string, or an array in which each second item names a character that cannot be seen.
  const show = (into, text) => {
    if (typeof text === 'string') {
      into.textContent = text;
    } else {
      text.forEach((part, i) => into.append(i % 2 ? element('span', 'unseen', part) : part));
    }
    return into;
  };

  const plain = text => typeof text === 'string' ? text : text.join('');

  // A page that was opened from disk knows its folder; the one that was written did not.
  if (location.protocol === 'file:') {
    const folder = decodeURIComponent(location.pathname).replace(/\/[^/]*$/, '');
    const word = /^[\w./+@%,:=-]+$/.test(folder) ? folder : "'" + folder.replaceAll("'", "'\\''") + "'";
    for (const pre of document.querySelectorAll('pre[data-copied]')) {
      const folders = pre.querySelectorAll('.walk');
      folders.forEach(each => { each.textContent = word; });
      if (folders.length) pre.dataset.copied = pre.textContent;
    }
  }

  // Copying.
  const copyWithoutClipboard = pre => {
    const range = document.createRange();
    range.selectNodeContents(pre);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand('copy');
  };
  const copy = async (pre, button) => {
    let copied = true;
    try {
      await navigator.clipboard.writeText(pre.dataset.copied);
    } catch (refused) {
      copied = copyWithoutClipboard(pre);
    }
    button.textContent = copied ? 'Copied' : 'Select and copy';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  };
  for (const pre of document.querySelectorAll('pre[data-copied]')) {
    const button = element('button', 'copy', 'Copy');
    button.type = 'button';
    button.setAttribute('aria-label', 'Copy: ' + pre.dataset.label);
    button.addEventListener('click', () => copy(pre, button));
    pre.after(button);
  }

  // The steps: only the rows in sight are in the document.
  const HEIGHT = 24;
  const list = document.querySelector('.steps');
  const data = document.getElementById('steps-data');
  let walk = null;
  if (list && data) {
    const { kinds, steps, details } = JSON.parse(data.textContent);
    const room = list.querySelector('.room');
    const filter = document.getElementById('filter');
    const count = document.getElementById('step-count');
    const detail = document.getElementById('step-detail');
    let shown = steps;
    let chosen = -1;

    const row = at => {
      const [n, kind, ms, text, note] = shown[at];
      const made = element('div', 'step' + (note ? ' ' + note : '') + (at === chosen ? ' chosen' : ''));
      made.style.top = at * HEIGHT + 'px';
      made.setAttribute('role', 'option');
      made.setAttribute('aria-selected', String(at === chosen));
      made.append(
        element('span', 'n', n), show(element('span', 'kind data'), kinds[kind]),
        show(element('span', 'what data'), text), element('span', 'note', note || ''), element('span', 'ms', ms + ' ms'));
      made.addEventListener('click', () => choose(at));
      return made;
    };
    const draw = () => {
      const first = Math.max(0, Math.floor(list.scrollTop / HEIGHT) - 10);
      const last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / HEIGHT) + 10);
      const rows = [];
      for (let at = first; at < last; at++) rows.push(row(at));
      room.replaceChildren(...rows);
    };
    const describe = () => {
      detail.replaceChildren();
      if (chosen < 0) return;
      const [n, kind, ms, text] = shown[chosen];
      const title = element('h3', '', 'Step ' + n + ', ');
      title.append(show(element('span', 'data'), kinds[kind]));
      detail.append(title);
      const facts = element('dl');
      for (const [label, value] of details[n] || [['asked', text], ['time', ms + ' ms']]) {
        const dd = element('dd');
        dd.append(show(element('span', 'text data'), value));
        const dt = element('dt');
        show(dt, label);
        facts.append(dt, dd);
      }
      detail.append(facts);
      if (!details[n]) {
        detail.append(element('p', 'soft', 'This step is far from a finding; its answers are in journal.jsonl.'));
      }
    };
    const choose = at => {
      if (!shown.length) return;
      chosen = Math.max(0, Math.min(shown.length - 1, at));
      const top = chosen * HEIGHT;
      if (top < list.scrollTop) list.scrollTop = top;
      else if (top + HEIGHT > list.scrollTop + list.clientHeight) list.scrollTop = top + HEIGHT - list.clientHeight;
      draw();
      describe();
    };
    const sift = () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(word => word);
      const matches = ([n, kind, , text, note]) => {
        const all = (n + ' ' + plain(kinds[kind]) + ' ' + plain(text) + ' ' + (note || '')).toLowerCase();
        return words.every(word => all.includes(word));
      };
      shown = words.length ? steps.filter(matches) : steps;
      chosen = -1;
      room.style.height = shown.length * HEIGHT + 'px';
      count.textContent = shown.length === steps.length
        ? steps.length + (steps.length === 1 ? ' step' : ' steps')
        : shown.length + ' of ' + steps.length + ' steps';
      list.scrollTop = 0;
      draw();
      describe();
    };
    const toFinding = () => {
      const isOne = note => note === 'finding' || (note === 'differs' && chosen >= 0);
      const at = shown.findIndex(([, , , , note], i) => isOne(note) && i > chosen);
      const first = at >= 0 ? at : shown.findIndex(([, , , , note]) => isOne(note));
      if (first < 0) return;
      list.scrollTop = Math.max(0, first * HEIGHT - list.clientHeight / 2);
      choose(first);
    };
    list.addEventListener('scroll', draw, { passive: true });
    filter.addEventListener('input', sift);
    sift();
    walk = { move: by => choose(chosen < 0 ? (by > 0 ? 0 : shown.length - 1) : chosen + by), toFinding, filter, list };
    toFinding();
  }

  // Keys.
  const help = document.getElementById('help');
  const opened = document.querySelector('button.help');
  if (opened) opened.addEventListener('click', () => help.showModal());
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target.matches && event.target.matches('input, textarea');
    if (writing) {
      if (event.key === 'Escape' || event.key === 'Enter') event.target.blur();
      return;
    }
    const keys = {
      j: () => walk && walk.move(1),
      k: () => walk && walk.move(-1),
      f: () => walk && walk.toFinding(),
      s: () => walk && walk.list.scrollIntoView({ block: 'center' }),
      '/': () => walk && (walk.list.scrollIntoView({ block: 'center' }), walk.filter.focus()),
      o: () => {
        const folds = [...document.querySelectorAll('details')];
        const open = folds.some(fold => !fold.open);
        folds.forEach(fold => { fold.open = open; });
      },
      c: () => { const first = document.querySelector('button.copy'); if (first) first.click(); },
      '?': () => help && (help.open ? help.close() : help.showModal()),
    };
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.documentElement.dataset.ready = 'true';
})();
