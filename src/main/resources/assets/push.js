// The page of choices: subscribes this browser to pushes. Says in words what is not possible, and why.
(() => {
    const place = document.getElementById("push");
    if (!place) return;
    const button = place.querySelector("[data-push-on]");
    const say = name => {
        for (const one of place.querySelectorAll("[data-push-says]")) one.hidden = one.dataset.pushSays !== name;
    };
    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), one => one.charCodeAt(0));
    const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    if (!window.isSecureContext) {
        say("insecure");
        return;
    }
    if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) {
        say("impossible");
        return;
    }
    // What to do stands there while the browser refuses, and goes when the person changed that in its settings.
    let subscribed = false;
    const look = () => {
        const refused = Notification.permission === "denied";
        say(refused ? "denied" : "");
        button.hidden = refused || subscribed;
    };
    look();
    navigator.permissions?.query({ name: "notifications" }).then(state => state.addEventListener("change", look), () => {});
    navigator.serviceWorker.getRegistration("/").then(async known => {
        const subscription = known && await known.pushManager.getSubscription();
        const mine = subscription && place.querySelector(`[data-endpoint="${CSS.escape(subscription.endpoint)}"]`);
        if (mine) {
            mine.hidden = false;
            subscribed = true;
            look();
        }
    });
    button.addEventListener("click", async () => {
        button.disabled = true;
        try {
            const word = await Notification.requestPermission();
            if (word !== "granted") {
                look();
                if (word !== "denied") say("unanswered");
                return;
            }
            const worker = await navigator.serviceWorker.register("/push-worker.js", { scope: "/" });
            await navigator.serviceWorker.ready;
            const subscription = await worker.pushManager.subscribe(
                { userVisibleOnly: true, applicationServerKey: bytes(place.dataset.key) });
            const csrf = document.querySelector("meta[name=sos-csrf]");
            const body = new URLSearchParams({
                endpoint: subscription.endpoint,
                key: text(subscription.getKey("p256dh")),
                secret: text(subscription.getKey("auth")),
            });
            const answer = await fetch("/account/notifications/push",
                { method: "POST", body, headers: { [csrf.dataset.header]: csrf.content } });
            if (!answer.ok) throw new Error(String(answer.status));
            location.reload();
        } catch (failure) {
            say("failed");
        } finally {
            button.disabled = false;
        }
    });
})();
