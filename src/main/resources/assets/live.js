// What changes by itself. The server names a topic; we fetch the fragments that show it and change only what differs, so
// that an open menu, the focus, a half-filled form, a choice, a marked text and the scroll stay as the person left them.
(() => {
    'use strict';
    const { $, $$, t, hear, signedOut, selected, refreshed } = window.sos;

    // What the person has in hand is left alone; the answer is owed and shown when it is let go.
    const owed = new Map();
    const inHand = (node) => node instanceof Element && (node.matches('details[data-menu][open] > :not(summary)') || node.matches('dialog[open]'));
    const typing = (node) => node instanceof Element && node === document.activeElement && node.matches('input, textarea, select');
    const holds = (node) => selected(node) || inHand(node) || typing(node)
        || (node instanceof Element && (node.matches('details[data-menu][open]') || $$('details[data-menu][open], :focus', node).some((one) => one.matches('details') || typing(one))));

    // The person's own, not the server's: never taken from a fragment.
    const own = (element, name) =>
        name === 'open' || name === 'aria-busy' || (name === 'aria-current' && element.matches('[data-row]')) || /^data-(dirty|kept|sent|touched)$/.test(name);
    const attributes = (old, fresh) => {
        for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !own(old, name)) old.removeAttribute(name);
        for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value && !own(old, name)) old.setAttribute(name, value);
    };
    const key = (node) => node.id || node.dataset?.row || '';
    const alike = (old, fresh) => old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName && key(old) === key(fresh);

    /** Makes old like fresh; what stays keeps its identity. Answers whether something had to be left for later. */
    const morph = (old, fresh) => {
        if (old.isEqualNode(fresh)) return false;
        if (inHand(old) || typing(old)) return true;
        if (old.nodeType !== Node.ELEMENT_NODE) {
            if (old.data === fresh.data) return false;
            if (selected(old)) return true;
            old.data = fresh.data;
            return false;
        }
        // Filled on demand: stays while it is about the same.
        const filled = old.dataset.lazy !== undefined && old.dataset.lazy === fresh.dataset.lazy;
        attributes(old, fresh);
        return filled ? false : children(old, fresh);
    };
    const children = (old, fresh) => {
        let left = false;
        let at = old.firstChild;
        const keyed = new Map([...old.childNodes].filter(key).map((child) => [key(child), child]));
        for (const wanted of [...fresh.childNodes]) {
            let found = keyed.get(key(wanted));
            if (found && !alike(found, wanted)) found = undefined;
            for (let next = at; !found && !key(wanted) && next; next = next.nextSibling) if (next.isEqualNode(wanted)) found = next;
            for (let next = at; !found && !key(wanted) && next; next = next.nextSibling) if (alike(next, wanted)) found = next;
            if (!found) {
                old.insertBefore(document.importNode(wanted, true), at);
                continue;
            }
            if (found === at) at = at.nextSibling;
            else if (old.moveBefore) old.moveBefore(found, at);
            else old.insertBefore(found, at);
            left = morph(found, wanted) || left;
        }
        while (at) {
            const gone = at;
            at = at.nextSibling;
            if (holds(gone)) left = true;
            else gone.remove();
        }
        return left;
    };

    // Each top element of an answer stands for the one on the page that has its id.
    const show = (element, html) => {
        const page = new DOMParser().parseFromString(html, 'text/html');
        const focused = document.activeElement;
        const scroller = element.closest('[data-scroll-end]');
        const end = scroller && scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < 80;
        const said = element.textContent;
        let left = false;
        for (const fresh of page.body.children) {
            const old = fresh.id && document.getElementById(fresh.id);
            if (!old) continue;
            left = morph(old, fresh) || left;
            htmx.process(old);
        }
        if (left) owed.set(element, html); else owed.delete(element);
        if (end) scroller.scrollTop = scroller.scrollHeight;
        if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
        refreshed();
        fill();
        if (element.dataset.liveSays && element.textContent !== said) hear(t('updated'));
    };
    const asking = new WeakMap();
    const refetch = (element) => {
        asking.get(element)?.abort();
        const abort = new AbortController();
        asking.set(element, abort);
        const shown = $$('[data-row]', element).length;
        const from = element.dataset.liveFrom;
        const address = from + (shown > 50 ? (from.includes('?') ? '&' : '?') + 'shown=' + shown : '');
        fetch(address, { headers: { 'HX-Request': 'true', 'HX-Target': element.id }, signal: abort.signal })
            .then((answer) => {
                if (answer.status === 401) signedOut();
                else if (answer.ok) return answer.text().then((html) => { if (element.isConnected) show(element, html); });
            })
            .catch(() => {});
    };
    const soon = new Map();
    const touch = (element) => {
        if (soon.has(element)) return;
        soon.set(element, setTimeout(() => { soon.delete(element); if (element.isConnected) refetch(element); }, 120));
    };
    const touched = (topic) => { document.dispatchEvent(new CustomEvent('sos:topic', { detail: topic || '' })); $$('[data-live]').filter((element) => !topic || element.dataset.live.split(' ').includes(topic)).forEach(touch); };
    document.addEventListener('sos:changed', () => touched());

    // Let go: what is owed comes now.
    const settle = () => {
        if (!owed.size || $('details[data-menu][open]')) return;
        for (const [element, html] of [...owed]) {
            if (element.contains(document.activeElement) && typing(document.activeElement)) continue;
            owed.delete(element);
            if (element.isConnected) show(element, html);
        }
    };
    document.addEventListener('toggle', (event) => { if (event.target.matches('details') && !event.target.open) settle(); }, true);
    document.addEventListener('focusout', () => setTimeout(settle));
    document.addEventListener('selectionchange', () => { if (getSelection().isCollapsed) settle(); });

    // What is fetched when its details are opened, and again when its address changes under open details
    const fill = () => $$('details[open] [data-lazy]').filter((place) => place.dataset.lazy !== place.filledFrom).forEach((place) => {
        place.filledFrom = place.dataset.lazy;
        fetch(place.dataset.lazy, { headers: { 'HX-Request': 'true' } })
            .then((answer) => (answer.ok && !answer.redirected ? answer.text() : Promise.reject(new Error(answer.status))))
            .then((html) => { place.innerHTML = html; htmx.process(place); })
            .catch(() => { place.filledFrom = ''; place.textContent = t('failed'); });
    });
    document.addEventListener('toggle', (event) => { if (event.target.open) fill(); }, true);

    if (document.body.matches('.desk, .portal')) {
        // One line for all tabs of the browser: the tab that holds the lock listens and tells the others.
        let lost = false;
        let gone = false;
        const tabs = new BroadcastChannel('sos-live');
        tabs.onmessage = (event) => touched(event.data);
        const listen = () => new Promise((closed) => {
            const source = new EventSource('/events?since=' + encodeURIComponent(document.querySelector('meta[name=sos-now]').content));
            source.addEventListener('topic', (event) => { touched(event.data); tabs.postMessage(event.data); });
            source.onopen = () => { if (lost) { lost = false; hear(t('online')); touched(); tabs.postMessage(''); } };
            source.onerror = () => {
                if (!lost) { lost = true; hear(t('offline')); }
                if (source.readyState === EventSource.CLOSED) setTimeout(closed, 5000);
            };
            addEventListener('pagehide', () => { source.close(); closed(); }, { once: true });
        });
        const hold = () => navigator.locks.request('sos-live', async () => { while (!gone) await listen(); });
        addEventListener('pagehide', () => { gone = true; });
        addEventListener('pageshow', (event) => { if (event.persisted) { gone = false; touched(); hold(); } });
        if (navigator.locks) hold(); else listen();
    }
})();
