/** S.O.S. – Stała Opieka Serwisowa: paid, permanent care of a software house's clients. */
@NullMarked
package pl.sos;

import org.jspecify.annotations.NullMarked;
