package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spaarpunt.checkins.ShardFacts.Located;
import org.spaarpunt.checkins.ShardFacts.Place;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.passes.UitpasNumber;

class NodeQueuesTest {
    @Test
    void requests_of_a_shard_are_settled_together_in_their_order_and_those_without_a_place_apart() {
        var first = onShard(102008);
        var second = onShard(102010);
        var third = onShard(102008);
        var unknown = located(Optional.empty());
        assertThat(NodeQueues.byShard(List.of(first, second, unknown, third)))
                .containsExactly(List.of(first, third), List.of(second), List.of(unknown));
    }

    @Test
    void a_request_that_failed_alone_is_not_open_and_says_why() {
        var request = onShard(102008);
        assertThat(request.isOpen()).isTrue();
        request.fail(new IllegalStateException("The node is down"));
        assertThat(request.isOpen()).isFalse();
        assertThatThrownBy(request::outcome).hasMessage("The node is down");
    }

    @Test
    void a_request_that_is_settled_does_not_fail_any_more() {
        var request = onShard(102008);
        request.rejectNonce();
        request.fail(new IllegalStateException("The node is down"));
        assertThatThrownBy(request::outcome).hasMessageNotContaining("down");
    }

    private static PendingCheckin<?> onShard(long shard) {
        return located(Optional.of(new Place(1, shard)));
    }

    private static PendingCheckin<?> located(Optional<Place> place) {
        var request = new CheckinRequest.ByCode("app", "code", new UitpasNumber("0930056878802"));
        var pending = new PendingCheckin<>(request, CheckinRules.BY_CODE, Once.under(Optional.empty()));
        pending.locate(new Located(Optional.empty(), place));
        return pending;
    }
}
