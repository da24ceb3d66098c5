package org.spaarpunt.lookups;

/** Hears of every look-up that is refused because a budget is exhausted. */
public interface LookupObserver {
    LookupObserver NONE = (_, _) -> {};

    void refused(Party party, NumberKind kind);
}
