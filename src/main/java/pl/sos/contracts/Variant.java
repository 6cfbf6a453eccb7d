package pl.sos.contracts;

/** The two variants of the offer. */
public enum Variant {
    /** Variant I: a signed S.O.S. contract that states scope and conditions. */
    STANDARD,
    /** Variant II: a licence bought without implementation; remote help for three calendar months. */
    LICENCE_ONLY
}
