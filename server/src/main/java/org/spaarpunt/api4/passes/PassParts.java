package org.spaarpunt.api4.passes;

import java.time.InstantSource;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderFeature;

/** What the operations about passes and cards need. */
public record PassParts(
        PassholderFeature passholders, CardSystemList cardSystems, CallerPlaces places, InstantSource clock) {}
