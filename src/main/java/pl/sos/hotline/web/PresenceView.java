package pl.sos.hotline.web;

import java.time.Instant;

/**
 * Whether the viewer can be reached, as others see it.
 *
 * @param state PRESENT, ON_PHONE, AWAY or AFTER_HOURS
 * @param until when that changes
 * @param said by the viewer's own word or telephone, not by the calendar
 * @param error why the last word was not taken; empty for none
 */
public record PresenceView(String state, Instant until, boolean said, String error) {}
