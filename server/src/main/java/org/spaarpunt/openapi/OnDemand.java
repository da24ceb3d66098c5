package org.spaarpunt.openapi;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when it is first wanted, once: a server that starts does not wait for it. */
public final class OnDemand<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    public OnDemand(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }
}
