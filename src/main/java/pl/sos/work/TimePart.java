package pl.sos.work;

import pl.sos.kernel.Minutes;

/** A stretch of an entry that lies within one kind of time. */
public record TimePart(WorkTime when, Minutes minutes) {}
