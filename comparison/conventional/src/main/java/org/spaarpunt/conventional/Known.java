package org.spaarpunt.conventional;

import java.util.Optional;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What seldom changes, from the cache. What is returned must not be changed. */
@Service
@Transactional(readOnly = true)
class Known {
    private final Consumers consumers;
    private final AccessTokens tokens;
    private final Counters counters;
    private final Events events;

    Known(Consumers consumers, AccessTokens tokens, Counters counters, Events events) {
        this.consumers = consumers;
        this.tokens = tokens;
        this.counters = counters;
        this.events = events;
    }

    @Cacheable("consumers")
    public Optional<Consumer> consumer(String key) {
        return consumers.findById(key);
    }

    @Cacheable("tokens")
    public Optional<AccessToken> token(String token) {
        return tokens.findById(token);
    }

    @Cacheable("counters")
    public Optional<Counter> counter(String consumerKey) {
        return counters.findByConsumerKey(consumerKey);
    }

    @Cacheable("employees")
    public boolean mayCheckIn(long counterId, long userId) {
        return counters.mayCheckIn(counterId, userId);
    }

    @Cacheable("events")
    public Optional<Event> event(String cdbid) {
        return events.findByCdbid(cdbid);
    }
}
