// Shows what is pushed, and opens the page it speaks of. The text is from our server alone: it is encrypted for us.
self.addEventListener("push", event => {
    const what = event.data ? event.data.json() : { title: "S.O.S.", text: "", href: "/" };
    event.waitUntil(self.registration.showNotification(what.title,
        { body: what.text, tag: what.tag, data: { href: what.href } }));
});
self.addEventListener("notificationclick", event => {
    event.notification.close();
    const href = new URL(event.notification.data.href, self.location.origin);
    if (href.origin !== self.location.origin) return;
    event.waitUntil(self.clients.matchAll({ type: "window" }).then(pages => {
        const open = pages.find(page => page.url === href.href);
        return open ? open.focus() : self.clients.openWindow(href.href);
    }));
});
