// The call on the screen: it opens by itself over anything, takes no focus from who is writing, and closes with Esc.
(() => {
    'use strict';
    const { $, $$ } = window.sos;
    const place = $('#call-pop');
    if (!place) return;
    const mine = 'rings:' + place.dataset.calls;
    const CLOSED = 'sos-call-closed';
    const dialog = () => $('dialog', place);
    const writing = () => { const form = $('form[data-dirty]', place); return !!form && $$('input:not([type=hidden]), textarea', form).some((field) => field.value); };
    const typing = (element) => element?.matches?.('input, textarea, select, [contenteditable]');
    const name = (call) => call.dataset.call + (call.dataset.state.startsWith('RINGING') ? ' rings' : '');

    let left = null; // where the person was when it opened
    const open = (take) => {
        const call = dialog();
        if (!call || call.open) return;
        const before = document.activeElement;
        if (!call.contains(before) && before !== document.body) left = before;
        // Over a dialog that is open already it must be modal, else nobody could reach it.
        if ($('dialog:modal')) call.showModal(); else call.show();
        $('[data-call-open]', place).hidden = true;
        begin(call);
        const wrong = $$('.is-invalid', call).find((field) => field.offsetParent);
        if (wrong) wrong.focus();
        else if (!take && typing(before) && !call.contains(before) && !call.matches(':modal')) before.focus({ preventScroll: true });
        else ($('[data-call-first], #call-text', call) || call).focus({ preventScroll: true });
        // Who was talked to is known by then; what is missing is the form, which stands below the window on a telephone.
        if (call.dataset.state.startsWith('ENDED') && !wrong) call.scrollTop = $('.call-fields', call)?.offsetTop - $('.call-head', call).offsetHeight || 0;
    };
    const close = () => {
        const call = dialog();
        if (!call) return;
        sessionStorage.setItem(CLOSED, name(call));
        const held = call.contains(document.activeElement);
        call.close();
        if (held) left?.focus({ preventScroll: true });
        $('[data-call-open]', place).hidden = false;
    };

    // A ticket's fields stay away until they are wanted; minutes follow the talk until somebody types them.
    const begin = (root) => {
        $$('form[data-call-draft]', root).forEach(restore);
        fold(root);
        tick(root);
    };
    const fold = (root) => {
        const chosen = ['[data-call-became]', '[data-call-counting]', '[data-call-who]'].map((field) => $(field, root)?.value);
        $$('[data-call-when]', root).forEach((part) => { part.hidden = !chosen.includes(part.dataset.callWhen); });
        $$('[data-call-unless]', root).forEach((part) => { part.hidden = chosen.includes(part.dataset.callUnless); });
        // A hint that is hidden describes nothing any more: it would still be read aloud.
        $$('[data-call-describes]', root).filter((part) => !part.hidden).forEach((part) => {
            const wrong = $('#' + part.dataset.callDescribes + '-error', root);
            $('#' + part.dataset.callDescribes, root)?.setAttribute('aria-describedby', [wrong, part].filter(Boolean).map((one) => one.id).join(' '));
        });
    };

    // What was typed during a call is kept in this browser until it is written down, for a day at most.
    const DRAFT = 'sos-call-draft ';
    const DAY = 24 * 3600 * 1000;
    const drafted = (key) => { try { return JSON.parse(localStorage.getItem(key) || 'null'); } catch { return null; } };
    Object.keys(localStorage).filter((key) => key.startsWith(DRAFT) && !(Date.now() - drafted(key)?.at < DAY)).forEach((key) => localStorage.removeItem(key));
    const keep = (field) => {
        const form = field.closest('form[data-call-draft]');
        if (!form || !field.name) return;
        form.dataset.dirty = 'true';
        field.dataset.touched = 'true';
        const key = DRAFT + form.dataset.callDraft;
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: { ...drafted(key)?.fields, [field.name]: field.value } }));
    };
    const restore = (form) => {
        const fields = drafted(DRAFT + form.dataset.callDraft)?.fields || {};
        $$('input:not([type=hidden]), select, textarea', form).filter((field) => field.name in fields).forEach((field) => {
            if (field.matches('select') && !$(`option[value="${CSS.escape(fields[field.name])}"]`, field)) return;
            field.value = fields[field.name];
            field.dataset.touched = 'true';
            form.dataset.dirty = 'true';
        });
    };
    ['input', 'change'].forEach((what) => document.addEventListener(what, (event) => { if (event.target.closest('form[data-call-draft]')) keep(event.target); }));
    const forget = (call) => localStorage.removeItem(DRAFT + call);
    // A refusal, a session that ended and a server that is away answer too: only a form that was taken is forgotten.
    document.addEventListener('htmx:afterRequest', ({ detail: { elt, xhr } }) => {
        if (elt.matches?.('form[data-call-draft]') && xhr.status === 200 && new URL(xhr.responseURL).pathname.endsWith('/settle')) forget(elt.dataset.callDraft);
    });
    // Sent as a page it leaves this one, and the next one asks whether the call still waits to be written down.
    const SENT = 'sos-call-sent';
    document.addEventListener('submit', ({ target, submitter }) => {
        if (target.matches('form[data-call-draft]:not([hx-post])') && !submitter?.hasAttribute('formaction')) sessionStorage.setItem(SENT, target.dataset.callDraft);
    });
    const sent = sessionStorage.getItem(SENT);
    const waits = (page) => $(`form[data-call-draft="${CSS.escape(sent)}"]`, page);
    if (sent && waits(document)) sessionStorage.removeItem(SENT);
    else if (sent) {
        fetch('/hotline/calls/' + sent)
            .then((answer) => (answer.ok && new URL(answer.url).pathname.endsWith(sent) ? answer.text() : Promise.reject(new Error(answer.status))))
            .then((html) => {
                sessionStorage.removeItem(SENT);
                if (!waits(new DOMParser().parseFromString(html, 'text/html'))) forget(sent);
            })
            .catch(() => {});
    }

    const tick = (root) => $$('[data-call-minutes]', root).forEach((field) => {
        if (!field.dataset.callMinutes || field.dataset.touched || field === document.activeElement) return;
        const ahead = Date.parse($('meta[name="sos-now"]').content) - performance.timeOrigin;
        field.value = Math.max(1, Math.ceil((Date.now() + ahead - Date.parse(field.dataset.callMinutes)) / 60000));
    });
    setInterval(() => tick(document), 15000);
    document.addEventListener('change', (event) => { if (event.target.matches('[data-call-became], [data-call-counting], [data-call-who]')) fold(event.target.closest('.call-screen')); });

    const show = (html) => {
        const answer = new DOMParser().parseFromString(html, 'text/html');
        const fresh = $('dialog', answer);
        const old = dialog();
        if (fresh && old && fresh.dataset.call === old.dataset.call) {
            if (fresh.dataset.state === old.dataset.state) return;
            if (writing()) { // what is typed stays; who calls and where it stands is told anew
                $$('details[open][data-call-fold]', old).forEach((fold) => $(`details[data-call-fold="${fold.dataset.callFold}"]`, fresh)?.setAttribute('open', ''));
                ['.call-head', '[data-call-told]', '[data-call-whose]'].forEach((part) => { const told = $(part, fresh); if (told) $(part, old)?.replaceWith(told); });
                htmx.process($('[data-call-told]', old));
                old.dataset.state = fresh.dataset.state;
                const pill = $('[data-call-open]', place);
                const told = $('[data-call-open]', answer);
                told.hidden = pill.hidden;
                pill.replaceWith(told);
                return;
            }
        } else if (old?.open && writing()) {
            return; // the next call comes when this one is written down or put aside
        }
        const stood = old?.open && fresh && old.dataset.call === fresh.dataset.call;
        const held = old?.contains(document.activeElement);
        old?.close();
        place.innerHTML = html;
        const opened = first;
        first = false;
        if (!fresh) return;
        htmx.process(place);
        if (opened ? !fresh.dataset.state.startsWith('RINGING') : !stood && fresh.dataset.state.startsWith('ENDED')) sessionStorage.setItem(CLOSED, name(fresh));
        if (!stood && sessionStorage.getItem(CLOSED) === name(dialog())) $('[data-call-open]', place).hidden = false;
        else open(held);
    };
    // On a page that is opened while one talks, or before the talk is written down, it waits at the page's foot: one came to read,
    // with what is typed kept. A talk that is over opens by itself only where it was open.
    let first = true;
    let asking = null;
    const ask = () => {
        if ($('.call-page')) return; // the call is the page
        asking?.abort();
        const question = asking = new AbortController();
        fetch('/hotline/pop', { headers: { 'HX-Request': 'true' }, signal: question.signal })
            .then((answer) => (answer.ok && !answer.redirected ? answer.text() : Promise.reject(new Error(answer.status))))
            .then(show)
            .catch(() => {})
            .finally(() => { if (asking === question) asking = null; });
    };
    // While the answer to what was done here is on its way nobody is asked beside it: whoever goes on in what that would show
    // would find it replaced under his hands.
    let sending = false;
    let missed = false;
    document.addEventListener('htmx:beforeRequest', (event) => {
        if (event.detail.target !== place) return;
        sending = true;
        if (asking) { asking.abort(); missed = true; }
    });
    document.addEventListener('htmx:afterRequest', (event) => {
        if (event.detail.target !== place) return;
        sending = false;
        if (missed) { missed = false; ask(); }
    });
    document.addEventListener('sos:topic', (event) => { if (event.detail && event.detail !== mine) return; if (sending) missed = true; else ask(); });
    document.addEventListener('htmx:afterSwap', (event) => { if (event.detail.target !== place) return; htmx.process(place); if (dialog()) open(true); else left?.focus({ preventScroll: true }); });

    document.addEventListener('click', (event) => {
        if (event.target.closest('[data-call-close]')) close();
        if (event.target.closest('[data-call-open]')) { sessionStorage.removeItem(CLOSED); open(true); }
        if (event.target.closest('[data-call-key="F4"]')) ticket();
    });
    const ticket = () => {
        const root = dialog()?.open ? dialog() : $('.call-page');
        const became = root && $('[data-call-became]', root);
        if (!became) return false;
        became.value = 'NEW';
        keep(became);
        fold(root);
        $('#call-subject', root).focus();
        return true;
    };
    document.addEventListener('cancel', (event) => { if (event.target === dialog()) { event.preventDefault(); close(); } }, true);
    document.addEventListener('keydown', (event) => {
        const call = dialog();
        if (event.key === 'Escape' && call?.open) {
            event.preventDefault();
            event.stopPropagation();
            close();
        } else if (event.key === 'F2' && call) {
            event.preventDefault();
            if (call.open && $('[data-call-key="F2"]', call)) $('[data-call-key="F2"]', call).click();
            else if (!call.open) { sessionStorage.removeItem(CLOSED); open(true); }
        } else if (event.key === 'F2' && $('.call-page [data-call-key="F2"]')) {
            event.preventDefault();
            $('.call-page [data-call-key="F2"]').click();
        } else if (event.key === 'F2' && $('.note-toast a')) {
            event.preventDefault();
            $$('.note-toast a').at(-1).click();
        } else if (event.key === 'F4' && ticket()) {
            event.preventDefault();
        }
    }, true);
    $$('.call-page').forEach(begin);
    if (!$('.call-page')) ask();
})();
