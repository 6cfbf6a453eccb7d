package pl.sos.identity.web;

import java.util.List;
import pl.sos.identity.AdminEntry;

/** The pages of the administration, in their order. */
public record AdminView(List<AdminEntry> entries) {}
