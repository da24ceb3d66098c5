package org.spaarpunt.rewards;

import java.time.Instant;

/** A slot in the present period of a reward's limit that a passholder has taken. */
record UsedSlot(int ordinal, Instant at) {}
