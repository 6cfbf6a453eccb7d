// What pages do beyond htmx: keys, palette, drafts, files. Elements say what they want by data-attributes. What changes by
// itself is in live.js.
(() => {
    'use strict';
    const $ = (selector, root = document) => root.querySelector(selector);
    const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
    const meta = (name) => $(`meta[name="${name}"]`);
    const texts = JSON.parse(meta('sos-texts')?.content || '{}');
    const t = (key, argument = '') => (texts[key] || key).replace('{0}', argument);
    const csrf = () => ({ [meta('sos-csrf').dataset.header]: meta('sos-csrf').content });
    const wide = () => matchMedia('(min-width: 64rem)').matches;
    const typing = (element) => element?.matches?.('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
    // Somebody is marking this, perhaps to copy it
    const selected = (node) => { const marked = getSelection(); return !!marked && !marked.isCollapsed && marked.containsNode(node, true); };
    const later = (millis, work) => {
        let timer;
        const run = (...args) => { clearTimeout(timer); timer = setTimeout(() => work(...args), millis); };
        run.cancel = () => clearTimeout(timer);
        return run;
    };

    // Toasts and what a screen reader hears
    const toast = (sentence, words, to) => {
        const note = document.createElement('p');
        note.className = 'note-toast';
        note.textContent = sentence;
        const at = words ? sentence.indexOf(words) : -1;
        if (at >= 0) {
            const link = document.createElement('a');
            const rest = note.firstChild.splitText(at);
            rest.splitText(words.length);
            link.href = to;
            link.setAttribute('aria-keyshortcuts', 'F2');
            rest.replaceWith(link);
            link.append(rest);
        }
        $('#toasts').append(note);
        leave(note);
    };
    // What leads somewhere stays while somebody is about to go there.
    const leave = (note) => setTimeout(() => { if ($('a', note)?.matches(':hover, :focus')) leave(note); else note.remove(); }, $('a', note) ? 12000 : 6000);
    const hear = (sentence) => { $('#heard').textContent = sentence; };
    $$('.note-toast').forEach(leave);
    // Said once: the next page does not say it again.
    if ($('.note-toast')) document.cookie = 'sos_toast=; Max-Age=0; Path=/; SameSite=Lax';
    document.addEventListener('sos:toast', (event) => toast(event.detail.value, event.detail.words, event.detail.to));

    // htmx: the token, answers that refuse, a session that ended
    document.addEventListener('htmx:configRequest', (event) => Object.assign(event.detail.headers, csrf()));
    document.addEventListener('htmx:beforeSwap', (event) => {
        const { xhr } = event.detail;
        const signIn = xhr.responseURL && new URL(xhr.responseURL).pathname === '/login' && location.pathname !== '/login';
        if (turnedAway(xhr.status) || signIn) {
            event.detail.shouldSwap = false;
            signedOut();
        } else if ([409, 413, 422].includes(xhr.status)) {
            event.detail.shouldSwap = true;
            event.detail.isError = false;
        } else if (xhr.status >= 400) {
            event.detail.shouldSwap = false;
            if (!byItself(event)) toast(t('failed'));
        }
    });
    // What asks by itself every few seconds does not complain as often
    const byItself = (event) => event.target.matches?.('[hx-trigger^=every]');
    document.addEventListener('htmx:sendError', (event) => { if (!byItself(event)) toast(t('failed')); });

    // A session that ended: the page stays with what is typed in it. Whoever signs in again beside it gets it a fresh token;
    // perhaps he did already, and only the token is old.
    const turnedAway = (status) => status === 401 || status === 403;
    const renew = () => fetch('/form-token', { headers: { 'HX-Request': 'true' } })
        .then((answer) => (answer.ok && !answer.redirected ? answer.json() : Promise.reject(new Error(answer.status))))
        .then(({ token, person }) => {
            const { dataset } = meta('sos-csrf');
            if (person !== dataset.person) { toast(t('other-person')); return; }
            meta('sos-csrf').content = token;
            $$(`input[name="${dataset.field}"]`).forEach((field) => { field.value = token; });
            $('#signed-out')?.close();
            toast(t('signed-in-again'));
        });
    const signedOut = () => renew().catch(() => { const dialog = $('#signed-out'); if (dialog && !dialog.open) dialog.showModal(); });
    const sessions = new BroadcastChannel('sos-session');
    sessions.onmessage = () => { if ($('#signed-out')?.open) renew().catch(() => {}); };
    document.addEventListener('visibilitychange', () => { if (!document.hidden && $('#signed-out')?.open) renew().catch(() => {}); });
    if ($('[data-signed-in]')) sessions.postMessage('');

    // Menus and dialogs
    const closeMenus = (except) => $$('details[data-menu][open]').forEach((menu) => { if (menu !== except) menu.open = false; });
    document.addEventListener('click', (event) => {
        closeMenus(event.target.closest('details[data-menu]'));
        const opener = event.target.closest('[data-open]');
        if (opener) { event.preventDefault(); closeMenus(); open(opener.dataset.open); }
        if (event.target.matches('dialog')) event.target.close();
        const closer = event.target.closest('[data-close]');
        if (closer) closer.closest('dialog')?.close();
    });
    const open = (selector) => {
        const dialog = $(selector);
        if (!dialog || dialog.open) return;
        dialog.showModal();
        if (dialog.id === 'palette') ask('');
        $('[autofocus], input:not([type=hidden]), textarea, select', dialog)?.focus();
    };

    // Palette
    const found = $('#palette-found');
    const asked = $('[data-palette]');
    let asking;
    const ask = (query) => {
        asking?.abort(); // what was asked before may be answered later
        asking = new AbortController();
        fetch('/palette?q=' + encodeURIComponent(query), { headers: { 'HX-Request': 'true' }, signal: asking.signal })
            .then((answer) => (answer.ok ? answer.text() : ''))
            .then((html) => { found.innerHTML = html; choose(0); })
            .catch(() => {});
    };
    const entries = () => $$('[role=option]', found);
    const choose = (index) => {
        const all = entries();
        all.forEach((entry, i) => entry.setAttribute('aria-selected', String(i === index)));
        all[index]?.scrollIntoView({ block: 'nearest' });
        if (all[index]) asked.setAttribute('aria-activedescendant', all[index].id); else asked.removeAttribute('aria-activedescendant');
    };
    if (asked) {
        asked.addEventListener('input', later(90, () => ask(asked.value)));
        asked.addEventListener('keydown', (event) => {
            const all = entries();
            const at = all.findIndex((entry) => entry.getAttribute('aria-selected') === 'true');
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                event.preventDefault();
                choose((at + (event.key === 'ArrowDown' ? 1 : all.length - 1)) % Math.max(all.length, 1));
            } else if (event.key === 'Enter') {
                event.preventDefault();
                all[at]?.click();
            }
        });
        $('#palette').addEventListener('close', () => { asking?.abort(); asked.value = ''; found.innerHTML = ''; });
    }

    // Keys
    const places = { h: '/', t: '/tickets', c: '/clients', k: '/calendar', l: '/hotline', m: '/mail', w: '/work', r: '/remote', a: '/admin' };
    let going = 0;
    document.addEventListener('keydown', (event) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && $('#palette')) {
            event.preventDefault();
            open('#palette');
            return;
        }
        if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
            const form = event.target.closest?.('form[data-send]');
            if (form) { event.preventDefault(); form.requestSubmit($('[data-sends]', form)); }
            return;
        }
        if (event.key === 'Escape') {
            const menu = event.target.closest?.('details[data-menu][open]');
            closeMenus();
            if (menu) $('summary', menu).focus();
            else if (typing(event.target) && !event.target.closest('dialog')) event.target.blur();
        }
        if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || $('dialog[open]:not(.call-screen)') || event.target.closest?.('.call-screen')) return;
        if (awaited?.key) { typedAhead(event); return; }
        if (Date.now() - going < 1200 && document.body.classList.contains('desk') && places[event.key]) {
            location.href = places[event.key];
            return;
        }
        if (event.key === 'g') { going = Date.now(); return; }
        if (event.key === '?') { open('#keys'); return; }
        if (event.key === 'j' || event.key === 'k') { event.preventDefault(); step(event.key === 'j' ? 1 : -1); return; }
        if (stepped && event.key.length === 1) { settle.cancel(); show(stepped); }
        const wanted = keyed(event.key);
        if (awaited && event.key.length === 1 && (!wanted || wanted.closest('#pane'))) { event.preventDefault(); awaited.key = event.key; return; }
        if (wanted) { event.preventDefault(); press(wanted); }
    });
    const keyed = (key, root = document) => $$(`[data-key="${CSS.escape(key)}"]`, root).find((element) => element.offsetParent !== null);
    const press = (wanted) => { wanted.click(); if (wanted.dataset.focus) $(wanted.dataset.focus)?.focus(); };

    // What is pressed while the next ticket is on its way belongs to that ticket: a note that began a moment too early must not
    // go on in the reply which every ticket opens with.
    let awaited = null;
    const typedAhead = (event) => {
        if (event.key === 'Backspace') awaited.text = awaited.text.slice(0, -1);
        else if (event.key === 'Enter') awaited.text += '\n';
        else if (event.key.length === 1) awaited.text += event.key;
        else return;
        event.preventDefault();
    };
    const arrived = ({ number, key, text }) => {
        const wanted = key && $('#pane [data-number]')?.dataset.number === number && keyed(key, $('#pane'));
        if (!wanted) return;
        press(wanted);
        const field = text && wanted.dataset.focus && $(wanted.dataset.focus);
        if (!field) return;
        field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
        field.dispatchEvent(new Event('input', { bubbles: true }));
    };

    const rows = () => $$('[data-row]');
    const step = (by) => {
        const all = rows();
        if (!all.length) return;
        const now = all.findIndex((row) => row === document.activeElement || row.matches('[aria-current]'));
        const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
        next.focus();
        next.scrollIntoView({ block: 'nearest' });
        if (next.matches('[data-pane]') && wide() && $('#pane')) { stepped = next; settle(next); }
    };
    let stepped = null;
    const settle = later(180, (row) => show(row));

    // A list on the left, what it opens on the right; two pages where there is no room for both
    const show = (link) => {
        stepped = null;
        if ($('#pane [data-number]')?.dataset.number === link.dataset.row && link.matches('[aria-current]')) return;
        flush();
        $$('[data-row][aria-current]').forEach((row) => row.removeAttribute('aria-current'));
        link.setAttribute('aria-current', 'true');
        const mine = { number: link.dataset.row, key: '', text: '' };
        awaited = mine;
        htmx.ajax('GET', link.href, { source: '#pane', target: '#pane', swap: 'innerHTML show:none' }).then(() => {
            history.pushState({}, '', link.href);
            document.title = $('#pane [data-title]')?.dataset.title || document.title;
        }).finally(() => { if (awaited === mine) { awaited = null; arrived(mine); } });
    };
    document.addEventListener('click', (event) => {
        const link = event.target.closest('a[data-pane]');
        if (!link || !wide() || !$('#pane') || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
        event.preventDefault();
        settle.cancel();
        stepped = null;
        link.focus();
        show(link);
    });
    addEventListener('popstate', () => location.reload());

    // The list beside a ticket is the one the person last looked at
    const lastList = $('[data-last-list]');
    if (lastList && sessionStorage.getItem('sos-list')) lastList.setAttribute('hx-get', sessionStorage.getItem('sos-list'));

    const mark = () => {
        const open = $('#pane [data-number]')?.dataset.number;
        if (open) $$(`[data-row="${CSS.escape(open)}"]`).forEach((row) => {
            row.setAttribute('aria-current', 'true');
            const line = row.closest('.unread'); // it is being read
            if (line) { line.classList.remove('unread'); $('.unread-dot', line)?.remove(); }
        });
    };

    // Times tick, by the server's clock: a laptop's may be wrong
    const ahead = Date.parse(meta('sos-now')?.content) - Date.now() || 0;
    const now = () => Date.now() + ahead;
    const span = (millis) => {
        const minutes = Math.floor(millis / 60000);
        if (minutes < 1) return t('moment');
        if (minutes >= 2880) return t('days', Math.floor(minutes / 1440));
        const hours = Math.floor(minutes / 60);
        return [hours ? `${hours} h` : '', minutes % 60 || !hours ? `${minutes % 60} min` : ''].filter(Boolean).join(' ');
    };
    const clock = (minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(Math.max(part, 0)).padStart(2, '0')).join(':');
    setInterval(() => $$('time[data-tick]').forEach((time) => {
        const left = new Date(time.dateTime) - now();
        let words;
        if (time.dataset.tick === 'timer') words = clock(Math.floor(-left / 60000));
        else if (time.dataset.tick === 'due') words = left < 0 ? (left > -60000 ? t('overdue-now') : t('overdue', span(-left))) : t('in', span(left));
        else if (-left < 86400000) words = -left < 60000 ? t('just-now') : t('ago', span(-left));
        if (words && time.textContent !== words && !selected(time)) time.textContent = words;
    }), 15000);

    // Drafts: kept on the server while one writes, in the browser where the server cannot be reached
    const drafts = new WeakMap();
    // One after the other, or a slow one would come last and put back what was written before.
    const keeping = new WeakMap();
    const keep = (form) => keeping.set(form, (keeping.get(form) || Promise.resolve()).then(() => send(form)));
    const send = (form) => {
        const field = $('textarea[name=body]', form);
        const body = new URLSearchParams({ body: field.value, subject: $('[name=subject]', form)?.value || '', visibility: $('[name=visibility]:checked', form)?.value || 'PUBLIC' });
        const said = $('[data-draft-said]', form);
        return fetch(form.dataset.draft, { method: 'POST', headers: csrf(), body, keepalive: true })
            .then((answer) => {
                if (answer.redirected || turnedAway(answer.status)) { signedOut(); throw new Error('signed out'); }
                if (!answer.ok) throw new Error(answer.status);
                localStorage.removeItem(form.dataset.draft);
                if (said) said.textContent = field.value ? t('draft-saved') : '';
                if (field.value === body.get('body')) form.dataset.kept = 'true';
            })
            .catch(() => {
                localStorage.setItem(form.dataset.draft, field.value);
                if (said) said.textContent = t('draft-here');
            });
    };
    const flush = () => $$('form[data-draft]').forEach((form) => { const soon = drafts.get(form); if (soon?.due) { soon.cancel(); soon.due = false; send(form); } });
    const restore = (root) => $$('form[data-draft]', root).forEach((form) => {
        const field = $('textarea[name=body]', form);
        const kept = localStorage.getItem(form.dataset.draft);
        if (kept && field && !field.value) field.value = kept;
    });

    // What was chosen beside a draft and the files already stored stay in this browser, and come back with their own text only:
    // several people may share a computer. A stored file that no form named is swept after a day.
    const FRESH = 20 * 3600 * 1000;
    const besides = (form) => form.dataset.draft + ' besides';
    const gist = (form) => { const text = $('textarea[name=body]', form)?.value.trim() || ''; return text && text.length + text.slice(0, 80); };
    const choices = (form) => $$('select[name], input[type=radio]:not([name=visibility]), input[type=checkbox][name]', form);
    const keepBesides = (form) => {
        const files = $$('[data-upload].done', form).map((row) => ({ id: $('input', row).value, name: $('[data-name]', row).textContent, shown: $('[data-state]', row).textContent }));
        const chosen = choices(form).map((field) => ({ name: field.name, value: field.value, checked: field.checked }));
        localStorage.setItem(besides(form), JSON.stringify({ gist: gist(form), at: Date.now(), chosen, files }));
    };
    const restoreBesides = (form) => {
        const kept = JSON.parse(localStorage.getItem(besides(form)) || 'null');
        if (!kept?.gist || kept.gist !== gist(form)) return;
        const changed = choices(form).filter((field) => kept.chosen.some(({ name, value, checked }) => {
            if (name !== field.name || (field.type !== 'select-one' && (value !== field.value || checked === field.checked))) return false;
            if (field.type !== 'select-one') field.checked = checked;
            else if (value === field.value || !$(`option[value="${CSS.escape(value)}"]`, field)) return false;
            else field.value = value;
            return true;
        }));
        $$('[data-files]', form).slice(0, 1).forEach((zone) => Date.now() - kept.at < FRESH && kept.files.forEach(({ id, name, shown }) => {
            if ($(`input[value="${CSS.escape(id)}"]`, zone)) return;
            const row = rowOf(zone, name);
            stored(row, id, shown);
        }));
        changed.find((field) => field.matches('select'))?.dispatchEvent(new Event('change', { bubbles: true }));
    };
    document.addEventListener('htmx:load', ({ detail: { elt } }) => [elt, ...$$('form', elt)].filter((form) => form.matches?.('form[data-draft]')).forEach(restoreBesides));
    document.addEventListener('change', (event) => { const form = event.target.closest('form[data-draft]'); if (form) keepBesides(form); });
    let wroteAt = 0;
    document.addEventListener('input', (event) => {
        const form = event.target.closest('form');
        if (!form) return;
        form.dataset.dirty = 'true';
        if (form.dataset.draft) keepBesides(form);
        if (form.dataset.draft && event.target.matches('textarea, [name=visibility], [name=subject]')) {
            form.dataset.kept = '';
            if (!drafts.has(form)) { const soon = later(700, () => { soon.due = false; keep(form); }); drafts.set(form, soon); }
            drafts.get(form).due = true;
            drafts.get(form)();
        }
        if (form.dataset.writing && event.target.matches('textarea') && Date.now() - wroteAt > 4000) {
            wroteAt = Date.now();
            fetch(form.dataset.writing, { method: 'POST', headers: csrf() }).catch(() => {});
        }
    });
    addEventListener('pagehide', flush);
    addEventListener('beforeunload', (event) => {
        const lost = $$('form[data-guard]').some((form) => form.dataset.dirty && !form.dataset.kept && !form.dataset.sent && $$('textarea', form).some((field) => field.value.trim()));
        if (lost) event.preventDefault();
    });

    // One click, one form
    document.addEventListener('submit', (event) => {
        const form = event.target;
        if (form.method === 'dialog') return;
        if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return; }
        if ($$('[data-upload-running]', form).length) { event.preventDefault(); toast(t('upload-wait')); return; }
        form.dataset.sent = 'true';
        const soon = drafts.get(form);
        if (soon) { soon.cancel(); soon.due = false; } // or leaving the page would keep what has just been sent
        if (form.dataset.draft) localStorage.removeItem(form.dataset.draft);
        $$('[data-sends], .btn-primary', form).forEach((button) => button.setAttribute('aria-busy', 'true'));
    }, true);
    const release = (form) => { delete form.dataset.sent; $$('[aria-busy]', form).forEach((button) => button.removeAttribute('aria-busy')); };
    addEventListener('pageshow', () => $$('form[data-sent]').forEach(release));
    document.addEventListener('htmx:afterRequest', (event) => {
        const form = event.target;
        if (!form.matches?.('form')) return; // a field that asks for something does not send its form
        release(form);
        if (event.detail.successful && form.dataset.draft) localStorage.removeItem(besides(form));
        if (!event.detail.successful && form.dataset.draft) { const field = $('textarea[name=body]', form); if (field?.value) localStorage.setItem(form.dataset.draft, field.value); }
    });

    // What was written down leaves the field, so that the next key is a key again and not a letter in it
    document.addEventListener('htmx:afterSwap', ({ detail: { requestConfig, elt } }) => {
        const form = requestConfig?.verb === 'post' && elt.matches?.('form[data-rests=true]') && elt;
        if (form && form.contains(document.activeElement)) form.focus({ preventScroll: true });
    });

    // Files by choosing, dropping and pasting; each is stored before the form is sent
    const rowOf = (zone, name) => {
        const row = $('template', zone).content.firstElementChild.cloneNode(true);
        $('[data-name]', row).textContent = name;
        $('[data-uploaded]', zone).append(row);
        return row;
    };
    const stored = (row, id, shown) => {
        delete row.dataset.uploadRunning;
        $('input', row).value = id;
        $('progress', row).value = 1;
        $('[data-state]', row).textContent = shown;
        row.classList.add('done');
    };
    const upload = (zone, file) => {
        const row = rowOf(zone, file.name || 'schowek.png');
        const state = $('[data-state]', row);
        if (file.size > 100_000_000) { state.textContent = t('upload-too-large'); row.classList.add('failed'); return; }
        row.dataset.uploadRunning = '';
        const xhr = new XMLHttpRequest();
        xhr.open('POST', zone.dataset.files);
        Object.entries(csrf()).forEach(([name, value]) => xhr.setRequestHeader(name, value));
        xhr.setRequestHeader('X-File-Name', encodeURIComponent(file.name || 'schowek.png'));
        xhr.setRequestHeader('Content-Type', 'application/octet-stream');
        xhr.upload.onprogress = (event) => {
            $('progress', row).value = event.loaded / event.total;
            state.textContent = t('uploading', Math.round((100 * event.loaded) / event.total));
        };
        const failed = (why) => { delete row.dataset.uploadRunning; row.classList.add('failed'); state.textContent = why || t('upload-failed'); };
        xhr.onerror = () => failed();
        xhr.onload = () => {
            if (turnedAway(xhr.status)) signedOut();
            if (xhr.status !== 200 && xhr.status !== 201) { failed(xhr.status === 422 && JSON.parse(xhr.responseText).error); return; }
            const { id, shown } = JSON.parse(xhr.responseText);
            stored(row, id, shown || '');
            const form = zone.closest('form[data-draft]');
            if (form) keepBesides(form);
        };
        xhr.send(file);
    };
    document.addEventListener('change', (event) => {
        const zone = event.target.matches('input[type=file]') && event.target.closest('[data-files]');
        if (!zone) return;
        [...event.target.files].forEach((file) => upload(zone, file));
        event.target.value = '';
    });
    const zoneOf = (event) => event.target.closest?.('[data-files]') || $('[data-files]', event.target.closest?.('form') || document.createElement('i'));
    document.addEventListener('paste', (event) => {
        const zone = zoneOf(event);
        const files = [...(event.clipboardData?.files || [])];
        if (zone && files.length) { event.preventDefault(); files.forEach((file) => upload(zone, file)); }
    });
    document.addEventListener('dragover', (event) => { const zone = zoneOf(event); if (zone && [...event.dataTransfer.types].includes('Files')) { event.preventDefault(); zone.classList.add('over'); } });
    document.addEventListener('dragleave', (event) => zoneOf(event)?.classList.remove('over'));
    document.addEventListener('drop', (event) => {
        const zone = zoneOf(event);
        if (!zone || !event.dataTransfer.files.length) return;
        event.preventDefault();
        zone.classList.remove('over');
        [...event.dataTransfer.files].forEach((file) => upload(zone, file));
    });
    document.addEventListener('click', (event) => {
        const row = event.target.closest('[data-remove]')?.closest('[data-upload]');
        const form = row?.closest('form[data-draft]');
        row?.remove();
        if (form) keepBesides(form);
    });

    // A dialog over the page, asked for by the body: the button may be replaced while the answer is on its way
    document.addEventListener('click', (event) => {
        const button = event.target.closest('[data-action]');
        if (!button) return;
        closeMenus();
        htmx.ajax(button.dataset.verb || 'GET', button.dataset.action, { source: '#action', target: '#action', swap: 'innerHTML' });
    });

    // Small things
    document.addEventListener('click', (event) => {
        const canned = event.target.closest('[data-insert]');
        if (canned) {
            const field = $(canned.dataset.into);
            field.setRangeText(canned.dataset.insert, field.selectionStart, field.selectionEnd, 'end');
            field.dispatchEvent(new Event('input', { bubbles: true }));
            closeMenus();
            field.focus();
        }
        const copy = event.target.closest('[data-copy]');
        if (copy) navigator.clipboard?.writeText(copy.dataset.copy).then(() => toast(t('copied')));
    });
    const count = () => $$('[data-picked]').forEach((bar) => {
        const picked = $$('input[data-pick]:checked').length;
        bar.hidden = !picked;
        $('[data-picked-count]', bar).textContent = t('selected', picked);
    });
    document.addEventListener('change', (event) => {
        if (event.target.matches('[data-pick]')) count();
        if (event.target.matches('[data-submits]')) event.target.form.requestSubmit();
    });
    document.addEventListener('submit', (event) => {
        const form = event.target;
        if (!form.matches('[data-theme-choice]')) return;
        event.preventDefault();
        delete form.dataset.sent;
        const theme = event.submitter.value;
        document.documentElement.dataset.theme = theme.toLowerCase();
        $$('button', form).forEach((button) => button.setAttribute('aria-pressed', String(button.value === theme)));
        fetch(form.action, { method: 'POST', headers: csrf(), body: new URLSearchParams({ value: theme }), redirect: 'manual' }).catch(() => {});
    });
    document.addEventListener('change', (event) => {
        const { sets, to } = event.target.dataset;
        if (sets && !$(sets).dataset.touched) $(sets).value = to;
        else if (event.isTrusted) event.target.dataset.touched = 'true';
    }, true);
    const bottom = (root) => $$('[data-scroll-end]', root).forEach((box) => { box.scrollTop = box.scrollHeight; });
    const begin = (root) => {
        $$('.is-invalid', root.matches?.('.is-invalid') ? root.parentNode : root).find((field) => field.offsetParent)?.focus();
        [root, ...$$('dialog', root)].forEach((dialog) => { if (dialog.matches?.('dialog[data-open-now]') && !dialog.open) { dialog.showModal(); $('[autofocus]', dialog)?.focus(); } });
        const list = $('#queue[data-live-from]');
        if (list) sessionStorage.setItem('sos-list', list.dataset.liveFrom);
        restore(root);
        bottom(root);
        mark();
        count();
    };
    document.addEventListener('htmx:load', (event) => begin(event.detail.elt));
    begin(document);
    window.sos = { $, $$, t, hear, signedOut, selected, refreshed: () => { mark(); count(); } };
})();
