// What the browser refuses is said at its field, in the person's language; its own bubble knows only the browser's.
(() => {
    'use strict';
    const { $$, t } = window.sos;
    const words = (field) => {
        const { validity } = field;
        if (validity.badInput) return t('field-unfinished');
        if (validity.valueMissing) return t(field.type === 'file' ? 'field-file' : field.matches('select, [type=radio], [type=checkbox]') ? 'field-choose' : 'field-missing');
        if (validity.typeMismatch) return t(field.type === 'email' ? 'field-email' : 'field-address');
        if (validity.tooShort) return t('field-short', field.minLength);
        if (validity.rangeUnderflow) return t('field-least', new Date(field.min + 'T12:00').toLocaleDateString(document.documentElement.lang));
        return validity.patternMismatch ? t('field-digits') : field.validationMessage;
    };

    // One sentence for all the radio buttons of a question
    const group = (field) => (field.type === 'radio' ? $$(`input[type=radio][name="${CSS.escape(field.name)}"]`, field.form || document) : [field]);
    const sayings = new WeakMap();
    const say = (field) => {
        const [first] = group(field);
        const id = (first.id || first.name) + '-error';
        const said = sayings.get(first) || document.getElementById(id) || Object.assign(document.createElement('span'), { className: 'field-error', id });
        said.textContent = words(first);
        if (!said.isConnected) {
            const last = group(first).at(-1);
            (last.closest('.pair, .input-group, .presence-until, .form-check') || last).after(said);
        }
        sayings.set(first, said);
        group(first).forEach((one) => {
            one.classList.add('is-invalid');
            one.setAttribute('aria-invalid', 'true');
            if (!one.getAttribute('aria-describedby')?.split(' ').includes(id)) one.setAttribute('aria-describedby', [id, one.getAttribute('aria-describedby')].filter(Boolean).join(' '));
        });
    };
    const takeBack = (field) => {
        const [first] = group(field);
        const said = sayings.get(first);
        if (!said || !first.validity.valid) return;
        said.remove();
        sayings.delete(first);
        group(first).forEach((one) => {
            one.classList.remove('is-invalid');
            one.removeAttribute('aria-invalid');
            const rest = (one.getAttribute('aria-describedby') || '').split(' ').filter((id) => id !== said.id).join(' ');
            if (rest) one.setAttribute('aria-describedby', rest); else one.removeAttribute('aria-describedby');
        });
    };

    // All refused fields of a form are told in one turn: the first of them is where one goes on.
    let gone = false;
    document.addEventListener('invalid', (event) => {
        const field = event.target;
        event.preventDefault();
        say(field);
        if (gone) return;
        gone = true;
        setTimeout(() => { gone = false; });
        field.focus();
    }, true);
    ['input', 'change'].forEach((what) => document.addEventListener(what, (event) => { if (event.target.willValidate) takeBack(event.target); }));
})();
